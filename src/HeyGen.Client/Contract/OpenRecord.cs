using System.Text.Json;
using System.Text.Json.Serialization;

namespace HeyGen.Client;

/// <summary>
/// A record of HeyGen's answers. HeyGen adds fields without notice, so those that this version does not know are kept, and hardly any field
/// is required: a create that was paid for must not fail in reading because a field is missing.
/// </summary>
public abstract record OpenRecord
{
    /// <summary>Fields that this version does not know, by their names.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherFields { get; set; }
}
