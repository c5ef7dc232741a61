// A job from queued to played. What is not in the call's own result, the page reads with get_job, so that no model need be asked.
const SLOWEST = 30,
  QUICKEST = 2;

function kindOf(job) {
  const [noun, usual] = KINDS[job.job?.kind] ?? ['recording', 120];
  return { noun, usual };
}

const ended = job => ['completed', 'failed', 'gone'].includes(job.job?.state);
const queued = job =>
  job.job?.state === 'queued' || ['submitted', 'waiting', 'pending', 'queued', 'created', 'prepared', 'sent'].includes(job.status);

function titleOf(job) {
  const noun = kindOf(job).noun;
  return short(job.title ?? job.name ?? app.input.title ?? app.input.name, 300) || `Your ${noun}`;
}

function ageOf(job) {
  const now = Date.now() / 1000,
    began = app.sent ? 0 : Number(job.created_at);
  app.seen ??= now;
  return now - (began > now - 86400 && began <= now ? began : app.seen);
}

function progressOf(job) {
  const { usual } = kindOf(job),
    age = ageOf(job);
  const percent = queued(job) ? 2 : Math.max(95 * (1 - Math.exp((-1.7 * age) / usual)), Math.min(Number(job.progress) || 0, 95));
  const left = job.progress >= 15 && job.progress < 100 ? (age * (100 - job.progress)) / job.progress : usual - age;
  const words = queued(job)
    ? job.job.place
      ? `Place ${job.job.place} of ${job.job.of} in line`
      : 'Waiting for its turn at HeyGen'
    : left > 90
      ? `About ${Math.round(left / 60)} minutes left`
      : left > 10
        ? `About ${Math.ceil(left / 10) * 10} seconds left`
        : left > -usual
          ? 'Almost there'
          : `Longer than usual: ${duration(age)} so far`;
  return { percent, words };
}

function costOf(job) {
  const cost = usd(job.cost?.usd),
    expected = usd(job.estimate?.usd ?? job.estimate?.reserved_usd);
  return cost ? `${job.cost.at_most ? 'At most ' : ''}${cost}` : expected ? `About ${expected}` : null;
}

function stages(job) {
  const at = ended(job) ? 3 : queued(job) ? 0 : 1;
  return el(
    'ol',
    { class: 'stages', 'aria-label': 'Stages' },
    ['Queued', 'Making', 'Ready'].map((name, index) =>
      el('li', { class: index < at ? 'done' : index === at ? 'now' : '', 'aria-current': index === at ? 'step' : null }, name),
    ),
  );
}

function heading(job, word, tone = '') {
  const details = [job.duration ? duration(job.duration) : null, costOf(job)].filter(text => text).join(' · ');
  return el(
    'div',
    { class: 'head' },
    el('div', {}, outside('h1', titleOf(job)), details && el('p', { class: 'quiet small' }, details)),
    el('span', { class: `pill ${tone}` }, word),
  );
}

function showRunning() {
  const job = app.current;
  const { percent, words } = progressOf(job);
  const bar = el('progress', { max: 100, value: percent.toFixed(1), 'aria-label': `Progress of the ${kindOf(job).noun}` });
  const said = el('p', { class: 'quiet' }, words);
  show(
    heading(job, queued(job) ? 'Queued' : 'Making'),
    el('div', { class: 'course' }, bar, stages(job)),
    said,
    scenes(job),
    el(
      'p',
      { class: 'note small', hidden: host.mayCall() },
      'This host lets no card look after its job. Ask in the conversation whether it is done.',
    ),
  );
  announce(`${titleOf(job)}: ${queued(job) ? 'queued' : 'being made'}`);
  return () => {
    const now = progressOf(app.current);
    bar.value = now.percent.toFixed(1);
    if (said.textContent !== now.words) said.textContent = now.words;
  };
}

function showFailed(job, text) {
  const reason = text ?? job.job?.failure ?? 'HeyGen gave no reason.';
  show(
    heading(job, 'Not made', 'bad'),
    outside('p', short(reason, 1000)),
    host.maySay() &&
      el(
        'div',
        { class: 'row' },
        button('Find out what to change', () => sayOnce(`${refer(job)} failed. Tell me why and what to change.`)),
      ),
  );
  announce(`The ${kindOf(job).noun} failed.`);
}

const refer = job => (job.job?.id ? `The ${kindOf(job).noun} (job ${short(job.job.id, 90)})` : 'The job');

function sayOnce(text) {
  host.say(text).then(
    () => announce('Sent to the conversation.'),
    () => announce('The host did not take the message.'),
  );
}

function showReady(job) {
  const files = filesOf(job),
    noun = kindOf(job).noun;
  const renew = failed => follow.renew(job).then(fresh => (fresh ? undefined : failed()));
  const made = player(job, files, renew);
  const main = files.video ?? files.audio ?? files.all[0]?.url;
  show(
    heading(job, 'Ready', 'good'),
    made?.box ?? made,
    el(
      'div',
      { class: 'row' },
      main && downloadButton(main),
      made?.toggle,
      files.page && host.mayOpen() && button('Open in the browser', () => host.open(files.page)),
      host.maySay() &&
        button('Make another', () => sayOnce(`Make another ${noun} like ${refer(job).toLowerCase()}. Ask me first what should change.`)),
    ),
    el('p', { class: 'quiet small', hidden: !!main }, short(job.next ?? '', 300)),
  );
  announce(`${titleOf(job)} is ready.`);
  if (app.started) host.tellModel(`${refer(job)} is ready. The person sees it in the card.`);
}
