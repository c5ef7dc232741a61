namespace HeyGen.McpServer.Money;

/// <summary>Who calls, how the account is billed and what is left.</summary>
internal sealed record CurrentUser
{
    /// <summary>The account's name.</summary>
    public string? Username { get; init; }

    /// <summary>The address.</summary>
    public string? Email { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>wallet, subscription or usage_based: which of the three below is filled.</summary>
    public string? BillingType { get; init; }

    /// <summary>The API wallet.</summary>
    public Wallet? Wallet { get; init; }

    /// <summary>The plan's credits.</summary>
    public Subscription? Subscription { get; init; }

    /// <summary>Billing by use.</summary>
    public UsageBilling? UsageBased { get; init; }
}

/// <summary>Money or credits paid in beforehand.</summary>
internal sealed record Wallet
{
    /// <summary>usd or credits.</summary>
    public string? Currency { get; init; }

    /// <summary>What is left, in <see cref="Currency"/>.</summary>
    public double? RemainingBalance { get; init; }

    /// <summary>Whether the wallet fills itself.</summary>
    public WalletReload? AutoReload { get; init; }
}

/// <summary>How a wallet fills itself.</summary>
internal sealed record WalletReload
{
    /// <summary>Whether it does.</summary>
    public bool? Enabled { get; init; }

    /// <summary>How much is added, in USD.</summary>
    public double? AmountUsd { get; init; }

    /// <summary>Below which balance, in USD.</summary>
    public double? ThresholdUsd { get; init; }
}

/// <summary>A plan and its credits.</summary>
internal sealed record Subscription
{
    /// <summary>free, starter, creator, pro, team, enterprise or business_plus.</summary>
    public string? Plan { get; init; }

    /// <summary>The credits.</summary>
    public PlanCredits? Credits { get; init; }
}

/// <summary>The credits of a plan.</summary>
internal sealed record PlanCredits
{
    /// <summary>Those that come with the plan.</summary>
    public CreditBalance? PremiumCredits { get; init; }

    /// <summary>Those bought beside it.</summary>
    public CreditBalance? AddOnCredits { get; init; }
}

/// <summary>Credits of one sort.</summary>
internal sealed record CreditBalance
{
    /// <summary>How many are left.</summary>
    public double? Remaining { get; init; }

    /// <summary>When they are filled up, as HeyGen writes the time.</summary>
    public string? ResetsAt { get; init; }
}

/// <summary>Billing by use.</summary>
internal sealed record UsageBilling
{
    /// <summary>Credits that come with the contract.</summary>
    public double? IncludedCredits { get; init; }

    /// <summary>How many of them are left.</summary>
    public double? RemainingCredits { get; init; }

    /// <summary>The cap, in USD.</summary>
    public double? SpendingCapUsd { get; init; }

    /// <summary>What is spent so far, in USD.</summary>
    public double? SpendingCurrentUsd { get; init; }
}
