// The order before money is spent, or before something is deleted: what it is, what it costs, and two buttons.
const runnerKeys = ['arguments', 'args', 'input', 'params', 'parameters'];

// The call once more, with what is added; where a tool ran another, through that one again.
function callAgain(order, extra) {
  const outer = host.context.toolInfo?.tool;
  const key = app.isRun && runnerKeys.find(name => name in app.asked);
  if (outer?.inputSchema?.properties?.wait_seconds) extra.wait_seconds = 0;
  // An answer that the page itself gave to a Video Agent may need an order too.
  if (app.sent) return host.call(app.sent, { ...app.asked, ...extra, wait_seconds: 0 });
  return host.call(outer?.name ?? order.tool, key ? { ...app.asked, [key]: { ...app.input, ...extra } } : { ...app.asked, ...extra });
}

const readAny = async (name, args) => {
  const direct = await host.read(name, args);
  return Object.keys(direct).length ? direct : host.read('run_read_tool', { name, arguments: args });
};

function sentences(script, total) {
  const parts =
    clean(script)
      .replace(/([^\n])\n(?!\n)/g, '$1 ')
      .match(/[^.!?。！？\n]+[.!?。！？]*\s*/g) ?? [];
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  let before = 0;
  return parts
    .map(part => {
      const at = total ? (total * before) / all : null;
      before += part.length;
      return { text: part.trim(), at };
    })
    .filter(part => part.text);
}

const clock = s => `${Math.floor(s / 60)}:${String(Math.floor(s % 60)).padStart(2, '0')}`;

function scriptOf(order, total) {
  const videos = list(app.input.videos);
  const script = app.input.script ?? app.input.prompt ?? app.input.text ?? app.input.video?.script ?? videos[0]?.script;
  if (!script) return null;
  const lines = sentences(script, total);
  return el(
    'section',
    { 'aria-labelledby': 'script' },
    el('h2', { id: 'script' }, app.input.prompt ? 'Prompt' : videos.length > 1 ? `Script of the first of ${videos.length}` : 'Script'),
    el(
      'ol',
      { class: 'script', tabindex: 0, 'aria-labelledby': 'script' },
      lines.map(line =>
        el('li', {}, line.at !== null && !app.input.prompt && el('span', { class: 'quiet time' }, clock(line.at)), outside('span', line.text)),
      ),
    ),
  );
}

function budgetLeft(budgets) {
  const left = [
    ['day', 'today'],
    ['session', 'in this conversation'],
  ]
    .filter(([name]) => budgets[name])
    .map(([name, words]) => `${usd(budgets[name].left_usd)} ${words}`);
  return left.length ? left.join(', ') : null;
}

function fact(name, ...value) {
  return value.some(part => part) ? [el('dt', {}, name), el('dd', {}, value)] : [];
}

function showOrder(job) {
  const order = object(job.confirmation),
    estimate = object(job.estimate);
  if (!order.token) return showText({ content: [{ type: 'text', text: job.next }] });
  const total = Number(/(?:about|assuming) (\d+(?:\.\d+)?) s/.exec(estimate.basis)?.[1]) || null;
  const price = usd(estimate.usd) ?? (estimate.reserved_usd ? `Not known; at most ${usd(estimate.reserved_usd)}` : null);
  const isDelete = !job.estimate;
  const rows = list(app.input.rows).length || list(app.input.videos).length;
  const look = el('figure', { class: 'look', hidden: true }),
    voice = el('dd', {}),
    lookName = el('dd', {});
  const row = el('div', { class: 'row' }),
    change = el('div', { class: 'stack', hidden: true });
  show(
    el(
      'div',
      { class: 'head' },
      el(
        'div',
        {},
        outside('h1', short(order.name ?? app.input.title ?? order.title, 300)),
        el('p', { class: 'quiet small' }, order.name || app.input.title ? order.title : null),
      ),
      price && el('span', { class: 'price' }, usd(estimate.usd) ?? 'Price not known'),
    ),
    el(
      'div',
      { class: 'order' },
      look,
      el(
        'dl',
        {},
        rows > 1 && fact('Videos', String(rows)),
        fact('Length', total && `About ${duration(total)}`),
        !isDelete && usd(estimate.usd) === null && fact('Price', price),
        fact('Budget left', budgetLeft(object(job.budgets))),
        el('dt', { hidden: true }, 'Look'),
        lookName,
        el('dt', { hidden: true }, 'Voice'),
        voice,
        fact('Format', short([app.input.aspect_ratio, app.input.resolution].filter(part => typeof part === 'string').join(', '), 60)),
      ),
    ),
    scriptOf(order, total),
    el('p', { class: 'quiet small' }, isDelete ? short(order.reason, 400) : 'Nothing is made or charged before you agree.'),
    row,
    change,
  );
  fillOrderButtons(job, order, isDelete, row, change);
  showLook(look, lookName);
  showVoice(voice);
  announce(isDelete ? 'Please confirm.' : `Please check the order${price ? `: ${price}` : ''}.`);
  tick = () => {
    if (Date.parse(order.expires_at) < Date.now()) {
      tick = null;
      expire(row, change);
    }
  };
}

