namespace HeyGen.Client;

/// <summary>What HeyGen tells of the API key in use. The reference does not name its fields, so none is named here and all are kept.</summary>
public sealed record ApiKey : OpenRecord;
