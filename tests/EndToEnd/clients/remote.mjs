// The TypeScript clients over Streamable HTTP with a bearer token: one call, or how it was refused.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { Client as OlderClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OlderTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const target = JSON.parse(process.argv[2]);
const info = { name: "end-to-end-remote", version: "1" };
const options = target.token ? { requestInit: { headers: { Authorization: `Bearer ${target.token}` } } } : {};
const url = new URL(target.url);
let outcome;
try {
  if (target.older) {
    const client = new OlderClient(info);
    await client.connect(new OlderTransport(url, options));
    outcome = await client.callTool({ name: target.tool, arguments: target.arguments });
  } else {
    const client = new Client(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
    await client.connect(new StreamableHTTPClientTransport(url, options));
    outcome = await client.callTool({ name: target.tool, arguments: target.arguments });
  }
} catch (error) {
  outcome = { refused: `${error.code} ${error.message}` };
}
process.stdout.write(JSON.stringify(outcome), () => process.exit());
