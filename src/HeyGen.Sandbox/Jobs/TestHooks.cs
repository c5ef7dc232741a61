using System.Text.RegularExpressions;

namespace HeyGen.Sandbox.Jobs;

/// <summary>
/// Commands that a caller writes into a script, prompt or title, to try what seldom happens: <c>[sandbox:fail]</c> makes the job fail,
/// <c>[sandbox:seconds=N]</c> makes it take N seconds at speed 1.
/// </summary>
internal sealed partial record TestHooks(bool Fails, double? Seconds)
{
    public static TestHooks In(params ReadOnlySpan<string?> texts)
    {
        var all = string.Join('\n', texts);
        var seconds = SecondsHook().Match(all);
        return new(
            all.Contains("[sandbox:fail]", StringComparison.Ordinal),
            seconds.Success ? double.Parse(seconds.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null);
    }

    [GeneratedRegex(@"\[sandbox:seconds=(\d{1,6}(?:\.\d{1,3})?)\]")]
    private static partial Regex SecondsHook();
}
