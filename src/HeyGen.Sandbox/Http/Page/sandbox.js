import { copyButtons, el, link, links, media, runnable, searchable, show, words } from "./forms.js";

const key = "sandbox-key";
const answer = await fetch("page/operations.json");
const operations = (await answer.json()).filter(one => one.path && one.status !== "removed");
const groups = Map.groupBy(operations, one => one.group);

async function call(operation, values) {
  let path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? ""));
  const query = new URLSearchParams();
  for (const { name } of operation.query_params)
    for (const value of [values[name] ?? []].flat()) query.append(name, value);
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) =>
    !operation.query_params.some(one => one.name === name) && !operation.path.includes(`{${name}}`)));
  const isSent = operation.body_encoding === "json";
  const sent = await fetch(path.slice(1) + (query.size ? `?${query}` : ""), {
    method: operation.method, headers: { "X-Api-Key": key, ...(isSent ? { "Content-Type": "application/json" } : {}), "Idempotency-Key": crypto.randomUUID() },
    body: isSent ? JSON.stringify(rest) : undefined,
  });
  const text = await sent.text();
  let data = null;
  try { data = JSON.parse(text); } catch { /* A file, or nothing. */ }
  return { ok: sent.ok, status: sent.status, data };
}

// Path, query and body in one form.
function formOf(operation) {
  const parameters = { properties: {}, required: operation.path_params.map(one => one.name) };
  for (const one of [...operation.path_params, ...operation.query_params])
    parameters.properties[one.name] = { ...one, minimum: one.min, maximum: one.max };
  const merge = schema => ({ properties: { ...parameters.properties, ...schema.properties }, required: [...parameters.required, ...(schema.required ?? [])] });
  const request = operation.request_schema ?? {};
  return request.oneOf ? { oneOf: request.oneOf.map(merge) } : merge(request);
}

async function follow(operation, data, progress) {
  const state = operation.async?.status_field ?? "";
  const id = operation.async?.id_field?.split(".").reduce((node, step) => node?.[step], data);
  const [method, path] = (operation.async?.status_endpoint ?? "").split(" ");
  const read = operations.find(one => one.method === method && one.path === path);
  if (!id || !read) return data;
  const name = read.path.match(/\{(\w+)\}/)?.[1];
  for (let turn = 0; name && turn < 300; turn++) {
    const { ok, data: now } = await call(read, { [name]: id });
    const status = state.split(".").reduce((node, step) => node?.[step], now);
    if (!ok || operation.async.success_states.includes(status) || operation.async.failure_states.includes(status)) return now;
    progress(Math.min(95, turn * 8), `Now ${status}`);
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  return data;
}

async function run(operation, values, progress) {
  const { ok, status, data } = await call(operation, values);
  if (!ok) return { ok, text: `${status}: ${data?.error?.message ?? "The request was refused."}`, data };
  const last = operation.async ? await follow(operation, data, progress) : data;
  readVideos();
  return { ok: last?.data?.status !== "failed", text: last?.data?.status ? `${words(last.data.status)}.` : `Answered with ${status}.`, data: last, addresses: links(last?.data) };
}

const list = document.getElementById("list");
for (const [group, members] of groups) {
  const part = el("div", { "data-group": group }, el("h3", {}, words(group)));
  for (const operation of members) {
    const entry = el("details", { "data-name": operation.id, "data-words": `${operation.id} ${words(operation.id)} ${operation.path} ${group}`.toLowerCase() },
      el("summary", {}, words(operation.id), " ", el("span", { class: "mono" }, `${operation.method} ${operation.path}`)), el("div", { class: "form" }));
    if (operation.body_encoding === "multipart") entry.lastChild.append(el("p", {}, "Takes a file: send it with curl, as multipart/form-data."));
    else runnable(entry, { load: async () => ({ ...operation, schema: formOf(operation) }), run });
    part.append(entry);
  }
  list.append(part);
}
searchable(document.getElementById("search"), document.getElementById("count"));
copyButtons();

const jobs = document.getElementById("jobs");
let shown = "";
async function readVideos() {
  const { ok, data } = await call(operations.find(one => one.id === "list_videos"), { limit: 10 });
  const videos = ok ? data.data : [];
  const seen = JSON.stringify(videos.map(video => [video.id, video.status]));
  if (seen === shown) return;
  shown = seen;
  document.getElementById("jobs-state").hidden = videos.length > 0;
  jobs.replaceChildren(...videos.map(video => {
    const play = el("button", { type: "button", class: "quiet" }, "Play");
    const row = el("li", { class: "job" }, el("p", { class: "title" }, video.title || "Untitled"), el("p", { class: "soft" }, words(video.status)),
      video.status === "completed" ? play : null);
    play.addEventListener("click", async () => {
      const read = await call(operations.find(one => one.id === "get_video"), { video_id: video.id });
      const address = read.data?.data?.video_url;
      play.replaceWith(...(address ? [media(address), link("video", address)] : [el("p", { class: "bad" }, "It has no link.")]));
    });
    return row;
  }));
}
readVideos();
setInterval(() => { if (!document.hidden) readVideos(); }, 2000);
