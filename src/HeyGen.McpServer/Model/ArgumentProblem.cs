namespace HeyGen.McpServer.Model;

/// <summary>One thing wrong with a call's arguments.</summary>
/// <param name="Path">Where, as a caller writes it: <c>scenes[2].input.voice_id</c>.</param>
/// <param name="Message">What was expected and the nearest valid value; names the path.</param>
internal sealed record ArgumentProblem(string Path, string Message);
