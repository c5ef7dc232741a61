using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HeyGen.Sandbox.State;

/// <summary>Ids in HeyGen's look: 32 hexadecimal digits.</summary>
internal static class Ids
{
    public static string New() => Guid.NewGuid().ToString("N");

    /// <summary>The same id for the same text in every run, for the public catalogue.</summary>
    public static string For(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>A number that is the same for the same text in every run, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int Number(string text) => BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & int.MaxValue;
}
