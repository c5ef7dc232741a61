// A host with the official bridge. The test gives it a page and a call, and answers what the page asks through `answer`.
import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';

const asked = [];
let bridge;

window.show = async ({ src, theme, locale, tool, input, result, capabilities }) => {
  document.body.className = theme;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Card';
  document.body.replaceChildren(frame);
  bridge = new AppBridge(null, { name: 'test host', version: '1' }, capabilities, {
    hostContext: { theme, locale, displayMode: 'inline', toolInfo: { tool } },
  });
  bridge.oncalltool = async params => { asked.push(['tools/call', params]); return JSON.parse(await window.callTool(JSON.stringify(params))); };
  bridge.onmessage = async params => { asked.push(['ui/message', params]); return {}; };
  bridge.onopenlink = async params => { asked.push(['ui/open-link', params]); return {}; };
  bridge.onupdatemodelcontext = async params => { asked.push(['ui/update-model-context', params]); return {}; };
  bridge.onsizechange = ({ height }) => { if (height) frame.style.blockSize = `${height}px`; };
  const ready = new Promise(resolve => { bridge.oninitialized = resolve; });
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.src = src;
  await ready;
  await bridge.sendToolInput({ arguments: input });
  if (result) await bridge.sendToolResult(result);
};
window.give = result => bridge.sendToolResult(result);
window.asked = () => asked.map(([method, params]) => ({ method, params }));
window.loaded = true;
