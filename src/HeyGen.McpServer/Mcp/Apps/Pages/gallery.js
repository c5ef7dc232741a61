// Looks, voices and sounds to choose from. The choice goes back to the conversation, with the id that the next call takes.
const MOST_ITEMS = 300;
const gender = { name: 'gender', label: 'Gender', options: [['', 'Any'], ['female', 'Female'], ['male', 'Male']] };
const GALLERIES = {
  list_avatar_looks: {
    title: 'Choose a look', noun: 'look', id: 'id', argument: 'avatar_id', draw: drawLook, filters: [
      { name: 'ownership', label: 'Whose', options: [['', 'All'], ['private', 'Mine'], ['public', 'HeyGen’s']] },
      { name: 'avatar_type', label: 'Kind', options: [['', 'Any'], ['digital_twin', 'Filmed'], ['photo_avatar', 'From a photo'], ['studio_avatar', 'Studio']] }],
  },
  list_voices: {
    title: 'Choose a voice', noun: 'voice', id: 'voice_id', argument: 'voice_id', draw: drawVoice, filters: [
      { name: 'type', label: 'Whose', options: [['public', 'HeyGen’s'], ['private', 'Mine']] }, gender, { name: 'language', label: 'Language', typed: 'Any language' }],
  },
  design_voice: { title: 'Choose a voice', noun: 'voice', id: 'voice_id', argument: 'voice_id', draw: drawVoice, filters: [gender] },
  search_audio_sounds: {
    title: 'Choose a sound', noun: 'sound', id: 'id', argument: 'sound', draw: drawSound, filters: [
      { name: 'query', label: 'What it sounds like', typed: 'Calm piano, rain, applause …' },
      { name: 'type', label: 'Kind', options: [['music', 'Music'], ['sound_effects', 'Sound effects']] }],
  },
};
const facts = (...parts) => parts.filter(part => part).map(part => short(part, 60).replace(/_/g, ' ')).join(' · ');
const gallery = { tool: null, args: {}, items: [], next: null, chosen: null, asked: 0, search: '' };
const kind = () => GALLERIES[gallery.tool];
const shelf = el('ul', { class: 'shelf' }), count = el('p', { class: 'quiet small' }), more = el('div', { class: 'row' }), told = el('div', {});

