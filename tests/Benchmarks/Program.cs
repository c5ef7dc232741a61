using System.CommandLine;
using Benchmarks;

var program = new Option<FileInfo?>("--program") { Description = "The native program, else HEYGEN_MCP_PROGRAM, else artifacts/native/heygen-mcp." };
var pairs = new Option<int?>("--pairs") { Description = "How often each server is started (40, with --ci 20)." };
var ci = new Option<bool>("--ci") { Description = "Fewer pairs." };
var root = new RootCommand("Times the native program against a TypeScript server with the same tools, and fails when a gate does.") { program, pairs, ci };
root.SetAction((result, cancellationToken) => StartBenchmark.RunAsync(
    result.GetValue(program) ?? Checkout.DefaultProgram,
    result.GetValue(pairs) ?? (result.GetValue(ci) ? 20 : 40),
    cancellationToken));
return await root.Parse(args).InvokeAsync();
