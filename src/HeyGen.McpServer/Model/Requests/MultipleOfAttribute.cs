namespace HeyGen.McpServer.Model.Requests;

/// <summary>A number that HeyGen takes in steps only.</summary>
/// <param name="step">The step.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class MultipleOfAttribute(int step) : Attribute
{
    /// <summary>The step.</summary>
    public int Step { get; } = step;
}
