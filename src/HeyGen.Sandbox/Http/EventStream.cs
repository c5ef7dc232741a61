using System.Text;

namespace HeyGen.Sandbox.Http;

/// <summary>
/// An answer as server-sent events. It is sent whole: what has happened by now, and no waiting for what is still to come, so that a test clock decides
/// what a stream holds.
/// </summary>
internal static class EventStream
{
    public static ApiAnswer Answer(int status, IEnumerable<ServerEvent> events)
    {
        var text = new StringBuilder();
        foreach (var sent in events)
        {
            if (sent.Name is not null)
            {
                text.Append("event: ").Append(sent.Name).Append('\n');
            }
            text.Append("data: ").Append(sent.Data.ToJsonString()).Append("\n\n");
        }

        return new(status, Encoding.UTF8.GetBytes(text.ToString())) { ContentType = "text/event-stream" };
    }
}

/// <summary>One event.</summary>
/// <param name="Name">What kind of event it is; null leaves it unsaid.</param>
/// <param name="Data">What it carries.</param>
internal sealed record ServerEvent(string? Name, JsonNode Data);
