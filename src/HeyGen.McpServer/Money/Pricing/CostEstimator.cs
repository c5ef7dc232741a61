namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Estimates what a call will cost, from dated price data.</summary>
internal static class CostEstimator
{
    /// <param name="lengths">What is known of the media that go in; null for nothing.</param>
    public static Estimate Of(WorkOf? price, JsonObject arguments, MediaLengths? lengths = null) =>
        price is null ? Estimate.Free : new Quote(PriceList.Current, price(arguments, lengths ?? MediaLengths.Unknown)).Estimate();

    /// <summary>The same in the credits of an enterprise contract, by the older table; null where that says nothing.</summary>
    public static decimal? Credits(WorkOf? price, JsonObject arguments, MediaLengths? lengths = null)
    {
        var table = PriceList.Current.EnterpriseCredits.Rates;
        var works = price?.Invoke(arguments, lengths ?? MediaLengths.Unknown).SelectMany(item => item) ?? [];
        return works.Aggregate((decimal?)0, (sum, work) => sum + Credits(work));

        decimal? Credits(Work work) => table.FirstOrDefault(rate => rate.Fits(work)) is { } rate ? rate.Credits * work.Units(rate.Unit) : null;
    }
}
