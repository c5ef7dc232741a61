namespace HeyGen.Sandbox.Videos;

/// <summary>What a checked request for a video comes to.</summary>
/// <param name="JobSeconds">How long rendering takes at speed 1.</param>
/// <param name="OutputSeconds">The length of the film.</param>
/// <param name="Price">In USD.</param>
/// <param name="Script">All that is said, or the prompt of a film that has no script.</param>
internal sealed record VideoPlan(double JobSeconds, double OutputSeconds, decimal Price, string Script);
