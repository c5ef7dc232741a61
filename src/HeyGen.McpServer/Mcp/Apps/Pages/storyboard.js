// A Video Agent that asks: its question, the scenes it has drafted, and a place for the answer.
const scenesOf = job =>
  list(job.messages)
    .flatMap(message => list(message.resource_ids))
    .filter(id => typeof id === 'string')
    .slice(0, 12);

function scenes(job) {
  const ids = scenesOf(job);
  if (!ids.length) return null;
  const strip = el('div', { class: 'scenes' });
  const section = el('section', { hidden: true, 'aria-labelledby': 'scenes' }, el('h2', { id: 'scenes' }, 'Draft scenes'), strip);
  Promise.all(ids.map(id => readAny('get_video_agent_resource', { session_id: job.session_id ?? job.job.id.split(':')[1], resource_id: id }))).then(
    found => {
      for (const [index, scene] of found.entries()) {
        const picture = webAddress(scene.thumbnail_url ?? scene.preview_url ?? scene.url);
        if (picture) strip.append(el('img', { src: picture, alt: `Draft scene ${index + 1}`, onerror: event => event.target.remove() }));
      }
      section.hidden = !strip.children.length;
    },
  );
  return section;
}

function showQuestion(job) {
  if (job.job.kind !== 'video_agent') return showText({ content: [{ type: 'text', text: job.next }] });
  const messages = list(job.messages);
  const mine = messages.findIndex(message => message.role === 'user');
  const asked = messages
    .slice(0, mine < 0 ? undefined : mine)
    .filter(message => message.type !== 'resource' && message.content)
    .reverse();
  const answer = el('textarea', { id: 'answer', rows: 3, maxlength: 5000 });
  // No <form>: a frame of a host may submit none.
  const send = button(
    'Send answer',
    async () => {
      const text = answer.value.trim(),
        session_id = job.session_id ?? job.job.id.split(':')[1];
      if (!text) return answer.focus();
      if (!host.mayCall()) return sayOnce(`My answer to the Video Agent: ${text}`);
      send.disabled = true;
      announce('Sending.');
      try {
        app.asked = app.input = { session_id, message: text };
        app.sent = 'send_video_agent_message';
        const result = await host.call(app.sent, { ...app.asked, wait_seconds: 0 });
        app.started = true;
        app.seen = null;
        take(result);
        host.tellModel(`The person answered the Video Agent in the card: ${text}`);
      } catch (refusal) {
        send.disabled = false;
        place.append(
          el(
            'p',
            { class: 'note', role: 'alert' },
            `The host did not let the card send the answer: ${short(refusal.message, 200)} Give it in the conversation.`,
          ),
        );
      }
    },
    { class: 'main' },
  );
  const place = el(
    'section',
    { class: 'stack' },
    el('label', { for: 'answer', class: 'quiet small' }, 'Your answer'),
    answer,
    el('div', { class: 'row' }, send),
  );
  show(
    heading(job, 'Asks you', 'good'),
    asked.map(message => outside('p', short(message.content, 2000), { class: 'said' })),
    scenes(job),
    place,
  );
  announce('The Video Agent asks a question.');
}
