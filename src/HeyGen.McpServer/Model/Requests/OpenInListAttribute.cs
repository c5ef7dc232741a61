namespace HeyGen.McpServer.Model.Requests;

/// <summary>
/// A field whose shape is long and described elsewhere: a shortened listing of the contract may show it, or each of its items, as an open
/// object, or as any text, with this description.
/// </summary>
/// <param name="description">Where the shape is described.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OpenInListAttribute(string description) : Attribute
{
    /// <summary>Where the shape is described.</summary>
    public string Description { get; } = description;
}
