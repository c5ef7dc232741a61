// What every page shares: it builds elements from text, never from markup, and opens only addresses of the web.
const MOST_TEXT = 4000;
const clean = value =>
  String(value ?? '')
    .slice(0, MOST_TEXT)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
const short = (value, most = 160) => {
  const text = clean(value).replace(/\s+/g, ' ').trim();
  return text.length > most ? [...text].slice(0, most).join('') + '…' : text;
};
const object = value => (value && typeof value === 'object' && !Array.isArray(value) ? value : {});
const list = value => (Array.isArray(value) ? value : []);

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter(child => child != null && child !== false && child !== ''));
  return made;
}

// Text that comes from outside finds its own direction and cannot turn that of what stands beside it.
const outside = (tag, text, attributes) => el(tag, { dir: 'auto', ...attributes }, clean(text));
const button = (text, onclick, attributes) => el('button', { type: 'button', onclick, ...attributes }, text);

function webAddress(text) {
  try {
    const url = new URL(text);
    const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url.protocol === 'https:' || (local && url.protocol === 'http:') ? url.href : null;
  } catch {
    return null;
  }
}

function duration(seconds) {
  const s = Math.round(seconds);
  return s < 60 ? `${s} s` : `${Math.floor(s / 60)} min${s % 60 ? ` ${s % 60} s` : ''}`;
}

const usd = value => (typeof value === 'number' ? `${value.toFixed(value > 0 && value < 0.1 ? 3 : 2)} USD` : null);

const live = document.getElementById('live');
function announce(text) {
  if (live.textContent !== text) live.textContent = text;
}