function choose(item) {
  const { noun, id, argument } = kind();
  const name = short(item.name, 80).replace(/"/g, '’') || `this ${noun}`;
  const value = argument === 'sound' ? `id ${short(item[id], 90)}` : `${argument} ${short(item[id], 90)}`;
  gallery.chosen = item[id];
  draw();
  const text = `I choose the ${noun} "${name}" (${value}).`;
  host.tellModel(`The person chose the ${noun} "${name}" (${value}) in the gallery.`);
  if (host.maySay()) host.say(text).then(() => say(`${name} is chosen, and the conversation knows.`), () => say(`The host did not take the message. Write: ${text}`));
  else say(`Chosen. Write in the conversation: ${text}`);
}

function say(text) {
  told.replaceChildren(outside('p', text, { class: 'note' }));
  announce(text);
}

const chooseButton = item => {
  const name = short(item.name, 80), isChosen = gallery.chosen === item[kind().id];
  const text = isChosen ? 'Chosen' : 'Choose';
  return button(text, () => choose(item), { 'aria-pressed': String(isChosen), 'aria-label': `${text} ${name}` });
};

const named = item => outside('h2', short(item.name, 120) || `Unnamed ${kind().noun}`);

function drawLook(item) {
  const url = webAddress(item.preview_image_url);
  const blank = () => el('div', { class: 'picture', 'aria-hidden': 'true' }, [...short(item.name, 2)][0] ?? '?');
  const picture = url ? el('img', { class: 'picture', src: url, alt: '', loading: 'lazy' }) : blank();
  picture.addEventListener('error', () => picture.replaceWith(blank()), { once: true });
  const made = { digital_twin: 'Filmed', photo_avatar: 'From a photo', studio_avatar: 'Studio' };
  const isBusy = item.status && item.status !== 'completed';
  return el('li', { class: 'item' }, picture, el('div', { class: 'words' }, named(item),
    outside('p', facts(made[item.avatar_type] ?? item.avatar_type, item.preferred_orientation, isBusy && item.status), { class: 'quiet small' })), chooseButton(item));
}

// One voice at a time: a second one stops the first.
const playing = new Audio();
playing.preload = 'none';
let stopPlaying = () => {};
for (const end of ['ended', 'error', 'pause']) playing.addEventListener(end, () => { if (end !== 'pause' || playing.paused) stopPlaying(); });

function playButton(item, url) {
  const name = short(item.name, 80);
  const control = button('', () => {
    const wasOn = control.getAttribute('aria-pressed') === 'true';
    stopPlaying();
    playing.pause();
    if (wasOn) return;
    playing.src = url;
    control.setAttribute('aria-pressed', 'true');
    stopPlaying = () => { control.setAttribute('aria-pressed', 'false'); stopPlaying = () => {}; };
    playing.play().catch(fault => { if (fault.name !== 'AbortError') say(`${name} cannot be played here.`); });
  }, { class: 'play', 'aria-pressed': 'false', 'aria-label': `Play ${name}` });
  return control;
}

function drawVoice(item) {
  const url = webAddress(item.preview_audio_url);
  return el('li', { class: 'item line' }, url ? playButton(item, url) : el('span', { class: 'play none', 'aria-hidden': 'true' }),
    el('div', { class: 'words' }, named(item), outside('p', facts(item.language, item.gender, item.type === 'private' && 'mine'), { class: 'quiet small' })), chooseButton(item));
}

function drawSound(item) {
  const url = webAddress(item.audio_url);
  return el('li', { class: 'item line' }, url ? playButton(item, url) : el('span', { class: 'play none', 'aria-hidden': 'true' }),
    el('div', { class: 'words' }, named(item),
      outside('p', facts(item.duration > 0 && duration(item.duration), item.description && short(item.description, 60)), { class: 'quiet small' })), chooseButton(item));
}

function field(filter) {
  const id = `filter-${filter.name}`, value = short(gallery.args[filter.name] ?? '', 200);
  const change = event => {
    const { [filter.name]: _, token, ...rest } = gallery.args;
    ask(event.target.value.trim() ? { ...rest, [filter.name]: event.target.value.trim() } : rest, false);
  };
  const control = filter.options
    ? el('select', { id, onchange: change }, filter.options.map(([option, text]) => el('option', { value: option, selected: option === value }, text)))
    : el('input', { id, type: 'text', value, placeholder: filter.typed, autocomplete: 'off', onchange: change });
  return el('div', {}, el('label', { for: id }, filter.label), control);
}

// Only the newest question counts: an answer that was overtaken is dropped.
async function ask(args, isMore) {
  const turn = ++gallery.asked;
  shelf.setAttribute('aria-busy', 'true');
  try {
    const answer = await host.call(gallery.tool, isMore ? { ...args, token: gallery.next } : args);
    if (turn !== gallery.asked) return;
    if (answer.isError) throw new Error(textOf(answer));
    gallery.args = args;
    fill(object(answer.structuredContent), isMore);
  } catch (refusal) {
    if (turn === gallery.asked) say(short(refusal.message, 300));
  } finally {
    if (turn === gallery.asked) shelf.removeAttribute('aria-busy');
  }
}

function fill(answer, isMore) {
  const found = list(answer.data ?? answer.voices).map(object);
  gallery.items = [...(isMore ? gallery.items : []), ...found].slice(0, MOST_ITEMS);
  gallery.next = answer.has_more && gallery.items.length < MOST_ITEMS ? answer.next_token : null;
  told.replaceChildren();
  draw();
  announce(count.textContent);
}

function draw() {
  const wanted = gallery.search.toLowerCase();
  const shown = gallery.items.filter(item => short(`${item.name} ${item.language ?? ''} ${item.description ?? ''}`, 400).toLowerCase().includes(wanted));
  const at = [...shelf.querySelectorAll('button')].indexOf(document.activeElement);
  stopPlaying();
  playing.pause();
  shelf.className = `shelf ${kind().noun}s`;
  shelf.replaceChildren(...shown.map(kind().draw));
  if (at >= 0) [...shelf.querySelectorAll('button')][at]?.focus({ preventScroll: true });
  const { noun } = kind();
  count.textContent = shown.length ? `${shown.length} ${noun}${shown.length === 1 ? '' : 's'}${gallery.next ? ', and there are more' : ''}` : `No ${noun} fits. Try another filter.`;
  more.replaceChildren(...(gallery.next && host.mayCall() ? [button('Show more', () => ask(gallery.args, true))] : []));
}

function open(result) {
  if (result.isError || !kind()) { document.getElementById('main').replaceChildren(outside('p', short(textOf(result), 600) || 'There is nothing to choose from.')); return; }
  const search = el('input', { id: 'search', type: 'search', autocomplete: 'off', oninput: event => { gallery.search = event.target.value; draw(); } });
  document.getElementById('main').replaceChildren(el('h1', {}, kind().title), el('div', { class: 'filters' },
    el('div', {}, el('label', { for: 'search' }, 'Name'), search), host.mayCall() && kind().filters.map(field)), count, shelf, more, told);
  fill(object(result.structuredContent), false);
}

host.on['tool-input'] = params => {
  gallery.tool = host.context.toolInfo?.tool?.name ?? null;
  gallery.args = object(params.arguments);
};
host.on['tool-result'] = result => {
  // A host that does not say which tool it was shows so by what came.
  const first = object(list(object(result.structuredContent).data ?? object(result.structuredContent).voices)[0]);
  if (!kind()) gallery.tool = first.voice_id ? 'list_voices' : first.audio_url ? 'search_audio_sounds' : 'list_avatar_looks';
  open(result);
};
host.start('HeyGen gallery').catch(refusal => document.getElementById('main').replaceChildren(el('p', { class: 'note' }, `The host did not start the gallery: ${short(refusal.message, 200)}`)));
