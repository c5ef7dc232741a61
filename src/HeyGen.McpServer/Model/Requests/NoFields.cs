namespace HeyGen.McpServer.Model.Requests;

/// <summary>The request of an operation that takes nothing.</summary>
internal sealed record NoFields;
