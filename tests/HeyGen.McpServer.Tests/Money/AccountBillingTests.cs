namespace HeyGen.McpServer.Tests.Money;

public sealed class AccountBillingTests
{
    [Theory]
    [InlineData("""{"billing_type": "wallet", "wallet": {"currency": "usd", "remaining_balance": 12.5}}""", BillingUnit.ApiWallet, 12.5)]
    [InlineData("""{"billing_type": "wallet", "wallet": {"currency": "credits", "remaining_balance": 300}}""", BillingUnit.WalletCredits, 300.0)]
    [InlineData("""{"billing_type": "subscription", "subscription": {"plan": "pro", "credits": {"premium_credits": {"remaining": 7}, "add_on_credits": {"remaining": 3}}}}""", BillingUnit.PlanCredits, 10.0)]
    [InlineData("""{"billing_type": "subscription", "subscription": {"plan": "pro"}}""", BillingUnit.PlanCredits, null)]
    [InlineData("""{"billing_type": "usage_based", "usage_based": {"remaining_credits": 5}}""", BillingUnit.UsageBased, 5.0)]
    // Several are filled: the type says which counts.
    [InlineData("""{"billing_type": "wallet", "usage_based": {"remaining_credits": 5}, "wallet": {"currency": "usd", "remaining_balance": 1}}""", BillingUnit.ApiWallet, 1.0)]
    [InlineData("""{"wallet": {"currency": "usd", "remaining_balance": 1e300}}""", BillingUnit.ApiWallet, null)]
    public void Of_WhatHeyGenTells_IsTheUnitAndWhatIsLeft(string user, object unit, double? balance)
    {
        var billing = AccountBilling.Of(JsonSerializer.Deserialize(user, BillingJson.Default.CurrentUser)!, CredentialKind.ApiKey);

        Assert.Equal(((BillingUnit)unit, (decimal?)balance), (billing.Unit, billing.Balance));
    }

    [Theory]
    [InlineData(CredentialKind.ApiKey, BillingUnit.ApiWallet)]
    [InlineData(CredentialKind.AccessToken, BillingUnit.PlanCredits)]
    public void Of_NothingKnown_GoesByTheCredential(CredentialKind kind, object unit)
    {
        var user = JsonSerializer.Deserialize("""{"billing_type": "barter"}""", BillingJson.Default.CurrentUser)!;

        Assert.Equal((BillingUnit)unit, AccountBilling.Of(user, kind).Unit);
    }
}
