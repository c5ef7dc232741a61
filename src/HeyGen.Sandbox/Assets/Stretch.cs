namespace HeyGen.Sandbox.Assets;

/// <summary>The part of a given video that is worked on, from <c>start_time</c> to <c>end_time</c> in seconds; all of it without them.</summary>
internal static class Stretch
{
    /// <exception cref="ApiException">400 when the part begins before the video or is empty.</exception>
    public static void Check(JsonElement body)
    {
        var (start, end) = (body.Number("start_time") ?? 0, body.Number("end_time"));
        if (start < 0)
        {
            throw ApiException.InvalidParameter("start_time", "start_time: cannot be below 0.");
        }
        if (end <= start)
        {
            throw ApiException.InvalidParameter("end_time", "end_time: must come after start_time.");
        }
    }
}
