// The TypeScript client of the revisions up to 2025-11-25: @modelcontextprotocol/sdk.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { runMainJob, target, variables } from "./main-job.mjs";

const transports = {
  Stdio: () => new StdioClientTransport({ command: target.command, args: target.args, env: variables }),
  StreamableHttp: () => new StreamableHTTPClientTransport(new URL(target.url)),
  LegacySse: () => new SSEClientTransport(new URL(target.url)),
};

// A transport is told the revision that was agreed on; the client itself does not show it.
let revision;
const transport = transports[target.transport]();
const setProtocolVersion = transport.setProtocolVersion?.bind(transport);
transport.setProtocolVersion = (agreed) => {
  revision = agreed;
  setProtocolVersion?.(agreed);
};

const client = new Client({ name: "end-to-end-sdk", version: "1" });
await client.connect(transport);
await runMainJob(client, revision, (name, args, onprogress) => client.callTool({ name, arguments: args }, undefined, { onprogress }));
