using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeyGen.Client;
using HeyGen.McpServer.Jobs;
using HeyGen.McpServer.Model;
using HeyGen.McpServer.Money;
using HeyGen.McpServer.Money.Ledger;
using HeyGen.McpServer.Pipeline.Submissions;
using HeyGen.McpServer.Platform;
using JsonSchema.Values;

namespace HeyGen.McpServer.Pipeline.Confirmation;

/// <summary>What a token is for. One for a form would let a model agree in the person's place, were it taken for a confirmation.</summary>
internal enum TokenPurpose
{
    /// <summary>Goes to the model, to be passed as <c>confirm</c>.</summary>
    Confirmation,

    /// <summary>The state of a form, kept by the client.</summary>
    Form,

    /// <summary>The state of a page, kept by the client.</summary>
    Page,
}

/// <summary>Why a token lets no call go on.</summary>
internal enum TokenProblem
{
    /// <summary>Not one of ours, or changed on its way.</summary>
    Altered,

    Expired,

    /// <summary>Made for another tool or other arguments.</summary>
    OtherCall,

    /// <summary>Made for another caller or another HeyGen account.</summary>
    OtherHolder,

    Used,
}

/// <summary>A token as it leaves the process.</summary>
internal sealed record IssuedToken(string Text, DateTimeOffset ExpiresAt);

/// <summary>What was read out of a token that came back.</summary>
/// <param name="Problem">Why it does not count; null when it does.</param>
/// <param name="Word">What marks it as used.</param>
internal sealed record TokenReading(TokenProblem? Problem, string Word = "");

/// <summary>
/// Signed words by which one call may go on: for one tool with the same arguments, one caller, one account, ten minutes and one use. They say all that is
/// needed, so that every process with the same signing key and ledger can judge them.
/// </summary>
internal static class CallToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Call = "call";
    private const string Holder = "holder";
    private const string Until = "until";
    private const string Nonce = "nonce";

    /// <summary>Hexadecimal digits of a hash: enough that nobody finds another call with the same, few enough for a model to copy.</summary>
    private const int HashDigits = 16;

    private const int NonceBytes = 9;

    public static async Task<IssuedToken> IssueAsync(TokenPurpose purpose, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var signer = await services.SigningKey.SignerAsync(cancellationToken);
        var until = (services.Time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var text = signer.Sign(Name(purpose), new JsonObject
        {
            [Call] = HashOf(call),
            [Holder] = await HolderAsync(call, services, cancellationToken),
            [Until] = until,
            [Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes)),
        });
        return new IssuedToken(text, DateTimeOffset.FromUnixTimeSeconds(until));
    }

    public static async Task<TokenReading> ReadAsync(TokenPurpose purpose, string text, ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var signer = await services.SigningKey.SignerAsync(cancellationToken);
        if (signer.Read(Name(purpose), text.Trim()) is not { } content || content[Until]?.GetValueKind() is not JsonValueKind.Number)
        {
            return new TokenReading(TokenProblem.Altered);
        }

        if (JsonText.At(content, Holder) != await HolderAsync(call, services, cancellationToken))
        {
            return new TokenReading(TokenProblem.OtherHolder);
        }

        if (JsonText.At(content, Call) != HashOf(call))
        {
            return new TokenReading(TokenProblem.OtherCall);
        }

        return services.Time.GetUtcNow().ToUnixTimeSeconds() >= content[Until]!.GetValue<long>()
            ? new TokenReading(TokenProblem.Expired)
            : new TokenReading(null, $"{Name(purpose)}:{JsonText.At(content, Nonce)}");
    }

    /// <summary>Uses a token up.</summary>
    /// <returns>False when it was used before.</returns>
    public static Task<bool> UseUpAsync(TokenReading token, ToolServices services, CancellationToken cancellationToken) =>
        // Twice the lifetime, for clocks of other machines that run late.
        services.Ledger.UseOnceAsync(token.Word, 2 * Lifetime, cancellationToken);

    private static string Name(TokenPurpose purpose) => purpose switch
    {
        TokenPurpose.Confirmation => "confirmation",
        TokenPurpose.Form => "form",
        TokenPurpose.Page => "page",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string HashOf(ToolCall call) => Fingerprint.Of(call)[..HashDigits];

    private static async Task<string> HolderAsync(ToolCall call, ToolServices services, CancellationToken cancellationToken)
    {
        var account = await services.HeyGen.IdentifyAsync(cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Tag}\n{call.Caller.Tag}")))[..HashDigits];
    }
}
