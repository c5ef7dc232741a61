using System.CommandLine;
using Benchmarks;
using Benchmarks.Budgets;
using Benchmarks.Once;
using Benchmarks.Soak;
using Benchmarks.Waiting;
using Benchmarks.Webhooks;

var program = new Option<FileInfo?>(
    "--program")
{ Description = "The program, native or .dll, else HEYGEN_MCP_PROGRAM, else artifacts/native/heygen-mcp.", Recursive = true };
var pairs = new Option<int?>("--pairs") { Description = "How often each server is started (40, with --ci 20)." };
var ci = new Option<bool>("--ci") { Description = "The short form of everything.", Recursive = true };
var root = new RootCommand(
    "Measures the program, and fails when a promise is broken. Without a command: starts, against a TypeScript server with the same tools.") { program, pairs,
        ci };
FileInfo Program(ParseResult result) => result.GetValue(program) ?? Checkout.DefaultProgram;

var creates = new Option<int>("--creates") { Description = "How many creates.", DefaultValueFactory = _ => 2000 };
var kills = new Option<int>("--kills") { Description = "How often the server is killed.", DefaultValueFactory = _ => 20 };
var seed = new Option<int>("--seed") { Description = "What the random moments come from.", DefaultValueFactory = _ => Random.Shared.Next() };
var once = new Command(
    "once", "Creates through a server that is killed again and again, before a sandbox that fails, and counts what was carried out.") { creates, kills, seed };
once.SetAction((result, cancellationToken) =>
    OnceBenchmark.RunAsync(Program(result), result.GetValue(creates), result.GetValue(kills), result.GetValue(seed), withoutKeys: true, cancellationToken));
root.Subcommands.Add(once);

var rounds = new Option<int>("--rounds") { Description = "How often each is tried.", DefaultValueFactory = _ => 5 };
var budgets = new Command("budgets", "Has ten callers at once, on three servers that share a ledger, spend against a budget for five jobs.") { rounds };
budgets.SetAction((result, cancellationToken) => BudgetBenchmark.RunAsync(Program(result), result.GetValue(rounds), cancellationToken));
root.Subcommands.Add(budgets);

var waited = new Option<int>("--jobs") { Description = "How many jobs.", DefaultValueFactory = _ => 10_000 };
var waiting = new Command(
    "waiting", "Waits for jobs, a hundred a call and all calls at once, and counts requests, memory and the time until each caller is told.") { waited };
waiting.SetAction((result, cancellationToken) => WaitingBenchmark.RunAsync(Program(result), result.GetValue(waited), cancellationToken));
root.Subcommands.Add(waiting);

var jobs = new Option<int>("--jobs") { Description = "How many jobs.", DefaultValueFactory = _ => 500 };
var webhooks = new Command("webhooks", "Times webhooks from the sandbox's delivery to the client's result.") { jobs };
webhooks.SetAction((result, cancellationToken) => WebhookBenchmark.RunAsync(Program(result), result.GetValue(jobs), cancellationToken));
root.Subcommands.Add(webhooks);

var soak = new Command("soak", "Has twenty clients of both eras call for ten minutes, and eight sessions ping a million times, and looks at memory.");
soak.SetAction((result, cancellationToken) =>
    SoakBenchmark.RunAsync(Program(result), result.GetValue(ci) ? SoakPlan.Short : SoakPlan.Full, cancellationToken));
root.Subcommands.Add(soak);

root.SetAction(async (result, cancellationToken) =>
{
    var isShort = result.GetValue(ci);
    var worst = await StartBenchmark.RunAsync(Program(result), result.GetValue(pairs) ?? (isShort ? 20 : 40), cancellationToken);
    if (isShort)
    {
        // Without a key, what was being sent when the server was killed is told as unknown after two and a half minutes only: too long for a short form.
        worst = Math.Max(
            worst, await OnceBenchmark.RunAsync(Program(result), creates: 200, kills: 4, Random.Shared.Next(), withoutKeys: false, cancellationToken));
        worst = Math.Max(worst, await WaitingBenchmark.RunAsync(Program(result), jobs: 1000, cancellationToken));
        worst = Math.Max(worst, await WebhookBenchmark.RunAsync(Program(result), jobs: 200, cancellationToken));
        worst = Math.Max(worst, await BudgetBenchmark.RunAsync(Program(result), rounds: 1, cancellationToken));
        worst = Math.Max(worst, await SoakBenchmark.RunAsync(Program(result), SoakPlan.Short, cancellationToken));
    }

    return worst;
});
return await root.Parse(args).InvokeAsync();
