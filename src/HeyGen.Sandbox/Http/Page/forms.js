// Forms out of JSON Schemas, shared by the pages of the server and of the sandbox. What comes from outside is set as text, never as markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child != null));
  return node;
}

export const words = name => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");

let last = 0;

// The control of one value: how it is drawn, read and filled.
function control(schema, id, describedBy, required) {
  const type = [schema.type].flat().find(one => one && one !== "null");
  const attributes = { id, "aria-describedby": describedBy, required };
  const choices = type === "boolean" ? [true, false] : schema.enum?.filter(one => one !== null);
  if (choices) {
    const select = el("select", attributes, required ? null : el("option", { value: "" }, "Not set"),
      ...choices.map((one, index) => el("option", { value: index }, one === true ? "Yes" : one === false ? "No" : String(one))));
    return { node: select, read: () => select.value === "" ? undefined : choices[select.value],
      fill: value => { select.value = choices.indexOf(value) < 0 ? "" : choices.indexOf(value); } };
  }
  if (type === "integer" || type === "number") {
    const input = el("input", { ...attributes, type: "number", step: type === "integer" ? 1 : "any", min: schema.minimum, max: schema.maximum });
    return { node: input, read: () => input.value === "" ? undefined : Number(input.value), fill: value => { input.value = value; } };
  }
  if (type === "string") {
    const input = schema.maxLength > 200 || /script|prompt|message/.test(id)
      ? el("textarea", { ...attributes, maxlength: schema.maxLength })
      : el("input", { ...attributes, type: "text", maxlength: schema.maxLength });
    return { node: input, read: () => input.value === "" ? undefined : input.value, fill: value => { input.value = value; } };
  }
  if (type === "array" && schema.items?.type === "string" && !schema.items.enum) {
    const area = el("textarea", attributes);
    const read = () => area.value.split("\n").map(line => line.trim()).filter(line => line);
    return { node: area, hint: "One a line.", read: () => read().length ? read() : undefined, fill: value => { area.value = [value].flat().join("\n"); } };
  }
  const area = el("textarea", { ...attributes, class: "mono", spellcheck: "false" });
  area.addEventListener("input", () => area.setCustomValidity(""));
  return {
    node: area, hint: "As JSON.",
    read: () => {
      if (!area.value.trim()) return undefined;
      try { return JSON.parse(area.value); } catch (fault) { area.setCustomValidity(`This is no JSON: ${fault.message}`); return undefined; }
    },
    fill: value => { area.value = JSON.stringify(value, null, 1); },
  };
}

// Fields of an object's schema: required ones first, the others folded away.
export function fields(schema) {
  const controls = new Map();
  const fixed = {};
  const required = [], optional = [];
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if ("const" in property) { fixed[name] = property.const; continue; }
    const id = `field-${++last}-${name}`;
    const needed = (schema.required ?? []).includes(name);
    const one = control(property, id, `${id}-hint`, needed);
    const text = [property.description, one.hint, property.default != null ? `Default: ${JSON.stringify(property.default)}.` : null].filter(Boolean).join(" ");
    controls.set(name, one);
    (needed ? required : optional).push(el("div", { class: "field" },
      el("label", { for: id }, words(name) + (needed ? " (required)" : "")), el("p", { class: "hint", id: `${id}-hint` }, text), one.node));
  }
  const more = optional.length ? el("details", {}, el("summary", {}, `${required.length ? "More" : "All"} (${optional.length}), none of them required`), el("div", {}, ...optional)) : null;
  return {
    node: el("div", {}, ...required, more),
    read: () => Object.assign({}, fixed, ...[...controls].map(([name, one]) => one.read() === undefined ? {} : { [name]: one.read() })),
    fill: values => {
      for (const [name, value] of Object.entries(values)) controls.get(name)?.fill(value);
      if (more) more.open = Object.keys(values).some(name => !(schema.required ?? []).includes(name));
    },
  };
}

