namespace HeyGen.Sandbox.Assets;

/// <summary>An uploaded file.</summary>
internal sealed record Asset(string Id, string Name, FileType Type, int Size, long UploadedAt)
{
    public string Medium => $"assets/{Id}.{Type.Extension}";
}
