using System.Buffers.Binary;

namespace HeyGen.Sandbox.Media;

/// <summary>Makes a WAV file: a quiet tone, its pitch chosen by a seed, 16-bit mono.</summary>
internal static class ToneFile
{
    private const int SampleRate = 8000;
    private const int HeaderLength = 44;
    private const int BytesPerSample = 2;

    public static byte[] Create(double seconds, string seed)
    {
        var samples = (int)(seconds * SampleRate);
        var file = new byte[HeaderLength + (samples * BytesPerSample)];
        WriteHeader(file, samples * BytesPerSample);
        var step = 2 * Math.PI * (220 + (Seed.Number(seed) % 440)) / SampleRate;
        for (var index = 0; index < samples; index++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderLength + (index * BytesPerSample)), (short)(6000 * Math.Sin(index * step)));
        }
        return file;
    }

    private static void WriteHeader(Span<byte> file, int dataLength)
    {
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[4..], HeaderLength - 8 + dataLength);
        "WAVEfmt "u8.CopyTo(file[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(file[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(file[22..], 1); // one channel
        BinaryPrimitives.WriteInt32LittleEndian(file[24..], SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file[28..], SampleRate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(file[32..], BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(file[34..], BytesPerSample * 8);
        "data"u8.CopyTo(file[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(file[40..], dataLength);
    }
}
