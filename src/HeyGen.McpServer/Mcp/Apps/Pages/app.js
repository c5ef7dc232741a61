// Which card the page is: the call's result decides, and what it turns into while the page reads on.
const app = { asked: {}, input: {}, isRun: false, started: false, faults: 0, seen: null };
let tick = null;

function show(...children) {
  tick = null;
  const main = document.getElementById('main');
  const had = main.contains(document.activeElement);
  main.replaceChildren(...children.flat().filter(child => child));
  if (had) {
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
}

function showWaiting() {
  show(
    outside('h1', short(app.input.title ?? app.input.prompt ?? app.input.script ?? '', 120) || 'HeyGen is at work'),
    el('progress', { 'aria-label': 'Working' }),
    el('p', { class: 'quiet' }, 'Sent to HeyGen. The card follows the job as soon as it has begun.'),
  );
  announce('Working.');
}

function take(result) {
  follow.stop();
  const job = object(result?.structuredContent);
  if (result?.isError) return showFailed({ job: app.job }, textOf(result).replace(/ \(job [^)]*\)/, ''));
  if (job.confirmation) return showOrder(job);
  if (isBoard(job)) return showBoard(job);
  if (!job.job) return filesOf(job).all.length ? showReady(job) : showText(result);
  app.job = job.job;
  if (job.job.state === 'needs_input') return showQuestion(job);
  if (job.job.state === 'completed') return showReady(job);
  if (ended(job)) return showFailed(job);
  // What is shown already is only brought up to date: nothing moves under a reader, and no picture is loaded again.
  const key = [job.job.id, queued(job), scenesOf(job).length].join();
  app.current = job;
  if (tick && app.shown === key) tick();
  else tick = showRunning();
  app.shown = key;
  follow.start(job, async () => {
    const answer = await host.call('get_job', { job_id: job.job.id });
    app.faults = 0;
    take(answer);
  });
}

function showText(result) {
  const lines = textOf(result)
    .split('\n')
    .slice(0, 6)
    .map(line => short(line.replace(/https?:\S+/g, ''), 200));
  show(
    lines.filter(line => line).map(line => outside('p', line)),
    lines.length === 0 && el('p', {}, 'Done.'),
  );
}

setInterval(() => {
  if (!document.hidden) tick?.();
}, 1000);
host.on['tool-input'] = params => {
  app.asked = object(params.arguments);
  // Of a tool that runs another, the other's arguments are what the card is about.
  app.isRun = host.context.toolInfo?.tool?.name === 'run_tool';
  app.input = app.isRun ? object(app.asked[runnerKeys.find(name => name in app.asked)]) : app.asked;
  if (!app.result) showWaiting();
};
host.on['tool-result'] = result => {
  app.result = result;
  take(result);
};
host.on['tool-cancelled'] = () => {
  follow.stop();
  show(el('p', {}, 'The call was cancelled. What HeyGen has begun goes on: list_jobs shows it.'));
};
host.start('HeyGen').catch(refusal => show(el('p', { class: 'note' }, `The host did not start the card: ${short(refusal.message, 200)}`)));
