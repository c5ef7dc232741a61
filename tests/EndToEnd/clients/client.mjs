// The TypeScript client of 2026-07-28: @modelcontextprotocol/client. Legacy SSE knows no revision after 2025-11-25.
import { Client, SSEClientTransport, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { runMainJob, target, variables } from "./main-job.mjs";

const transports = {
  Stdio: () => new StdioClientTransport({ command: target.command, args: target.args, env: variables }),
  StreamableHttp: () => new StreamableHTTPClientTransport(new URL(target.url)),
  LegacySse: () => new SSEClientTransport(new URL(target.url)),
};
const mode = target.transport === "LegacySse" ? "legacy" : { pin: "2026-07-28" };

const client = new Client({ name: "end-to-end-client", version: "1" }, { versionNegotiation: { mode } });
await client.connect(transports[target.transport]());
await runMainJob(client, client.getNegotiatedProtocolVersion(), (name, args, onprogress) =>
  client.callTool({ name, arguments: args }, { onprogress }),
);
