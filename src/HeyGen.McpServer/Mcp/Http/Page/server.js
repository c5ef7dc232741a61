import { copyButtons, el, link, links, media, runnable, searchable, show, words } from "./forms.js";

const revision = "2026-07-28";
const forms = document.body.dataset.forms;
const needsToken = document.body.dataset.token === "yes";
let bearer = null;
let calls = 0;

// One call of the server at /mcp, as any client of this revision makes it.
async function callTool(name, values, progress = () => {}) {
  const id = ++calls;
  const sent = await fetch("mcp", {
    method: "POST",
    headers: {
      "Content-Type": "application/json", Accept: "application/json, text/event-stream", "MCP-Protocol-Version": revision,
      "Mcp-Method": "tools/call", "Mcp-Name": name, ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
    },
    body: JSON.stringify({
      jsonrpc: "2.0", id, method: "tools/call",
      params: {
        name, arguments: values,
        _meta: {
          "io.modelcontextprotocol/protocolVersion": revision, "io.modelcontextprotocol/clientCapabilities": {},
          "io.modelcontextprotocol/clientInfo": { name: "heygen-mcp-page", version: "1" }, progressToken: id,
        },
      },
    }),
  });
  let answer = null;
  for await (const message of messages(sent)) {
    if (message.method === "notifications/progress") progress(message.params.progress, message.params.message ?? "");
    else if ("result" in message || "error" in message) answer = message;
  }
  if (!answer || answer.error) throw new Error(answer?.error?.message ?? `The server answered with ${sent.status}.`);
  return answer.result;
}

async function* messages(sent) {
  if (!sent.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    const text = await sent.text();
    if (text) yield JSON.parse(text);
    return;
  }
  let rest = "";
  for await (const piece of pieces(sent.body.pipeThrough(new TextDecoderStream()).getReader())) {
    const events = (rest + piece).split(/\r?\n\r?\n/);
    rest = events.pop();
    for (const event of events) {
      const data = event.split(/\r?\n/).filter(line => line.startsWith("data:")).map(line => line.slice(5)).join("\n").trim();
      if (data) yield JSON.parse(data);
    }
  }
}

async function* pieces(reader) {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

const described = new Map();
async function load(name) {
  if (!described.has(name)) {
    const answer = await fetch(`page/tools/${encodeURIComponent(name)}`);
    if (!answer.ok) throw new Error("The form could not be loaded. Is the server still running?");
    described.set(name, await answer.json());
  }
  return described.get(name);
}

async function run(tool, values, progress) {
  if (needsToken && !bearer) return { ok: false, text: "Enter a token above first." };
  const result = await callTool(tool.name, values, progress);
  const data = result.structuredContent;
  readJobs();
  const text = result.content?.find(block => block.type === "text")?.text ?? "Done.";
  return { ok: !result.isError, text: text.split("\n")[0].replace(/\s*https?:\/\/\S+/g, "").slice(0, 2000) + (result.isError ? text.slice(text.split("\n")[0].length) : ""),
    data, addresses: links(data?.links ?? {}) };
}

// An example's values that stand for another tool's answer: $list_voices(gender=male).data[0].voice_id
const answers = new Map();
async function example(value) {
  if (Array.isArray(value)) return Promise.all(value.map(example));
  if (value && typeof value === "object") return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, inner]) => [name, await example(inner)])));
  const reference = typeof value === "string" && value.match(/^\$(\w+)(?:\((\w+)=(\w+)\))?([.[].+)$/);
  if (!reference) return value;
  const [, name, filter, wanted, path] = reference;
  const key = `${name} ${filter} ${wanted}`;
  if (!answers.has(key)) answers.set(key, load(name).then(async tool => callTool(name, { ...await example(tool.example), ...(filter ? { [filter]: wanted } : {}) })));
  return path.split(/[.[\]]/).filter(Boolean).reduce((node, step) => node?.[step], (await answers.get(key)).structuredContent);
}

const jobs = document.getElementById("jobs");
const state = document.getElementById("jobs-state");
let seen = "";
async function readJobs() {
  if (needsToken && !bearer) return false;
  try {
    const rows = (await callTool("list_jobs", { limit: 10 })).structuredContent?.data ?? [];
    state.textContent = rows.length ? "" : "Nothing was started through this server yet.";
    if (JSON.stringify(rows) !== seen) jobs.replaceChildren(...rows.map(draw));
    seen = JSON.stringify(rows);
    return true;
  } catch (fault) {
    jobs.replaceChildren();
    seen = "";
    state.textContent = fault.message;
    return false;
  }
}

const states = { prepared: "Waits to be sent", sent: "Sent, not answered yet", accepted: "Running", completed: "Ready", failed: "Failed", refused: "Refused", unknown: "Not known whether it began" };

function draw(row) {
  const facts = [states[row.state] ?? words(row.state), new Date(row.started_at).toLocaleString(),
    row.settled_usd != null ? `${row.settled_usd} USD` : row.estimate_usd ? `about ${row.estimate_usd} USD` : null];
  const item = el("li", { class: "job" }, el("p", { class: "title" }, row.title || words(row.tool)),
    el("p", { class: "soft" }, facts.filter(Boolean).join(", ")), row.failure ? el("p", { class: "bad" }, row.failure) : null);
  if (row.state === "completed" && row.job_ids?.length) {
    const play = el("button", { type: "button", class: "quiet" }, "Show");
    play.addEventListener("click", async () => {
      const result = await callTool("get_job", { job_id: row.job_ids[0] });
      const found = links(result.structuredContent?.links ?? {});
      play.replaceWith(...found.slice(0, 1).map(([, address]) => media(address)).filter(Boolean), ...found.slice(0, 3).map(([name, address]) => link(name, address)),
        ...(found.length ? [] : [el("p", { class: "soft" }, "It made nothing that has a link.")]));
    });
    item.append(play);
  }
  return item;
}

async function readState() {
  const ready = document.getElementById("ready");
  try {
    const health = await (await fetch("readyz")).json();
    ready.classList.toggle("trouble", health.status !== "ok");
    ready.firstChild.textContent = health.status === "ok" ? "Ready" : health.trouble;
  } catch {
    ready.classList.add("trouble");
    ready.firstChild.textContent = "The server does not answer";
  }
}

const live = document.getElementById("live");
const tokenPart = document.getElementById("token");
tokenPart.hidden = !needsToken;
live.hidden = needsToken;
tokenPart.querySelector("form").addEventListener("submit", async event => {
  event.preventDefault();
  const input = document.getElementById("bearer");
  bearer = input.value.trim();
  const isTaken = await readJobs();
  if (!isTaken) bearer = null;
  document.getElementById("token-state").textContent = isTaken ? "" : state.textContent;
  tokenPart.hidden = isTaken;
  live.hidden = !isTaken;
  input.value = "";
});

for (const entry of document.querySelectorAll("details[data-run]")) runnable(entry, { load, run, example: forms === "all" ? example : null });
searchable(document.getElementById("search"), document.getElementById("count"));
copyButtons();
readState();
readJobs();
setInterval(() => { if (!document.hidden) { readState(); readJobs(); } }, 5000);
