using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HeyGen.McpServer.Platform;

namespace HeyGen.McpServer.Money.Ledger;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Submission))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    public static string Write(Submission row)
    {
        try
        {
            return JsonSerializer.Serialize(row, Default.Submission);
        }
        catch (JsonException) when (row.Answer is not null)
        {
            // HeyGen's answer holds a text that was cut inside a character. The row must be kept all the same: the work is paid for.
            return JsonSerializer.Serialize(row with { Answer = (JsonObject?)JsonText.Writable(row.Answer) }, Default.Submission);
        }
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    public static Submission Read(string row) => JsonSerializer.Deserialize(row, Default.Submission) ?? throw new JsonException("The row is null.");
}
