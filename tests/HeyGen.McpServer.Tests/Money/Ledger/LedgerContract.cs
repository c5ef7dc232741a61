using static HeyGen.McpServer.Tests.Money.Ledger.LedgerRows;

namespace HeyGen.McpServer.Tests.Money.Ledger;

/// <summary>What every ledger does, whatever it keeps its rows in.</summary>
public abstract class LedgerContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The ledger as one more process opens it: all that a test opens hold the same rows.</summary>
    private protected abstract ValueTask<ILedger> OpenAsync();

    [Fact]
    public async Task PrepareAsync_NewRow_IsFoundWholeByAnotherProcess()
    {
        var row = New(
            Noon.AddTicks(1_234_567)) with
        { MayHaveBegun = true, Ends = [new JobEnd("video:1", "why", 0.25m)], Failure = "none", SettledUsd = 0.123456m };

        await AddAsync(await OpenAsync(), row);

        var found = await (await OpenAsync()).FindAsync("account", row.Id, Cancellation);
        Assert.Equal(LedgerJson.Write(row), LedgerJson.Write(found!));
    }

    [Fact]
    public async Task PrepareAsync_DecisionNamesAnotherRow_WritesNothing()
    {
        var ledger = await OpenAsync();
        var (first, second) = (New(), New());
        await AddAsync(ledger, first);

        var used = await ledger.PrepareAsync(second, nonce: null, facts => facts.Same, Cancellation);

        Assert.Equal(first.Id, used.Id);
        Assert.Null(await ledger.FindAsync("account", second.Id, Cancellation));
    }

    [Fact]
    public async Task PrepareAsync_DecisionThrows_WritesNothingAndSaysWhy()
    {
        var ledger = await OpenAsync();
        var row = New();

        await Assert.ThrowsAsync<SpendingRefusedException>(
            () => ledger.PrepareAsync(row, nonce: null, _ => throw new SpendingRefusedException("Enough."), Cancellation));

        Assert.Null(await ledger.FindAsync("account", row.Id, Cancellation));
        await AddAsync(ledger, row);
    }

    [Fact]
    public async Task PrepareAsync_SameCallBefore_IsTheLastWrittenOfThisCallerAndAccount()
    {
        var ledger = await OpenAsync();
        var newest = New(Noon);
        await AddAsync(
            ledger,
            New(Noon.AddDays(-2)),
            // Written by a machine whose clock is fast.
            New(Noon.AddDays(1)),
            newest,
            New(Noon.AddSeconds(1), fingerprint: "other"),
            New(Noon.AddSeconds(1)) with { Caller = "other" },
            New(Noon.AddSeconds(1)) with { Account = "other" });
        LedgerFacts? decidedOn = null;
        var fresh = New(Noon.AddMinutes(1));

        await ledger.PrepareAsync(fresh, nonce: null, facts => (decidedOn = facts).Same, Cancellation);

        Assert.Equal(newest.Id, decidedOn?.Same?.Id);
        Assert.Equal(newest.Id, (await FactsAsync(ledger, fresh)).Same?.Id);
        Assert.Null((await FactsAsync(ledger, New(fingerprint: "third"))).Same);
        Assert.Null((await FactsAsync(ledger, New() with { Account = "third" })).Same);
    }

    [Fact]
    public async Task PrepareAsync_Nonce_IsUsedUpWithTheRow()
    {
        var ledger = await OpenAsync();
        var (first, second) = (New(), New());
        await ledger.PrepareAsync(first, "nonce", _ => null, Cancellation);

        await Assert.ThrowsAsync<NonceUsedException>(async () => await (await OpenAsync()).PrepareAsync(second, "nonce", _ => null, Cancellation));

        Assert.Null(await ledger.FindAsync("account", second.Id, Cancellation));
        Assert.Equal(1, (await FactsAsync(ledger, second)).DayUsd);
        Assert.Equal(first.Id, (await FactsAsync(ledger, second)).Same?.Id);
    }

    [Fact]
    public async Task PrepareAsync_UsedNonceOfARepeat_IsAnsweredWithTheRow()
    {
        var ledger = await OpenAsync();
        var first = New();
        await ledger.PrepareAsync(first, "nonce", _ => null, Cancellation);

        Assert.Equal(first.Id, (await ledger.PrepareAsync(New(), "nonce", facts => facts.Same, Cancellation)).Id);
    }

    [Fact]
    public async Task PrepareAsync_DecisionNamesAnotherRowOrThrows_LeavesTheNonceUnused()
    {
        var ledger = await OpenAsync();
        var first = New();
        await AddAsync(ledger, first);

        await ledger.PrepareAsync(New(), "nonce", facts => facts.Same, Cancellation);
        await Assert.ThrowsAsync<SpendingRefusedException>(
            () => ledger.PrepareAsync(New(), "nonce", _ => throw new SpendingRefusedException("Enough."), Cancellation));

        var row = New();
        Assert.Equal(row.Id, (await ledger.PrepareAsync(row, "nonce", _ => null, Cancellation)).Id);
    }

    [Fact]
    public async Task PrepareAsync_OneNonceManyTimesAtOnce_WritesOneRow()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAsync().AsTask()));
        var calls = Enumerable.Range(0, 30).Select(call => Task.Run(async () =>
        {
            try
            {
                await ledgers[call % 3].PrepareAsync(New(fingerprint: $"{call}"), "nonce", _ => null, Cancellation);
                return 1;
            }
            catch (NonceUsedException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, (await Task.WhenAll(calls)).Sum());
        Assert.Single(await ledgers[0].ListAsync(new LedgerQuery("account"), Cancellation));
    }

    [Fact]
    public async Task PrepareAsync_Sums_AreOfTheAccountsDayAndSession()
    {
        var ledger = await OpenAsync();
        await AddAsync(
            ledger,
            New(Noon, 0.1m),
            New(Noon.AddHours(11.9), 0.2m),
            New(Noon.AddHours(-12), 0.000001m),
            New(Noon.AddHours(12.1), 10m),
            New(Noon, 100m) with { Session = "other" },
            New(Noon, 1000m) with { Account = "other" });

        var facts = await FactsAsync(ledger, New());

        Assert.Equal((100.300001m, 10.300001m), (facts.DayUsd, facts.SessionUsd));
    }

    [Theory]
    [InlineData("Refused", null, 0)]
    [InlineData("Failed", null, 0)]
    [InlineData("Failed", 3, 3)]
    [InlineData("Completed", 3, 3)]
    [InlineData("Completed", null, 5)]
    [InlineData("Accepted", null, 5)]
    [InlineData("Unknown", null, 5)]
    public async Task ChangeAsync_NewState_ChangesWhatIsCounted(string state, int? settled, int counted)
    {
        var ledger = await OpenAsync();
        var row = New(usd: 5);
        await AddAsync(ledger, row, New(usd: 1));

        await ledger.ChangeAsync("account", row.Id, now => now with { State = Enum.Parse<SubmissionState>(state), SettledUsd = settled }, Cancellation);

        var facts = await FactsAsync(ledger, New());
        Assert.Equal((counted + 1m, counted + 1m), (facts.DayUsd, facts.SessionUsd));
    }

    [Fact]
    public async Task ChangeAsync_AbsurdSums_NeitherOverflowNorAreForgotten()
    {
        var ledger = await OpenAsync();
        foreach (var settled in (decimal[])[decimal.MaxValue, decimal.MaxValue, decimal.MinValue])
        {
            var row = New();
            await AddAsync(ledger, row);
            await ledger.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Completed, SettledUsd = settled }, Cancellation);
        }

        Assert.Equal(2 * Submission.MostUsd, (await FactsAsync(ledger, New())).DayUsd);
        Assert.Equal(3, (await ledger.ListAsync(new LedgerQuery("account"), Cancellation)).Count);
    }

    [Fact]
    public async Task PrepareAsync_ManyAtOnceAgainstABudget_ExactlySoManyPass()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAsync().AsTask()));
        var calls = Enumerable.Range(0, 30).Select(call => Task.Run(async () =>
        {
            try
            {
                await ledgers[call % 3].PrepareAsync(
                    New(), nonce: null, facts => facts.DayUsd + 1 > 5 ? throw new SpendingRefusedException("Enough.") : null, Cancellation);
                return 1;
            }
            catch (SpendingRefusedException)
            {
                return 0;
            }
        }));

        Assert.Equal(5, (await Task.WhenAll(calls)).Sum());
        Assert.Equal(5, (await ledgers[0].ListAsync(new LedgerQuery("account"), Cancellation)).Count);
    }

    [Fact]
    public async Task PrepareAsync_SameCallManyTimesAtOnce_WritesOneRow()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAsync().AsTask()));
        var calls = Enumerable.Range(0, 30)
            .Select(call => Task.Run(() => ledgers[call % 3].PrepareAsync(New(), nonce: null, facts => facts.Same, Cancellation)));

        Assert.Single((await Task.WhenAll(calls)).Select(row => row.Id).Distinct());
    }

    [Fact]
    public async Task ChangeAsync_NothingToChange_IsNull()
    {
        var ledger = await OpenAsync();
        Assert.Null(await ledger.ChangeAsync("account", New().Id, row => row, Cancellation));
        var row = New();
        await AddAsync(ledger, row);

        Assert.Null(await ledger.ChangeAsync("other", row.Id, now => now with { Title = "changed" }, Cancellation));
        Assert.Null(await ledger.ChangeAsync("account", row.Id, _ => null, Cancellation));
        Assert.Equal(row.Title, (await ledger.FindAsync("account", row.Id, Cancellation))?.Title);
        Assert.Null(await ledger.FindAsync("other", row.Id, Cancellation));
    }

    [Fact]
    public async Task ChangeAsync_ManyAtOnce_LosesNoChange()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAsync().AsTask()));
        var row = New() with { SettledUsd = 0 };
        await AddAsync(ledgers[0], row);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(call => Task.Run(
            () => ledgers[call % 3].ChangeAsync("account", row.Id, now => now with { SettledUsd = now.SettledUsd + 1 }, Cancellation))));

        Assert.Equal(60, (await ledgers[0].FindAsync("account", row.Id, Cancellation))?.SettledUsd);
    }

    [Fact]
    public async Task ChangeAsync_Settled_KeepsTheAnswerAndTheEndButNoArguments()
    {
        var ledger = await OpenAsync();
        var row = Accepted("video:1");
        await AddAsync(ledger, row);

        await ledger.ChangeAsync("account", row.Id, now => now with { State = SubmissionState.Completed, UpdatedAt = Noon.AddMinutes(1) }, Cancellation);
        await ledger.ChangeAsync("account", row.Id, now => now with { Title = "later", UpdatedAt = Noon.AddMinutes(2) }, Cancellation);

        var kept = await ledger.FindAsync("account", row.Id, Cancellation);
        Assert.Equal((false, true, Noon.AddMinutes(1)), (kept!.Arguments is not null, kept.Answer is not null, kept.EndedAt));
    }

    [Fact]
    public async Task ChangeAsync_AnswerWithHalfACharacter_IsKept()
    {
        var row = New();
        var ledger = await OpenAsync();
        await AddAsync(ledger, row);

        await ledger.ChangeAsync(
            "account", row.Id, now => now with { State = SubmissionState.Accepted, Answer = JsonNode.Parse("""{"title": "\ud83c", "inner": [{"also": "\\udfac"}], "video_id": "v"}""")!.AsObject() }, Cancellation);

        Assert.Equal("v", (string?)(await ledger.FindAsync("account", row.Id, Cancellation))!.Answer!["video_id"]);
    }

    [Fact]
    public async Task ChangeByJobsAsync_SeveralRows_ChangesThoseWithOneOfTheJobs()
    {
        var ledger = await OpenAsync();
        Submission[] rows =
        [
            Accepted("video:1") with { Id = new string('1', 32) },
            Accepted("video:2", "video:3") with { Id = new string('2', 32) },
            Accepted("video:1") with { Id = new string('3', 32) },
            Accepted("video:4") with { Id = new string('4', 32) },
            Accepted("video:1") with { Id = new string('5', 32), Account = "other" },
        ];
        await AddAsync(ledger, rows);
        var order = new List<string>();

        await ledger.ChangeByJobsAsync(
            "account",
            ["video:3", "video:1", "video:2", "video:9"],
            row =>
            {
                order.Add(row.Id);
                return row with { Title = "changed" };
            },
            Cancellation);

        Assert.Equal(["333", "222", "111"], order.Select(id => id[..3]));
        var titles = await Task.WhenAll(rows.Select(async row => (await ledger.FindAsync(row.Account, row.Id, Cancellation))!.Title));
        Assert.Equal(["changed", "changed", "changed", rows[3].Title, rows[4].Title], titles);
    }

    [Fact]
    public async Task FindByJobsAsync_Several_FindsTheNewestRowOfEach()
    {
        var ledger = await OpenAsync();
        var (older, newer, other) = (New(Noon.AddSeconds(1)), New(Noon), New(Noon.AddSeconds(2)));
        await AddAsync(ledger, older, newer, other);
        foreach (var row in (Submission[])[newer, older])
        {
            await ledger.ChangeAsync(
                "account", row.Id, now => now with { State = SubmissionState.Accepted, JobIds = ["video:0", "video_agent:1"] }, Cancellation);
        }

        await ledger.ChangeAsync("account", other.Id, now => now with { State = SubmissionState.Accepted, JobIds = ["video:3"] }, Cancellation);

        var found = await ledger.FindByJobsAsync("account", ["video_agent:1", "video:3", "video_agent:2", "video:3"], Cancellation);

        Assert.Equal([("video:3", other.Id), ("video_agent:1", newer.Id)], found.Select(one => (one.Key, one.Value.Id)).Order());
        Assert.Empty(await ledger.FindByJobsAsync("other", ["video_agent:1"], Cancellation));
        Assert.Empty(await ledger.FindByJobsAsync("account", [], Cancellation));
    }

    [Fact]
    public async Task ListAsync_Filters_HoldTogether()
    {
        var ledger = await OpenAsync();
        var rows = new Dictionary<string, Submission>
        {
            ["a"] = New(Noon.AddSeconds(1)),
            ["b"] = New(Noon.AddSeconds(2)) with { State = SubmissionState.Accepted, JobIds = ["video:1", "video:2"] },
            ["c"] = New(Noon.AddSeconds(3)) with { State = SubmissionState.Completed, JobIds = ["video_agent:1"], Tool = "create_video_agent" },
            ["d"] = New(Noon.AddSeconds(4)) with { State = SubmissionState.Unknown, Caller = "other" },
            ["e"] = New(Noon.AddSeconds(5)) with { Account = "other" },
        };
        await AddAsync(ledger, [.. rows.Values]);
        async Task<string> Names(LedgerQuery query)
        {
            var found = await ledger.ListAsync(query, Cancellation);
            return string.Concat(found.Select(row => rows.Single(one => one.Value.Id == row.Id).Key));
        }

        var all = new LedgerQuery("account");
        Assert.Equal("dcba", await Names(all));
        Assert.Equal("dc", await Names(all with { Limit = 2 }));
        Assert.Equal("ba", await Names(all with { Before = rows["c"].Id }));
        Assert.Equal("cba", await Names(all with { Caller = "caller" }));
        Assert.Equal("db", await Names(all with { States = [SubmissionState.Accepted, SubmissionState.Unknown] }));
        Assert.Equal("c", await Names(all with { Tool = "create_video_agent" }));
        Assert.Equal("b", await Names(all with { JobKind = "video" }));
        Assert.Equal("dcb", await Names(all with { Since = rows["b"].CreatedAt }));
        Assert.Equal("b", await Names(all with { Since = rows["b"].CreatedAt, Before = rows["c"].Id, Caller = "caller", JobKind = "video" }));
        Assert.Equal("", await Names(all with { JobKind = "video", States = [SubmissionState.Completed] }));
    }

    [Fact]
    public async Task ListAsync_PageAfterPage_ShowsEachRowOnceNewestFirst()
    {
        var ledger = await OpenAsync();
        var rows = Enumerable.Range(0, 25).Select(second => New(Noon.AddSeconds(second))).ToList();
        await AddAsync(ledger, [.. rows]);
        var seen = new List<string>();
        for (var page = await PageAsync(null); page.Count > 0; page = await PageAsync(seen[^1]))
            seen.AddRange(page.Select(row => row.Id));

        Assert.Equal(rows.Select(row => row.Id).Reverse(), seen);
        Assert.Empty(await ledger.ListAsync(new LedgerQuery("account") { Before = New().Id }, Cancellation));
        Task<IReadOnlyList<Submission>> PageAsync(string? before) => ledger.ListAsync(new LedgerQuery("account") { Limit = 10, Before = before }, Cancellation);
    }

    [Fact]
    public async Task UseOnceAsync_Again_IsFalseInEveryProcess()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());

        Assert.True(await first.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation));
        Assert.False(await first.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation));
        Assert.False(await second.UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation));
        Assert.True(await second.UseOnceAsync("another", TimeSpan.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task UseOnceAsync_ManyAtOnce_IsTrueOnce()
    {
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => OpenAsync().AsTask()));

        var uses = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(call => Task.Run(() => ledgers[call % 3].UseOnceAsync("nonce", TimeSpan.FromMinutes(5), Cancellation))));

        Assert.Single(uses, used => used);
    }

    private static Task<LedgerFacts> FactsAsync(ILedger ledger, Submission fresh) =>
        ledger.ReadFactsAsync(fresh.Account, fresh.Caller, fresh.Fingerprint, fresh.Session, fresh.Day, Cancellation);

    private static async Task<Submission?> ByJobAsync(ILedger ledger, string account, string job) =>
        (await ledger.FindByJobsAsync(account, [job], Cancellation)).GetValueOrDefault(job);
}
