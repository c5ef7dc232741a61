using System.Collections.Concurrent;
using HeyGen.McpServer.Jobs.Polling;
using HeyGen.McpServer.Mcp.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace HeyGen.McpServer.Mcp.Resources;

/// <summary>The end of jobs, for who follows them as resources.</summary>
internal sealed class JobEnds(JobResource resource, IJobReader reader, IJobKinds kinds, JobPoller poller)
{
    /// <summary>The job of a URI, if the caller may read it; else null.</summary>
    public async Task<JobId?> FindAsync(string uri, Caller caller, CancellationToken cancellationToken) =>
        resource.Job(uri) is { } job && !(await resource.ReadAsync(job, caller, cancellationToken)).IsError ? job : null;

    /// <summary>Waits until the job has ended, however often it asks something meanwhile.</summary>
    /// <exception cref="HeyGenException">HeyGen refuses a read.</exception>
    public async Task WaitAsync(JobId job, CancellationToken cancellationToken)
    {
        var kind = kinds.Find(job.Kind)!;
        var last = await reader.ReadAsync(kind, job.Id, cancellationToken);
        while (last.State is JobState.Running or JobState.NeedsInput)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A server that stops ends every wait at once.
            poller.Stopping.ThrowIfCancellationRequested();

            var start = last with { State = JobState.Running };
            last = await poller.WaitAsync(kind, start, TimeSpan.FromSeconds(OwnArguments.MostWaitSeconds), changed: null, cancellationToken);
        }
    }
}

/// <summary>
/// resources/subscribe of the revisions before 2026-07-28: a client that follows a job's resource is told once, when the job has ended. Nothing else that can
/// be read here changes unasked, so that nothing else can be subscribed to.
/// </summary>
internal sealed partial class JobSubscriptions(JobEnds ends, ServerStop stop, ILogger<JobSubscriptions> logger)
{
    /// <summary>As many as one client can sensibly follow; each costs reads at HeyGen.</summary>
    private const int MostOfOneSession = 100;

    private readonly ConcurrentDictionary<(string Session, string Uri), CancellationTokenSource> open = [];

    public void Apply(McpServerOptions options)
    {
        options.Capabilities ??= new ServerCapabilities();
        options.Capabilities.Resources = new ResourcesCapability { Subscribe = true };
        options.Handlers.SubscribeToResourcesHandler = SubscribeAsync;
        options.Handlers.UnsubscribeFromResourcesHandler = (request, _) =>
        {
            if (open.TryRemove((SessionOf(request.Server), request.Params.Uri), out var subscription))
                subscription.Cancel();

            return ValueTask.FromResult(new EmptyResult());
        };
    }

    private static string SessionOf(ModelContextProtocol.Server.McpServer server) => server.SessionId ?? "";

    private async ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var (uri, session) = (request.Params.Uri, SessionOf(request.Server));
        var caller = new Caller(ClientName: null, SendProgress: null) { Tag = CallerReader.TagOf(request.User) };
        if (await ends.FindAsync(uri, caller, cancellationToken) is not { } job)
        {
            throw JobResource.Missing(
                request, $"{UntrustedText.Clean(uri)} is no job that can be followed. Only jobs change unasked: {JobUri.Template}.");
        }

        if (open.Keys.Count(key => key.Session == session) >= MostOfOneSession)
            throw new McpProtocolException($"A session follows at most {MostOfOneSession} jobs. Unsubscribe from one.", McpErrorCode.InvalidParams);

        var subscription = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        if (open.TryAdd((session, uri), subscription))
            _ = TellAsync(request.Server, uri, job, subscription);
        else
            subscription.Dispose();

        return new EmptyResult();
    }

    private async Task TellAsync(ModelContextProtocol.Server.McpServer server, string uri, JobId job, CancellationTokenSource subscription)
    {
        await Task.Yield();
        try
        {
            await ends.WaitAsync(job, subscription.Token);
            var told = new JsonRpcNotification { Method = NotificationMethods.ResourceUpdatedNotification, Params = new JsonObject { ["uri"] = uri } };
            await server.SendMessageAsync(told, subscription.Token);
        }
        catch (OperationCanceledException) when (subscription.IsCancellationRequested || stop.Token.IsCancellationRequested)
        {
            // Unsubscribed, or the server stops.
        }
#pragma warning disable CA1031 // Nobody waits for this task: whatever ends it must be seen in the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotTold(fault, uri);
        }
        finally
        {
            open.TryRemove(new KeyValuePair<(string, string), CancellationTokenSource>((SessionOf(server), uri), subscription));
            subscription.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The end of {Uri} could not be told to a client that follows it.")]
    private partial void LogNotTold(Exception fault, string uri);
}
