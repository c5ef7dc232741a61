namespace HeyGen.McpServer.Model.Requests;

/// <summary>A field that an ordinary request leaves out, so a shortened listing of the contract may leave it out too.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class RareFieldAttribute : Attribute;
