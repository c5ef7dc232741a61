using HeyGen.McpServer.Cli;

return await HeyGen.McpServer.Cli.CommandLine.RunAsync(args);
