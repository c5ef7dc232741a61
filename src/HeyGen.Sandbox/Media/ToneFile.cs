namespace HeyGen.Sandbox.Media;

/// <summary>Makes a WAV file: a quiet tone, its pitch chosen by a seed, 16-bit mono.</summary>
internal static class ToneFile
{
    private const int SampleRate = 8000;
    private const int BytesPerSample = 2;

    public static byte[] Create(double seconds, string seed)
    {
        var samples = (int)(seconds * SampleRate);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + (samples * BytesPerSample));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1); // PCM
        writer.Write((short)1); // one channel
        writer.Write(SampleRate);
        writer.Write(SampleRate * BytesPerSample);
        writer.Write((short)BytesPerSample);
        writer.Write((short)(BytesPerSample * 8));
        writer.Write("data"u8);
        writer.Write(samples * BytesPerSample);
        var step = 2 * Math.PI * (220 + (Ids.Number(seed) % 440)) / SampleRate;
        for (var index = 0; index < samples; index++)
            writer.Write((short)(6000 * Math.Sin(index * step)));
        return file.ToArray();
    }
}
