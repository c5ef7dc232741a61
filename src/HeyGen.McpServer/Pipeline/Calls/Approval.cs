namespace HeyGen.McpServer.Pipeline.Calls;

/// <param name="Question">What to answer in place of doing the call; null when it may go on.</param>
/// <param name="Nonce">Of the token that lets it go on; null where none was needed.</param>
internal sealed record Approval(ToolResult? Question, string? Nonce = null, TokenPurpose Purpose = TokenPurpose.Confirmation)
{
    public static Approval Given { get; } = new(Question: null);

    /// <summary>Why the call may start nothing new; it may still repeat what it started before.</summary>
    public TokenRefusedException? Refusal { get; init; }
}

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

/// <summary>A confirmation, or an answer to a question, that does not count for this call.</summary>
internal sealed class TokenRefusedException(TokenProblem problem, TokenPurpose purpose, Exception? cause = null)
    : ToolFailure($"The token does not count: {problem}.", cause)
{
    public TokenProblem Problem => problem;

    public TokenPurpose Purpose => purpose;
}
