namespace HeyGen.McpServer.Model.Requests;

/// <summary>A list in which HeyGen takes no item twice.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class UniqueItemsAttribute : Attribute;
