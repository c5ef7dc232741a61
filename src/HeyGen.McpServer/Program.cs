Console.WriteLine("heygen-mcp");
