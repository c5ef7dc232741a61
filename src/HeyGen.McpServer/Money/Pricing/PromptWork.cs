namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Videos whose length only a prompt names, if anything does.</summary>
internal static class PromptWork
{
    /// <summary>A prompt need not say how long the video shall be; most of HeyGen's own examples are about this long.</summary>
    private const decimal UsualSeconds = 60;

    /// <summary>HeyGen's own notes: the agent's videos come out at 79 to 174 percent of the length asked for.</summary>
    private const decimal Margin = 1.75m;

    /// <summary>HeyGen documents no longest video of its agent. Videos from prompts are rarely longer.</summary>
    private static readonly WorkLimit longest =
        new(600, "the text names no length that can be read, and such a video may become long; name one to reserve what it costs");

    private const string MayBeLonger = "videos from prompts come out at up to 1.75 times the length asked for";

    public static WorkOf Of(string operation, string prompt) => (arguments, _) => [[Of(operation, arguments, prompt)]];

    private static Work Of(string operation, JsonObject arguments, string prompt) =>
        JsonText.Read(arguments[prompt]) is { } text && PromptLength.Seconds(text) is { } named
            ? new Work(operation) { Seconds = named, AtMost = new WorkLimit(named * Margin, MayBeLonger) }
            : new Work(operation) { Seconds = UsualSeconds, IsAssumed = true, AtMost = longest };
}
