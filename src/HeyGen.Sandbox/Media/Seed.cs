using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HeyGen.Sandbox.Media;

/// <summary>A number that is the same for the same text in every run, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class Seed
{
    public static int Number(string text) => BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & int.MaxValue;
}
