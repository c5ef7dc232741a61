using System.Text.Json;

namespace JsonSchema.Tests;

/// <summary>
/// Runs code where a stack overflow is near. It would take a value of some megabytes to exhaust an ordinary stack, and System.Text.Json
/// needs quadratic time to parse one that is nested so deeply.
/// </summary>
internal static class SmallStack
{
    private const int Depth = 10_000;
    private const int Bytes = 768 * 1024;

    public static JsonDocument DeepDocument(string open, string core, string close) => JsonDocument.Parse(
        string.Concat(Enumerable.Repeat(open, Depth)) + core + string.Concat(Enumerable.Repeat(close, Depth)),
        new JsonDocumentOptions { MaxDepth = Depth + 1 });

    public static T Run<T>(Func<T> code)
    {
        T result = default!;
        var thread = new Thread(() => result = code(), Bytes);
        thread.Start();
        thread.Join();
        return result;
    }
}
