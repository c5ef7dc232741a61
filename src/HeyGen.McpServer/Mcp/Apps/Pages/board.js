// Many jobs: a tile a row. A tile that is ready plays on top when it is chosen.
const isBoard = job => Array.isArray(job.jobs) || Array.isArray(job.job_ids) || (Array.isArray(job.items) && !!job.job);
const MOST_PICTURES = 12;

// By what a person calls a row: never by an id.
const rowName = index => {
  const video = object(list(app.input.videos)[index]), row = object(list(app.input.rows)[index]);
  const texts = [video.title, row.title, row.name, video.script, ...Object.values(row)];
  return short(texts.find(text => typeof text === 'string' && text.trim()) ?? '', 60) || `Row ${index + 1}`;
};

function stateOf(status) {
  return /^(completed|success|ready)/.test(status) ? 'completed' : /^(failed|error|gone)/.test(status) ? 'failed' : 'running';
}

// An item of a batch names its job by a field such as video_id.
function itemTile(item, index) {
  const kind = Object.keys(KINDS).find(name => typeof item[`${name}_id`] === 'string');
  return {
    id: kind && `${kind}:${item[`${kind}_id`]}`,
    name: rowName(index),
    state: stateOf(item.status ?? ''),
    why: item.error?.message ?? item.failure_message,
  };
}

function tilesOf(job) {
  if (job.items) return list(job.items).map(itemTile);
  const jobs = list(job.jobs);
  if (jobs.length && jobs.every(one => one.items)) return jobs.flatMap(one => list(one.items)).map(itemTile);
  return jobs.map((one, index) => ({
    id: one.job?.id,
    name: short(one.title, 60) || rowName(index),
    state: stateOf(one.job?.state ?? ''),
    why: one.job?.failure,
    job: one,
  }));
}

function showBoard(job) {
  const tiles = tilesOf(job),
    ids = idsOf(job),
    total = tiles.length || Number(job.rows) || ids.length;
  const ready = tiles.filter(tile => tile.state === 'completed').length,
    failed = tiles.filter(tile => tile.state === 'failed').length;
  const isOpen = ready + failed < total;
  const words = tiles.length ? `${ready} of ${total} ready${failed ? `, ${failed} failed` : ''}` : `${total} are being made`;
  const cost = usd(job.cost?.usd ?? job.cost_usd ?? job.estimate?.usd ?? job.estimate?.reserved_usd ?? job.estimate_usd);
  const board = boardParts();
  board.head.replaceChildren(
    el(
      'div',
      {},
      outside('h1', short(app.input.title ?? app.input.name, 200) || `${total} ${total === 1 ? 'video' : 'videos'}`),
      el('p', { class: 'quiet small' }, [words, cost].filter(text => text).join(' · ')),
    ),
    el('span', { class: `pill ${isOpen ? '' : 'good'}` }, isOpen ? 'Making' : 'Done'),
  );
  board.bar.hidden = !isOpen;
  board.bar.max = Math.max(total, 1);
  board.bar.value = ready + failed;
  const states = JSON.stringify(tiles.map(tile => [tile.id, tile.state]));
  if (board.states !== states) board.tiles.replaceChildren(...tiles.map(tile => el('li', {}, tileOf(tile, board.stage))));
  board.states = states;
  board.actions.replaceChildren(
    ...(!isOpen && ready > 0 && host.maySay()
      ? [button('Save all', () => sayOnce(`Save what these jobs made with download_asset: ${ids.slice(0, 20).join(', ')}`))]
      : []),
  );
  announce(words);
  const read = async () => {
    const answer = await (job.items ? host.call('get_job', { job_id: job.job.id }) : host.call('wait_for_job', { job_ids: ids, wait_seconds: 0 }));
    app.faults = 0;
    take(answer);
  };
  // A call for many rows names their jobs, which say how each row stands.
  if (!tiles.length && !job.items && !job.jobs && host.mayCall()) read().catch(refusal => announce(short(refusal.message, 200)));
  else if (isOpen) follow.start({ job: { kind: job.job?.kind ?? ids[0]?.split(':')[0], next_check_after_s: job.job?.next_check_after_s } }, read);
}

// Made once: a video that plays on the board must not stop because another row has ended.
function boardParts() {
  if (!app.board) {
    app.board = {
      pictures: new Map(),
      head: el('div', { class: 'head' }),
      bar: el('progress', { 'aria-label': 'Rows that have ended' }),
      stage: el('div', { class: 'stack', hidden: true }),
      tiles: el('ul', { class: 'board' }),
      actions: el('div', { class: 'row' }),
    };
  }
  if (!app.board.head.isConnected) show(app.board.head, app.board.bar, app.board.stage, app.board.tiles, app.board.actions);
  return app.board;
}

const idsOf = job =>
  job.items
    ? [job.job.id]
    : list(job.job_ids).length
      ? list(job.job_ids)
      : list(job.jobs)
          .map(one => one.job?.id)
          .filter(id => id);

function tileOf(tile, stage) {
  const still = el('span', { class: 'still' }, { completed: 'Ready', failed: 'Not made', running: 'Making…' }[tile.state]);
  const name = outside('span', tile.name, { class: 'name' });
  if (tile.state !== 'completed')
    return el('div', { class: 'tile' }, still, name, tile.why && outside('span', short(tile.why, 160), { class: 'small bad' }));
  const read = () => (tile.job?.links ? Promise.resolve(tile.job) : host.read('get_job', { job_id: tile.id }));
  picture(tile, read, still);
  return el(
    'button',
    {
      type: 'button',
      class: 'tile',
      'aria-label': `Play ${tile.name}`,
      onclick: async () => {
        const job = await read(),
          files = filesOf(job),
          made = player(job, files, async failed => failed());
        if (!made && !files.all.length) {
          announce('Its links could not be read.');
          return;
        }
        stage.replaceChildren(
          ...[
            outside('h2', tile.name),
            made?.box ?? made,
            files.all[0] && el('div', { class: 'row' }, downloadButton(files.video ?? files.audio ?? files.all[0].url), made?.toggle),
          ].filter(part => part),
        );
        stage.hidden = false;
        stage.querySelector('video, audio')?.focus();
      },
    },
    still,
    name,
  );
}

async function picture(tile, read, still) {
  const pictures = app.board.pictures;
  if (!pictures.has(tile.id)) {
    if (pictures.size >= MOST_PICTURES || !tile.id) return;
    pictures.set(
      tile.id,
      read().then(job => filesOf(job).poster),
    );
  }
  const url = await pictures.get(tile.id);
  if (url) still.replaceChildren(el('img', { src: url, alt: '', onerror: () => still.replaceChildren('Ready') }));
}