function expire(row, change) {
  change.hidden = true;
  row.replaceChildren(
    el('p', { class: 'note', role: 'alert' }, 'The order has lapsed: it is good for ten minutes. Ask for it again in the conversation.'),
  );
}

function fillOrderButtons(job, order, isDelete, row, change) {
  const agree = button(
    isDelete ? 'Delete' : 'Make it',
    async () => {
      if (!host.mayCall()) return sayOnce('I agree to the order. Call again with the confirm token.');
      for (const one of row.querySelectorAll('button')) one.disabled = true;
      announce('Sending.');
      agree.textContent = 'Sending…';
      try {
        const answer = await callAgain(order, { confirm: order.token });
        app.started = true;
        take(answer);
        const began = answer.structuredContent?.job?.id;
        host.tellModel(
          answer.isError
            ? `The person agreed in the card, and the call failed: ${short(textOf(answer), 600)}`
            : `The person agreed in the card and the call was made${began ? `: job ${short(began, 90)}` : ''}. Do not call again.`,
        );
      } catch (refusal) {
        row.replaceChildren(
          el(
            'p',
            { class: 'note', role: 'alert' },
            `The host did not let the card place the order: ${short(refusal.message, 200)} Say in the conversation that you agree.`,
          ),
        );
      }
    },
    { class: 'main' },
  );
  row.append(agree);
  if (!host.mayCall() && !host.maySay())
    row.replaceChildren(el('p', { class: 'note' }, 'This host lets no card place the order. Say in the conversation that you agree.'));
  if (isDelete || !host.maySay()) return;
  const wanted = el('textarea', { rows: 3, id: 'wanted', 'aria-label': 'What should change?', placeholder: 'What should change?' });
  change.append(
    wanted,
    el(
      'div',
      { class: 'row' },
      button('Send', () => wanted.value.trim() && sayOnce(`Do not go on with this order. Change it first: ${wanted.value.trim()}`)),
    ),
  );
  const open = button(
    'Change',
    () => {
      change.hidden = !change.hidden;
      open.setAttribute('aria-expanded', !change.hidden);
      if (!change.hidden) wanted.focus();
    },
    { 'aria-expanded': 'false' },
  );
  row.append(open);
}

async function showLook(figure, name) {
  const ids = app.input.avatar_id ?? list(app.input.videos)[0]?.avatar_id ?? app.input.video?.avatar_id;
  const id = Array.isArray(ids) ? ids[0] : ids;
  const look = typeof id === 'string' ? await readAny('get_avatar_look', { look_id: id }) : {};
  const picture = webAddress(look.preview_image_url ?? app.input.image);
  if (look.name) {
    name.append(outside('span', short(look.name, 120)));
    name.previousElementSibling.hidden = false;
  }
  if (!picture) return;
  figure.append(
    el('img', {
      src: picture,
      alt: look.name ? `Look: ${short(look.name, 80)}` : 'Picture',
      onerror: () => {
        figure.hidden = true;
      },
    }),
  );
  figure.hidden = false;
  if (!app.input.voice_id && look.default_voice_id) showVoice(name.nextElementSibling.nextElementSibling, look.default_voice_id);
}

async function showVoice(place, id = app.input.voice_id ?? list(app.input.videos)[0]?.voice_id ?? app.input.video?.voice_id) {
  if (typeof id !== 'string') return;
  const voice = await readAny('get_voice', { voice_id: id });
  if (!voice.name) return;
  place.previousElementSibling.hidden = false;
  place.append(outside('span', short([voice.name, voice.language].filter(part => part).join(', '), 120)));
  const sample = webAddress(voice.preview_audio_url);
  if (!sample) return;
  const audio = new Audio(sample);
  const play = button(
    '▶ Listen',
    () => {
      if (audio.paused) audio.play().catch(() => announce('This host does not let the card play the sample.'));
      else audio.pause();
    },
    { class: 'little', 'aria-label': `Listen to ${short(voice.name, 60)}` },
  );
  const show = () => {
    play.textContent = audio.paused ? '▶ Listen' : '❚❚ Stop';
  };
  for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, show);
  place.append(' ', play);
}
