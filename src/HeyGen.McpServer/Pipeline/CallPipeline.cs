using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Files;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Confirmation;
using HeyGen.McpServer.Pipeline.Results;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Pipeline.Waiting;
using HeyGen.McpServer.Platform;
using HeyGen.McpServer.Schemas;
using Microsoft.Extensions.Logging;

namespace HeyGen.McpServer.Pipeline;

/// <summary>
/// The way of every call, whichever transport it came by: mend and check the arguments, do the work, shape the result. The one place
/// that turns failures into results.
/// </summary>
internal sealed partial class CallPipeline(Func<Task<ToolServices>> startServices, ILogger<CallPipeline> logger)
{
    private readonly ConcurrentDictionary<string, ToolContract> contracts = new();

    /// <summary>Services are made with the first call: a client that only lists tools pays for none of them.</summary>
    private readonly Lazy<Task<ToolServices>> services = new(startServices);

    public Task<ToolServices> ServicesAsync() => services.Value;

    /// <exception cref="OperationCanceledException">The caller has gone or cancelled; any job goes on at HeyGen.</exception>
    public async Task<ToolResult> CallAsync(ToolDefinition tool, JsonObject arguments, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var reading = Read(tool, arguments);
            if (reading.Problems.Count > 0)
            {
                return FailureFormatter.From(reading.Problems, tool);
            }

            var call = new ToolCall(tool, reading.Arguments, reading.Options, caller);
            var outcome = await DoAsync(call, cancellationToken);
            return MayBeTask(call, outcome) ? outcome with { MayBeTask = true } : outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A fault in one call must not end the process, nor show its insides to the caller.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogUnexpected(logger, fault, tool.Name);
            return FailureFormatter.Unexpected(tool);
        }
    }

    /// <summary>Mends and checks arguments as a call of the tool would, and does nothing with them.</summary>
    public ArgumentReading Read(ToolDefinition tool, JsonObject arguments) => Contract(tool).Reader.Read(arguments);

    /// <summary>A result that says no more than that a job goes on. One with links gives somebody something to open now, which a task would keep back.</summary>
    private static bool MayBeTask(ToolCall call, ToolResult outcome) =>
        call.Caller.TakesTasks && call.Tool.TakesWait && call.Options.WaitSeconds is null
        && outcome is { Kind: ResultKind.StillRunning, Elicitation: null, Structured: { } result } && !result.ContainsKey("links");

    private async Task<ToolResult> DoAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            var ready = await services.Value;
            return await CostInResults.AddAsync(call, await UploadAndDoAsync(call, ready, cancellationToken), ready, cancellationToken);
        }
        catch (FileRefusedException refusal)
        {
            return FailureFormatter.From(refusal, call.Tool);
        }
        catch (LedgerException unusable)
        {
            return FailureFormatter.From(unusable, call.Tool);
        }
        catch (StateFolderException unusable)
        {
            return FailureFormatter.From(unusable);
        }
        catch (SpendingRefusedException refusal)
        {
            return FailureFormatter.From(refusal);
        }
        catch (HeyGenException refusal)
        {
            return FailureFormatter.From(refusal.Error, call.Tool, await ExplainAsync(refusal.Error, call, cancellationToken));
        }
    }

    /// <summary>A person agrees first, where one must; then files of this machine among the arguments are sent.</summary>
    private async Task<ToolResult> UploadAndDoAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        // A question that a handler asked came after the files; a confirmation comes before them.
        var sentBefore = call.Caller.Answer is not null && !call.Tool.TakesConfirmation;
        var files = sentBefore ? [] : FileArgument.Find(call.Arguments, Contract(call.Tool).AssetInputs);
        if (call.Tool.Submits && files.Count > 0)
        {
            call = call with { Fingerprint = Fingerprint.Of(call, await FileArgument.VersionsAsync(files, call.Caller, services, cancellationToken)) };
        }

        var clearance = await ConfirmationStage.RequireAsync(call, services, cancellationToken);
        if (clearance.Outcome is { } question)
        {
            return question;
        }

        if (files.Count == 0)
        {
            return await ConfirmationStage.UseUpAsync(clearance, call, services, cancellationToken) ?? await call.Tool.Handler(call, services, cancellationToken);
        }

        if (call.Tool.Submits && await services.Submitter.FindSameAsync(call, cancellationToken) is { } earlier)
        {
            return await call.Tool.Handler(call with { Earlier = earlier }, services, cancellationToken);
        }

        await using var progress = CallProgress.Start(call.Caller, services, cancellationToken);
        await FileArgument.UploadAsync(files, call.Caller, services, progress, cancellationToken);
        return await ConfirmationStage.UseUpAsync(clearance, call, services, cancellationToken)
            ?? await call.Tool.Handler(call with { Progress = progress }, services, cancellationToken);
    }

    private ToolContract Contract(ToolDefinition tool) => contracts.GetOrAdd(tool.Name, static (_, definition) => ToolContract.Read(definition), tool);

    /// <summary>An explanation is a courtesy: when finding it fails too, the refusal stands alone.</summary>
    private async Task<string?> ExplainAsync(HeyGenError error, ToolCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.ExplainRefusal is not { } explain)
        {
            return null;
        }

        try
        {
            return await explain(error, call, await services.Value, cancellationToken);
        }
        catch (HeyGenException)
        {
            return null;
        }
    }

    /// <summary>What the tool's manifest says of its arguments, ready for use.</summary>
    private sealed record ToolContract(ArgumentReader Reader, IReadOnlyList<ManifestAssetInput> AssetInputs)
    {
        public static ToolContract Read(ToolDefinition tool)
        {
            var manifest = ToolManifests.Read(tool.Name);
            return new ToolContract(new ArgumentReader(tool, manifest.InputSchema), manifest.AssetInputs ?? []);
        }
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "{Tool} failed unexpectedly")]
    private static partial void LogUnexpected(ILogger logger, Exception fault, string tool);
}
