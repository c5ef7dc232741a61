using System.CommandLine;
using HeyGen.McpServer.Catalog.Webhooks;
using HeyGen.McpServer.Cli.Composition;
using HeyGen.McpServer.Pipeline;
using HeyGen.McpServer.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.McpServer.Cli;

/// <summary><c>webhook</c>: has HeyGen notify the HTTP server of the ends of jobs. The secret is never shown.</summary>
internal static class WebhookCommand
{
    public static Command Create(SettingsOptions settings)
    {
        var publicUrl = Setting.Value<Uri?>("--public-url", "Where HeyGen reaches this server from outside.", "URL", null, Setting.ReadUrl);
        var redis = Setting.Value<string?>("--redis", "Where Redis is, for several machines that serve together.", "ADDR", null, text => text);
        var events = Setting.Once<string[]?>(
            "--events", "Types of event to take, separated by commas; without it those that report the ends of jobs.", "A,B", Setting.ReadList);
        var rotate = new Option<bool>("--rotate") { Description = "Replace the secret that HeyGen signs with." };
        var command = new Command("webhook", "Have HeyGen notify the HTTP server at once when a job ends.") { publicUrl, events, rotate, redis };
        command.SetAction(async (result, _) => await RunAsync(
            settings.Read(result) with { Redis = result.GetValue(redis) },
            result.GetValue(publicUrl),
            // The parser makes an empty list of an option that is not there.
            result.GetValue(events) is { Length: > 0 } wanted ? wanted : null,
            result.GetValue(rotate)));
        return command;
    }

    private static async Task<int> RunAsync(ServerSettings settings, Uri? publicUrl, string[]? events, bool rotate)
    {
        if (Refusal(settings, publicUrl) is { } refused)
        {
            await Console.Error.WriteLineAsync(refused);
            return ExitCode.Usage;
        }

        return await ServerHost.RunAsync(
            settings, (services, stop) => RegisterAsync(services.GetRequiredService<WebhookRegistration>(), publicUrl!, events, rotate, stop));
    }

    private static async Task<int> RegisterAsync(WebhookRegistration registration, Uri publicUrl, string[]? events, bool rotate, CancellationToken stop)
    {
        try
        {
            await NoteUnknownAsync(events ?? []);
            await PrintAsync(await registration.RunAsync(publicUrl, events, rotate, stop), publicUrl);
            return ExitCode.Ok;
        }
        catch (HeyGenException refusal)
        {
            var result = FailureFormatter.Format(refusal.Error, WebhookTools.Create);
            await Console.Error.WriteLineAsync(result.Text);
            return ExitCode.Of(result.Kind);
        }
        catch (StateFolderException problem)
        {
            await Console.Error.WriteLineAsync($"{problem.Message} Then run this command again: where HeyGen has the address already, it makes a new secret.");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Failed;
        }
    }

    private static string? Refusal(ServerSettings settings, Uri? publicUrl)
    {
        if (settings.Sandbox)
        {
            return "--sandbox: that sandbox would end with this command. "
                + "Run 'heygen-mcp sandbox' in another terminal and set HEYGEN_API_BASE_URL and HEYGEN_API_KEY as it says.";
        }

        if (publicUrl is null)
            return "--public-url: name where HeyGen reaches this server, for example https://heygen.example.com.";

        return publicUrl.Scheme != Uri.UriSchemeHttps && !publicUrl.IsLoopback ? $"--public-url: HeyGen posts to https addresses only, found '{publicUrl}'." : null;
    }

    /// <summary>HeyGen's list of events grows, so one that is not known here is sent all the same.</summary>
    private static async Task NoteUnknownAsync(IEnumerable<string> events)
    {
        var known = new WebhookEventTypesAttribute().Values;
        foreach (var type in events.Where(type => !known.Contains(type)))
        {
            var meant = NearestName.To(type, known.OfType<string>()) is { } near ? $"; did you mean {near}?" : ".";
            await Console.Error.WriteLineAsync($"--events: '{type}' is not known here, and is registered as it stands{meant}");
        }
    }

    private static async Task PrintAsync(RegistrationReport report, Uri publicUrl)
    {
        var events = report.Events is { } some ? $"{some.Count} types of event" : "every event";
        await Console.Out.WriteLineAsync(report.IsNew
            ? $"Registered {report.Address} with HeyGen, for {events}."
            : $"{report.Address} is registered with HeyGen already, {(report.EventsChanged ? "now " : "")}for {events}.");
        await Console.Out.WriteLineAsync(report.NewSecret switch
        {
            NewSecret.None => "Its secret is kept.",
            NewSecret.First => "The secret that HeyGen signs with is kept.",
            NewSecret.Missing => "HeyGen's answer holds no secret, so that deliveries will be refused. Try again with --rotate.",
            NewSecret.OldWasLost => "Its secret was not kept here; HeyGen made a new one, which is.",
            _ => "HeyGen made a new secret, which is kept in place of the old one.",
        });
        if (report.IsDisabled)
            await Console.Out.WriteLineAsync("HeyGen has disabled it and posts nothing. Delete it with delete_webhook_endpoint, then run this command again.");

        foreach (var other in report.OtherAddresses)
        {
            await Console.Out.WriteLineAsync(
                $"HeyGen posts this account's events to {other} as well. If that server is gone, delete the endpoint with delete_webhook_endpoint.");
        }

        await Console.Out.WriteLineAsync($"Serve it with: heygen-mcp http --public-url {publicUrl.OriginalString.TrimEnd('/')}");
    }
}
