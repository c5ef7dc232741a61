// Reads a job again until it has ended; not while nobody sees the page, and once after it is seen again.
const follow = {
  timer: 0,
  renewed: false,
  start(job, read) {
    clearTimeout(follow.timer);
    if (!host.mayCall() || document.hidden) {
      follow.pending = [job, read];
      return;
    }
    follow.pending = null;
    // The answer says when to look again; near the expected end sooner, so that nobody waits for a finished video.
    const left = Math.abs(kindOf(job).usual - ageOf(job));
    const pause = Math.max(QUICKEST, Math.min(job.job?.next_check_after_s ?? SLOWEST, left / 3));
    follow.timer = setTimeout(
      () =>
        read().catch(refusal => {
          app.faults++;
          follow.refused(job, read, refusal);
        }),
      pause * 1000,
    );
  },
  stop() {
    clearTimeout(follow.timer);
    follow.pending = null;
  },
  refused(job, read, refusal) {
    if (app.faults < 3) {
      follow.start(job, read);
      return;
    }
    document
      .getElementById('main')
      .append(
        el(
          'p',
          { class: 'note small', role: 'alert' },
          `The host did not let the card look: ${short(refusal.message, 200)} Ask in the conversation whether the ${kindOf(job).noun} is done.`,
        ),
      );
  },
  // Links expire: a player that fails is given fresh ones, once.
  async renew(job) {
    if (follow.renewed || !host.mayCall() || !job.job) return false;
    follow.renewed = true;
    const fresh = await host.read('get_job', { job_id: job.job.id });
    if (!fresh.links) return false;
    showReady(fresh);
    return true;
  },
};
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && follow.pending) follow.start(...follow.pending);
});
addEventListener('pagehide', follow.stop);
