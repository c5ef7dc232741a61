// The page's end of MCP Apps, 2026-01-26: JSON-RPC with the host by postMessage.
const host = { capabilities: {}, context: {}, on: {} };
{
  const waiting = new Map();
  let lastId = 0;
  const post = message => parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
  host.notify = (method, params = {}) => post({ method, params });
  host.request = (method, params = {}) =>
    new Promise((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject });
      post({ id: lastId, method, params });
    });

  addEventListener('message', event => {
    const message = event.data;
    if (event.source !== parent || message?.jsonrpc !== '2.0') return;
    if (message.method === undefined) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) asked?.reject(new Error(message.error.message));
      else asked?.resolve(message.result);
      return;
    }
    const name = message.method.replace('ui/notifications/', '');
    if (name === 'host-context-changed') applyContext(message.params);
    host.on[name]?.(object(message.params));
    if (message.id === undefined) return;
    if (['ping', 'ui/resource-teardown'].includes(message.method)) post({ id: message.id, result: {} });
    else post({ id: message.id, error: { code: -32601, message: 'The page has no such method.' } });
  });

  function applyContext(changed) {
    Object.assign(host.context, changed);
    const root = document.documentElement;
    if (host.context.theme) root.dataset.theme = host.context.theme;
    // The card is laid out as its host is; each text finds its own direction.
    if (host.context.locale) root.dir = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i.test(host.context.locale) ? 'rtl' : 'ltr';
    for (const [name, value] of Object.entries(object(host.context.styles?.variables)))
      if (name.startsWith('--') && value) root.style.setProperty(name, value);
    const inset = host.context.safeAreaInsets;
    if (inset) document.body.style.padding = `${inset.top}px ${inset.right}px ${inset.bottom}px ${inset.left}px`;
  }

  host.start = async name => {
    const answer = await host.request('ui/initialize', {
      appInfo: { name, version: '1' },
      appCapabilities: { availableDisplayModes: ['inline', 'fullscreen'] },
      protocolVersion: '2026-01-26',
    });
    host.capabilities = object(answer.hostCapabilities);
    applyContext(answer.hostContext);
    host.notify('ui/notifications/initialized');
    new ResizeObserver(() => {
      const box = document.documentElement.getBoundingClientRect();
      host.notify('ui/notifications/size-changed', { width: Math.ceil(box.width), height: Math.ceil(document.body.getBoundingClientRect().height) });
    }).observe(document.body);
  };

  host.mayCall = () => !!host.capabilities.serverTools;
  // The tool's result, as it stands; a refusal by the host throws.
  host.call = (name, args = {}) =>
    host.mayCall() ? host.request('tools/call', { name, arguments: args }) : Promise.reject(new Error('The host lets no page call tools.'));
  host.read = async (name, args) => {
    try {
      const answer = await host.call(name, args);
      return answer.isError ? {} : object(answer.structuredContent);
    } catch {
      return {};
    }
  };
  host.mayOpen = () => !!host.capabilities.openLinks;
  host.open = url => host.request('ui/open-link', { url });
  host.maySay = () => !!host.capabilities.message;
  host.say = text => host.request('ui/message', { role: 'user', content: [{ type: 'text', text }] });
  // What the page did must be known to the model, which saw none of it.
  host.tellModel = text => {
    if (host.capabilities.updateModelContext) host.request('ui/update-model-context', { content: [{ type: 'text', text }] }).catch(() => {});
  };
}
const textOf = result =>
  list(result?.content)
    .filter(block => block.type === 'text')
    .map(block => block.text)
    .join('\n');
