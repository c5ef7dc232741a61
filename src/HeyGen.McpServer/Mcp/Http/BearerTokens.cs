using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace HeyGen.McpServer.Mcp.Http;

/// <summary>Who may call: names, and the SHA-256 of their tokens. The tokens themselves are random and long, so that a plain hash gives nothing away.</summary>
internal sealed partial class BearerTokens
{
    private const string Prefix = "hgmcp_";
    private const int TokenBytes = 32;

    private readonly List<(string Name, byte[] Hash)> known = [];

    /// <summary>Reads entries of a name and a hash, one a line or separated by commas or semicolons; what follows a <c>#</c> is a remark.</summary>
    /// <exception cref="FormatException">An entry is none. The message does not repeat it, for it may be a token.</exception>
    public static BearerTokens Read(string text)
    {
        var tokens = new BearerTokens();
        var lines = text.Split('\n', ',', ';');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Split('#')[0].Trim();
            if (line.Length == 0)
                continue;

            var entry = Entry().Match(line);
            if (!entry.Success)
                throw new FormatException($"entry {index + 1} is no name with the SHA-256 of a token, as 'heygen-mcp token NAME' prints it");

            tokens.known.Add((entry.Groups["name"].Value, Convert.FromHexString(entry.Groups["hash"].ValueSpan)));
        }

        return tokens.known.Count > 0 ? tokens : throw new FormatException("there is no token; 'heygen-mcp token NAME' makes one");
    }

    /// <summary>Makes a token.</summary>
    /// <returns>The token, and the line by which a server knows it.</returns>
    /// <exception cref="FormatException">The name is none.</exception>
    public static (string Token, string Line) Make(string name)
    {
        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var line = $"{name} {Convert.ToHexStringLower(Hash(token))}";
        return Entry().IsMatch(line) ? (token, line) : throw new FormatException("A name has up to 64 letters, digits, dots, dashes and underscores.");
    }

    /// <summary>Whose token it is; null when nobody's.</summary>
    public string? NameOf(string token)
    {
        var hash = Hash(token);
        string? name = null;
        // All of them, in a time that tells nothing of how much of a hash was right.
        foreach (var one in known)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, one.Hash))
                name = one.Name;
        }

        return name;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9._-]{1,64})[ \t:=]+(?<hash>[0-9A-Fa-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
