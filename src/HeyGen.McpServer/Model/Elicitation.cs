namespace HeyGen.McpServer.Model;

/// <summary>What only a person can answer, before a call can go on.</summary>
/// <param name="Message">What the person reads.</param>
/// <param name="State">Comes back with the answer. The client keeps it meanwhile and could change it, so it is a signed token.</param>
internal abstract record Elicitation(string Message, string State);

/// <summary>A page that only a person can deal with, such as HeyGen's form for an avatar's consent.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Message">What the person is asked to do there.</param>
/// <param name="State">A signed token.</param>
internal sealed record UrlElicitation(Uri Url, string Message, string State) : Elicitation(Message, State);

/// <summary>A question that is answered with yes or no.</summary>
/// <param name="Message">What is about to be done.</param>
/// <param name="State">A signed token.</param>
internal sealed record FormElicitation(string Message, string State) : Elicitation(Message, State);

/// <summary>What a person answered to an elicitation.</summary>
/// <param name="Action"><see cref="Accept"/>, <see cref="Decline"/> or <c>cancel</c>.</param>
/// <param name="State">The elicitation's state as the client gave it back.</param>
internal sealed record ElicitationAnswer(string Action, string State)
{
    public const string Accept = "accept";
    public const string Decline = "decline";

    /// <summary>Yes, to a question of yes or no: a form can also be sent off with the box left empty.</summary>
    public bool Agrees { get; init; }
}
