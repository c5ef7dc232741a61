// What was spent: the sum, a bar a day, a bar a tool, and what the budgets leave. Every figure stands in a table too.
const SVG = 'http://www.w3.org/2000/svg';
const money = value => usd(Number(value) || 0);
const spent = line => (Number(line.settled_usd) || 0) + (Number(line.open_usd) || 0);
const words = text => { const said = short(text, 80).replace(/_/g, ' '); return said.charAt(0).toUpperCase() + said.slice(1); };
const DAY = 86_400_000, MOST_DAYS = 366;

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// Lines of one table, also where the report has both keys in one.
function lines(report, key) {
  const own = list(report[`by_${key}`]).map(object);
  const rows = own.length ? own : list(report.by_tool_and_day).map(object);
  const sums = new Map();
  for (const row of rows) {
    const name = short(row[key], 80), sum = sums.get(name) ?? { name, settled_usd: 0, open_usd: 0, calls: 0 };
    for (const figure of ['settled_usd', 'open_usd', 'calls']) sum[figure] += Number(row[figure]) || 0;
    sums.set(name, sum);
  }
  return [...sums.values()];
}

// Days without spending have a place in the chart too.
function everyDay(report, days) {
  const known = new Map(days.map(day => [day.name, day]));
  const from = Date.parse(report.from), to = Date.parse(report.to), all = [];
  for (let at = from; at <= to && all.length < MOST_DAYS; at += DAY) {
    const name = new Date(at).toISOString().slice(0, 10);
    all.push(known.get(name) ?? { name, settled_usd: 0, open_usd: 0, calls: 0 });
  }
  return all.length ? all : days;
}

const dayName = name => { const at = new Date(name); return Number.isNaN(at.getTime()) ? name : at.toLocaleDateString(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }); };

function chart(days) {
  const width = 720, height = 180, foot = 22, most = Math.max(...days.map(spent), 0.01), slot = width / days.length;
  const bars = days.flatMap((day, index) => {
    const scale = (height - foot - 14) / most, settled = day.settled_usd * scale, open = day.open_usd * scale;
    const x = index * slot + slot * .15, box = { x: x.toFixed(1), width: (slot * .7).toFixed(1), rx: Math.min(3, slot / 5) };
    const base = height - foot;
    return [
      open > 0 && svg('rect', { ...box, y: (base - settled - open).toFixed(1), height: open.toFixed(1), class: 'open' }),
      settled > 0 && svg('rect', { ...box, y: (base - settled).toFixed(1), height: settled.toFixed(1), class: 'settled' }),
    ].filter(bar => bar);
  });
  const dearest = days.reduce((top, day) => spent(day) > spent(top) ? day : top, days[0]);
  const label = `Spending by day, ${dayName(days[0].name)} to ${dayName(days.at(-1).name)}. The most was ${money(spent(dearest))} on ${dayName(dearest.name)}.`;
  return el('div', { class: 'chart' }, svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    svg('line', { x1: 0, x2: width, y1: height - foot, y2: height - foot, class: 'axis' }), ...bars),
  el('p', { class: 'ends quiet small', 'aria-hidden': 'true' }, el('span', {}, dayName(days[0].name)), el('span', {}, `highest: ${money(spent(dearest))}`), el('span', {}, dayName(days.at(-1).name))));
}

function table(caption, first, rows, name) {
  return el('details', {}, el('summary', {}, `${caption} in figures`), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, el('table', {},
    el('caption', { class: 'unseen' }, caption),
    el('thead', {}, el('tr', {}, [first, 'Calls', 'Spent', 'Set aside'].map(text => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, rows.map(row => el('tr', {}, el('th', { scope: 'row', dir: 'auto' }, name(row.name)), el('td', {}, String(row.calls)),
      el('td', {}, money(row.settled_usd)), el('td', {}, money(row.open_usd))))))));
}

function tools(rows) {
  const most = Math.max(...rows.map(spent), 0.01);
  return el('ul', { class: 'tools' }, rows.slice(0, 8).map(row => el('li', {}, el('div', { class: 'head small' }, outside('span', words(row.name)), el('span', { class: 'figure' }, money(spent(row)))),
    meter(spent(row) / most))));
}

const meter = share => {
  const made = svg('svg', { class: 'meter', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 0, width: 100, height: 6, class: 'track' }), svg('rect', { x: 0, y: 0, width: Math.max(0, Math.min(100, share * 100)).toFixed(1), height: 6, class: 'settled' }));
  return made;
};

