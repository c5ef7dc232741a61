namespace HeyGen.Client;

/// <summary>The operations around a direct upload, in which the bytes go to a presigned address.</summary>
/// <param name="Create">Announces a file by <c>filename</c>, <c>content_type</c> and <c>size_bytes</c>, and names the address.</param>
/// <param name="Complete">Makes an asset of the bytes, by <c>asset_id</c> and <c>checksum_sha256</c>; 409 until they are stored.</param>
public sealed record DirectUploadOperations(Operation Create, Operation Complete);
