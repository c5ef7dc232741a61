return await HeyGen.McpServer.Cli.CommandLine.RunAsync(args);