function budgets(report) {
  const rows = [['day', 'Today'], ['session', 'This conversation']].filter(([name]) => object(report.budgets)[name]).map(([name, title]) => {
    const budget = object(report.budgets[name]);
    return el('li', {}, el('div', { class: 'head small' }, el('span', {}, title), el('span', { class: 'figure' }, `${money(budget.left_usd)} of ${money(budget.limit_usd)} left`)),
      meter(budget.limit_usd > 0 ? budget.counted_usd / budget.limit_usd : 1));
  });
  return rows.length ? el('section', { 'aria-labelledby': 'budgets' }, el('h2', { id: 'budgets' }, 'Budgets'), el('ul', { class: 'tools' }, rows)) : null;
}

function span(report) {
  const days = Math.round((Date.parse(report.to) - Date.parse(report.from)) / DAY) + 1;
  if (!host.mayCall()) return null;
  return el('div', { class: 'row', role: 'group', 'aria-label': 'Time' }, [7, 30, 90].map(choice => button(`${choice} days`, () => read(choice), { 'aria-pressed': String(choice === days) })));
}

async function read(days) {
  try {
    const answer = await host.call('get_spending', { days });
    if (answer.isError) throw new Error(textOf(answer));
    show(answer);
    const pressed = [...document.querySelectorAll('[aria-pressed=true]')][0];
    pressed?.focus({ preventScroll: true });
  } catch (refusal) {
    announce(short(refusal.message, 200));
    document.getElementById('main').append(el('p', { class: 'note', role: 'alert' }, short(refusal.message, 300)));
  }
}

function show(result) {
  const report = object(result.structuredContent), main = document.getElementById('main');
  if (result.isError || !report.totals) { main.replaceChildren(outside('p', short(textOf(result), 600) || 'There is no report.')); return; }
  const totals = object(report.totals), byDay = lines(report, 'day'), byTool = lines(report, 'tool').sort((a, b) => spent(b) - spent(a));
  const days = everyDay(report, byDay);
  main.replaceChildren(
    el('div', { class: 'head top' }, el('div', {}, el('h1', {}, 'Spending'), el('p', { class: 'sum' }, money(totals.settled_usd)),
      el('p', { class: 'quiet' }, [`${totals.calls} ${totals.calls === 1 ? 'call' : 'calls'}`, totals.open_usd > 0 && `${money(totals.open_usd)} set aside for what has not ended`].filter(part => part).join(' · '))),
    span(report)),
    ...(byDay.length ? [el('section', { 'aria-labelledby': 'days' }, el('h2', { id: 'days' }, 'By day'), chart(days), table('By day', 'Day', [...byDay].sort((a, b) => b.name.localeCompare(a.name)), dayName))] : []),
    ...(byTool.length ? [el('section', { 'aria-labelledby': 'tools' }, el('h2', { id: 'tools' }, 'By tool'), tools(byTool), table('By tool', 'Tool', byTool, words))] : []),
    ...[budgets(report)].filter(part => part),
    el('p', { class: 'quiet small' }, byDay.length ? 'Only what this server started. HeyGen’s account page knows of the rest.' : short(report.next, 300)));
  announce(`${money(totals.settled_usd)} spent.`);
}

host.on['tool-result'] = show;
host.start('HeyGen spending').catch(refusal => document.getElementById('main').replaceChildren(el('p', { class: 'note' }, `The host did not start the panel: ${short(refusal.message, 200)}`)));
