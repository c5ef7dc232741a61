// The official client of the tasks extension: @modelcontextprotocol/ext-tasks. The SDK's codecs refuse tasks, so that their requests are posted by hand.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createTaskSessionFromClient, resultFromTaskOutcome } from "@modelcontextprotocol/ext-tasks/client";

const target = JSON.parse(process.argv[2]);
const revision = "2026-07-28";
const clientInfo = { name: "end-to-end-tasks", version: "1" };

let lastId = 0;
async function rawDispatch(request) {
  const { method, params } = request;
  const response = await fetch(target.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": revision,
      "mcp-method": method,
      "mcp-name": params.taskId ?? params.name,
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: ++lastId, ...request }),
  });
  const text = await response.text();
  const data = text.startsWith("{") ? text : text.split("\n").filter((line) => line.startsWith("data: {")).at(-1).slice("data: ".length);
  const message = JSON.parse(data);
  return message.error ? { kind: "error", error: message.error } : { kind: "result", result: message.result };
}

const client = new Client(clientInfo, { versionNegotiation: { mode: { pin: revision } } });
await client.connect(new StreamableHTTPClientTransport(new URL(target.url)));
const session = createTaskSessionFromClient(client, {
  endpointId: "heygen",
  rawDispatch,
  v2RequestFraming: { protocolVersion: revision, clientInfo, clientCapabilities: { elicitation: { form: {} } } },
  onInputRequest: async () => ({ action: "accept", content: { message: "For bakers, one minute." } }),
});

const seen = [];
const execution = await session.callTool(target.tool, target.arguments);
const { outcome } = await execution.settle({ onEvent: (event) => void (event.type === "task" && seen.push(event.task.status)) });
const result = resultFromTaskOutcome(outcome);
await session.close();
await client.close();
process.stdout.write(JSON.stringify({ kind: execution.kind, seen, result: result.structuredContent }));
