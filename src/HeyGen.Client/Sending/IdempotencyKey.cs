using System.Text.RegularExpressions;

namespace HeyGen.Client;

/// <summary>The key under which HeyGen recognises a repeated POST.</summary>
internal static partial class IdempotencyKey
{
    /// <summary>The caller's key, or a new one.</summary>
    /// <exception cref="ArgumentException">HeyGen would not take the key.</exception>
    public static string Choose(SendOptions? options)
    {
        if (options?.IdempotencyKey is not { } key)
            return Guid.NewGuid().ToString("N");

        return Shape().IsMatch(key)
            ? key
            : throw new ArgumentException("An idempotency key is 1 to 255 letters, digits, '_', ':', '.' or '-'.", nameof(options));
    }

    // \z, for $ would let a line break at the end through.
    [GeneratedRegex(@"^[A-Za-z0-9_:.-]{1,255}\z")]
    private static partial Regex Shape();
}
