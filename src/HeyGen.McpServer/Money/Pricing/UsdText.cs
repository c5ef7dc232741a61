using System.Globalization;

namespace HeyGen.McpServer.Money.Pricing;

/// <summary>Writes amounts for people: to the cent, and below one cent as fine as is needed to say anything.</summary>
internal static class UsdText
{
    public static string Of(decimal usd) => usd.ToString(Math.Abs(usd) < 0.01m ? "0.00####" : "0.00", CultureInfo.InvariantCulture) + " USD";

    /// <summary>Rounded down, so that what is left is not more than there is.</summary>
    public static string Left(decimal usd) => Of(Math.Floor(usd * 100) / 100);
}
