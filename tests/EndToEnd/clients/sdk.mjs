// The TypeScript client of the revisions up to 2025-11-25: @modelcontextprotocol/sdk, in the version that is asked for.
import { runMainJob, target, variables } from "./main-job.mjs";

const load = (file) => import(`${target.sdk}/client/${file}.js`);
const { Client } = await load("index");
const transports = {
  Stdio: async () => new (await load("stdio")).StdioClientTransport({ command: target.command, args: target.args, env: variables }),
  StreamableHttp: async () => new (await load("streamableHttp")).StreamableHTTPClientTransport(new URL(target.url)),
  LegacySse: async () => new (await load("sse")).SSEClientTransport(new URL(target.url)),
};
const transport = await transports[target.transport]();

const client = new Client({ name: "end-to-end-sdk", version: "1" }, { capabilities: {} });
let revision;
const connected = client.connect(transport);
// The client itself does not show the revision that was agreed on: it is in the first answer.
const onmessage = transport.onmessage;
transport.onmessage = (message, ...more) => {
  revision ??= message.result?.protocolVersion;
  onmessage(message, ...more);
};
await connected;
await runMainJob(client, revision, (name, args, onprogress) => client.callTool({ name, arguments: args }, undefined, { onprogress }));
