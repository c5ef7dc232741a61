namespace HeyGen.McpServer.Model.Requests;

/// <summary>
/// How many items HeyGen takes in a list. The framework's MinLength and MaxLength would say the same, but are not safe to trim (IL2026).
/// </summary>
/// <param name="minimum">The fewest items.</param>
/// <param name="maximum">The most items.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class ItemCountAttribute(int minimum, int maximum) : Attribute
{
    /// <summary>The fewest items.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The most items.</summary>
    public int Maximum { get; } = maximum;
}