// The same where one of several schemas is to be chosen.
export function body(schema) {
  if (!schema.oneOf) return fields(schema);
  const id = `field-${++last}-variant`;
  const names = schema.oneOf.map((one, index) => Object.values(one.properties ?? {}).find(property => "const" in property)?.const ?? index + 1);
  const select = el("select", { id }, ...names.map((name, index) => el("option", { value: index }, words(String(name)))));
  const slot = el("div");
  let current;
  const draw = () => { current = fields(schema.oneOf[select.value]); slot.replaceChildren(current.node); };
  select.addEventListener("change", draw);
  draw();
  return {
    node: el("div", {}, el("div", { class: "field" }, el("label", { for: id }, "Which kind"), select), slot),
    read: () => current.read(), fill: values => current.fill(values),
  };
}

const isLink = value => typeof value === "string" && /^https?:\/\//i.test(value);

export function links(value, path = "", found = []) {
  if (isLink(value)) found.push([path, value]);
  else if (value && typeof value === "object") for (const [name, inner] of Object.entries(value)) links(inner, path ? `${path}.${name}` : name, found);
  return found;
}

export function media(address) {
  const kind = new URL(address).pathname.split(".").pop();
  if (["mp4", "webm", "mov"].includes(kind)) return el("video", { src: address, controls: true, preload: "metadata", "aria-label": "What was made" });
  return ["mp3", "wav"].includes(kind) ? el("audio", { src: address, controls: true, preload: "metadata", "aria-label": "What was made" }) : null;
}

export const link = (name, address) =>
  el("p", {}, el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, `Open ${words(name).toLowerCase().replace(/ url$/, "")}`));

// What came back: a sentence, what plays, links, and all of it as JSON.
export function show(node, { ok, text, data, addresses = [] }) {
  node.replaceChildren(
    el("p", { class: ok ? "" : "bad" }, text),
    ...addresses.slice(0, 1).map(([, address]) => media(address)).filter(Boolean),
    ...addresses.slice(0, 12).map(([name, address]) => link(name, address)),
    ...(data ? [el("details", {}, el("summary", {}, "The whole answer"), el("div", {}, el("pre", { tabindex: 0 }, JSON.stringify(data, null, 1))))] : []));
}

// Makes the form when an entry is opened for the first time.
export function runnable(entry, { load, run, example }) {
  entry.addEventListener("toggle", async () => {
    if (!entry.open || entry.dataset.made) return;
    entry.dataset.made = "yes";
    const slot = entry.querySelector(".form");
    try {
      const described = await load(entry.dataset.name);
      const form = el("form", {});
      const parts = body(described.schema);
      const status = el("div", { class: "result", role: "status" });
      const go = el("button", { type: "submit" }, "Run");
      const fill = example && described.example ? el("button", { type: "button", class: "quiet" }, "Fill in an example") : null;
      form.append(parts.node, el("div", { class: "row" }, go, fill), status);
      const busy = async work => {
        go.disabled = true;
        try { await work(); } catch (fault) { show(status, { ok: false, text: fault.message }); } finally { go.disabled = false; }
      };
      fill?.addEventListener("click", () => busy(async () => {
        status.replaceChildren(el("p", { class: "soft" }, "Looking for values"));
        parts.fill(await example(described.example));
        status.replaceChildren();
      }));
      form.addEventListener("submit", event => {
        event.preventDefault();
        const values = parts.read();
        if (!form.reportValidity()) return;
        busy(async () => {
          const bar = el("progress", { max: 100, "aria-label": "Progress" });
          const said = el("p", { class: "soft" }, "Sent");
          status.replaceChildren(bar, said);
          show(status, await run(described, values, (percent, message) => { bar.value = percent; said.textContent = message; }));
        });
      });
      slot.replaceChildren(form);
    } catch (fault) {
      slot.replaceChildren(el("p", { class: "bad" }, fault.message));
      delete entry.dataset.made;
    }
  });
}

// Shows the entries in whose words every word of the search stands.
export function searchable(input, count) {
  const entries = [...document.querySelectorAll("[data-words]")];
  const filter = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !wanted.every(word => entry.dataset.words.includes(word));
      shown += entry.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-words]:not([hidden])");
    count.textContent = wanted.length ? `${shown} found` : "";
  };
  input.addEventListener("input", filter);
  filter();
}

export function copyButtons() {
  for (const block of document.querySelectorAll("pre[data-copy]")) {
    const button = el("button", { type: "button", class: "quiet" }, "Copy");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = "Copied";
    });
    block.after(button);
  }
}
