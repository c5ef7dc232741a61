using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Json;

namespace HeyGen.McpServer.Jobs;

/// <summary>Looks at a job once. The seam between waiting and HeyGen.</summary>
internal interface IJobReader
{
    /// <exception cref="HeyGenException">HeyGen did not tell the state.</exception>
    Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken);
}

internal sealed class JobReader(HeyGenClient heyGen) : IJobReader
{
    /// <summary>The end of the year 9999. Beyond it a time is no Unix time in seconds, and would only mislead.</summary>
    private const long LastSecond = 253_402_300_799;

    public async Task<JobSnapshot> ReadAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var snapshot = await ReadOneAsync(kind, id, cancellationToken);
        if (kind.LeadsTo is not { } next || !next.Statuses.Contains(snapshot.Status) || JsonText.At(snapshot.Fields, next.IdField) is not { } nextId)
        {
            return snapshot;
        }

        var result = await ReadOneAsync(next.Kind, nextId, cancellationToken);
        return Join(snapshot, result);
    }

    private async Task<JobSnapshot> ReadOneAsync(JobKind kind, string id, CancellationToken cancellationToken)
    {
        var answer = await heyGen.SendAsync(kind.Read, new JsonObject { [kind.IdArgument] = id }, options: null, cancellationToken);
        return Snapshot(kind, id, answer.Data);
    }

    /// <summary>Reads a job's state out of HeyGen's answer.</summary>
    public static JobSnapshot Snapshot(JobKind kind, string id, JsonElement data)
    {
        var fields = data.ValueKind is JsonValueKind.Object ? JsonObject.Create(data)! : [];
        var status = JsonText.At(fields, "status");
        var state = kind.Meaning(status);
        return new JobSnapshot(new JobId(kind.Name, id), state, status ?? state.Name(), fields)
        {
            Percent = kind.PercentField is { } field && fields[field] is JsonValue value && value.TryGetValue(out double percent) ? percent : null,
            Failure = state is JobState.Failed ? FailureText(kind, fields) : null,
            CreatedAt = fields["created_at"] is JsonValue created && created.TryGetValue(out long seconds) && seconds is >= 0 and <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
        };
    }

    /// <summary>The first job's own fields with the result's laid over them; the result's state is the one that counts.</summary>
    private static JobSnapshot Join(JobSnapshot first, JobSnapshot result)
    {
        var fields = first.Fields.DeepClone().AsObject();
        foreach (var (name, value) in result.Fields)
        {
            if (name is not ("id" or "created_at"))
            {
                fields[name] = value?.DeepClone();
            }
        }

        return first with { State = result.State, Status = result.Status, Fields = fields, Failure = result.Failure };
    }

    private static string? FailureText(JobKind kind, JsonObject fields)
    {
        var parts = kind.FailureFields.Select(path => JsonText.At(fields, path)).Where(text => !string.IsNullOrWhiteSpace(text));
        var text = string.Join(": ", parts);
        return text.Length > 0 ? text : null;
    }
}
