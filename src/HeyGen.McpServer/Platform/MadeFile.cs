namespace HeyGen.McpServer.Platform;

/// <summary>A file that is made when it is to be sent, of what stands at a path of this machine.</summary>
/// <param name="Version">Distinguishes it from the one that the same path makes after a change.</param>
/// <param name="Seconds">How long the film in it is, where that is known.</param>
internal sealed record MadeFile(string Name, string Version, decimal? Seconds, Func<CancellationToken, Task<Stream>> MakeAsync);
