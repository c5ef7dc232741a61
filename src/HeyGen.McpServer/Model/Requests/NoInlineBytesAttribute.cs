namespace HeyGen.McpServer.Model.Requests;

/// <summary>An asset that HeyGen takes by address or id only, and not with its bytes within the request.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class NoInlineBytesAttribute : Attribute;
