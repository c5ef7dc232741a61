// Players for what a job made. Where a host blocks them, the picture and the links stay.
const endsIn = (url, pattern) => pattern.test(new URL(url).pathname);

function filesOf(job) {
  // A call that makes its file at once, such as a recording, names it beside its other fields.
  const links = job.links ?? Object.fromEntries(Object.entries(job).filter(([name]) => name.endsWith('_url')));
  const files = Object.entries(object(links))
    .flatMap(([name, value]) => list(Array.isArray(value) ? value : [value]).map(link => ({ name, url: webAddress(link) })))
    .filter(file => file.url);
  const find = (...names) => names.map(name => files.find(file => file.name === name)).find(file => file)?.url;
  return {
    all: files,
    video:
      find('video_url', 'translated_video_url') ??
      files.find(file => file.name !== 'captioned_video_url' && endsIn(file.url, /\.(mp4|webm|mov)$/i))?.url,
    captioned: find('captioned_video_url'),
    subtitles: find('subtitle_url', 'caption_url', 'srt_url', 'vtt_url') ?? files.find(file => endsIn(file.url, /\.(srt|vtt)$/i))?.url,
    poster: find('thumbnail_url', 'preview_image_url', 'image_url') ?? files.find(file => endsIn(file.url, /\.(png|jpe?g|webp)$/i))?.url,
    audio: find('audio_url') ?? files.find(file => endsIn(file.url, /\.(mp3|wav|m4a|ogg)$/i))?.url,
    page: find('video_page_url'),
  };
}

const seconds = stamp =>
  stamp
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

// A track of its own rather than a <track>: HeyGen's subtitles are SRT, which browsers do not read.
async function addCaptions(video, url) {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(answer.statusText);
  const cues = (await answer.text())
    .replace(/\r/g, '')
    .split(/\n\n+/)
    .map(block => {
      const lines = block.split('\n');
      const at = lines.findIndex(line => line.includes('-->'));
      return at < 0 ? null : { times: lines[at].split('-->').map(time => seconds(time.trim().split(' ')[0])), text: lines.slice(at + 1).join('\n') };
    })
    .filter(cue => cue?.text && cue.times.every(Number.isFinite));
  if (!cues.length) throw new Error('no cues');
  const track = video.addTextTrack('captions', 'Captions', '');
  for (const {
    times: [from, to],
    text,
  } of cues)
    track.addCue(
      new VTTCue(
        from,
        to,
        clean(text).replace(/[<&]/g, c => (c === '<' ? '&lt;' : '&amp;')),
      ),
    );
  return track;
}

function player(job, files, renew) {
  if (!files.video)
    return files.audio
      ? el('audio', { controls: true, src: files.audio, preload: 'metadata', 'aria-label': 'The recording' })
      : files.poster
        ? el('img', { class: 'poster', src: files.poster, alt: `Picture of ${short(job.title, 80) || 'what was made'}` })
        : null;
  const video = el('video', {
    controls: true,
    playsinline: true,
    preload: 'metadata',
    src: files.video,
    poster: files.poster,
    'aria-label': short(job.title, 80) || 'The finished video',
  });
  const box = el('div', { class: 'stack' }, video);
  video.addEventListener(
    'error',
    () =>
      renew(() => {
        video.replaceWith(
          el(
            'div',
            { class: 'stack' },
            files.poster && el('img', { class: 'poster', src: files.poster, alt: '' }),
            el('p', { class: 'note' }, 'This host does not let the card play the video. Open or download it instead.'),
          ),
        );
      }),
    { once: true },
  );
  const toggle = button('Captions', null, { 'aria-pressed': 'false', hidden: true });
  if (files.subtitles || files.captioned) {
    addCaptions(video, files.subtitles).then(
      track =>
        useCaptions(toggle, on => {
          track.mode = on ? 'showing' : 'hidden';
        }),
      () => {
        if (files.captioned) useCaptions(toggle, on => swapSource(video, on ? files.captioned : files.video), false);
      },
    );
  }
  return { box, toggle };
}

function useCaptions(toggle, show, on = true) {
  const set = value => {
    toggle.setAttribute('aria-pressed', value);
    show(value);
  };
  toggle.hidden = false;
  toggle.addEventListener('click', () => set(toggle.getAttribute('aria-pressed') !== 'true'));
  if (on) set(true);
}

function swapSource(video, url) {
  const { currentTime, paused } = video;
  video.src = url;
  video.currentTime = currentTime;
  if (!paused) video.play();
}

function downloadButton(url, text = 'Download') {
  const fetchIt = () =>
    host.capabilities.downloadFile
      ? host.request('ui/download-file', { contents: [{ type: 'resource_link', uri: url, name: new URL(url).pathname.split('/').pop() }] })
      : host.open(url);
  return host.capabilities.downloadFile || host.mayOpen()
    ? button(text, () => fetchIt().catch(() => announce('The host did not open the file.')), { class: 'main' })
    : el('a', { href: url, target: '_blank', rel: 'noreferrer', class: 'button' }, text);
}
