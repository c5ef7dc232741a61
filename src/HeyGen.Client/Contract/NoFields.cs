namespace HeyGen.Client;

/// <summary>The request of an operation that takes nothing.</summary>
public sealed record NoFields;
