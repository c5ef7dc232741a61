using Microsoft.ML.Tokenizers;

namespace Benchmarks;

/// <summary>What the listed tools cost every conversation.</summary>
/// <param name="Listed">o200k tokens of the tools that the program lists.</param>
/// <param name="Recorded">Tokens of the same tools in <c>tool-manifests/index.json</c>, which is reviewed in every diff.</param>
internal sealed record TokenCost(int Listed, int Recorded)
{
    /// <summary>How far the two are apart, as a share of what is recorded.</summary>
    public double Difference => Math.Abs(Listed - Recorded) / (double)Recorded;

    /// <summary>Prints what the lists of the usual settings cost, as recorded.</summary>
    public static async Task PrintRecordedAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await using var file = Checkout.ManifestIndex.OpenRead();
        using var index = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        foreach (var list in (string[])["default", "all"])
        {
            var cost = index.RootElement.GetProperty(list);
            output.WriteLine($"tools/list, toolset {list}: {cost.GetProperty("tools").GetInt32()} tools, {cost.GetProperty("tokens").GetInt32()} tokens");
        }
    }

    public static async Task<TokenCost> OfAsync(JsonElement tools, CancellationToken cancellationToken)
    {
        await using var file = Checkout.ManifestIndex.OpenRead();
        using var index = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        var recorded = index.RootElement.GetProperty("rows").EnumerateArray()
            .ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("tokens").GetInt32());
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        return new TokenCost(
            tools.EnumerateArray().Sum(tool => tokenizer.CountTokens(tool.GetRawText())),
            // A tool that the index does not know adds nothing here, and so opens the gap.
            tools.EnumerateArray().Sum(tool => recorded.GetValueOrDefault(tool.GetProperty("name").GetString()!)));
    }
}
