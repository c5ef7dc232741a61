namespace HeyGen.Sandbox.Folders;

/// <summary>A place for videos.</summary>
internal sealed record Folder(string Id, string Name, string Type, string? ParentId, long CreatedAt);
