// A device that plays sound, in every engine and without a loudspeaker: it remembers what was planned and knows what was heard.
// It can get stuck as an iPhone's does.
{
  const contexts = [];
  const tones = [];
  class FakeContext {
    constructor() {
      this.began = performance.now();
      // When it stood still, on its own clock, and for how long.
      this.stood = [];
      this.since = null;
      this.stuck = null;
      this.closed = false;
      // What the browser was telling the page when this was made: a phone lets it run only in a tap.
      this.by = window.event?.type ?? 'nothing';
      this.destination = {};
      contexts.push(this);
    }
    // Milliseconds of this clock at a time of the page.
    at(time) {
      return Math.min(time, this.since ?? time) - this.began - this.stood.reduce((all, [, by]) => all + by, 0);
    }
    halt() {
      this.since ??= performance.now();
    }
    goOn() {
      if (this.since === null) return;
      const [at, by] = [this.at(this.since), performance.now() - this.since];
      this.since = null;
      this.stood.push([at, by]);
    }
    get currentTime() { return this.at(performance.now()) / 1000; }
    get state() { return this.closed ? 'closed' : this.stuck ?? 'running'; }
    resume() { return this.stuck || this.closed ? new Promise(() => {}) : Promise.resolve(); }
    close() {
      this.halt();
      this.closed = true;
      return Promise.resolve();
    }
    createGain() {
      return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect() {}, disconnect() {} };
    }
    createOscillator() {
      const context = this;
      const tone = { context, when: 0, stopped: Infinity };
      return {
        frequency: { set value(hertz) { tone.hertz = hertz; } },
        connect() {},
        start(when) {
          tone.when = 1000 * when;
          tones.push(tone);
        },
        stop(when) { if (when === undefined) tone.stopped = 1000 * context.currentTime; },
      };
    }
  }
  window.AudioContext = FakeContext;

  // The newest context gets stuck in this state, or is closed by the browser.
  window.__stick = (state) => {
    const newest = contexts.at(-1);
    newest.halt();
    if (state === 'closed') newest.closed = true;
    else newest.stuck = state;
  };
  // It runs again by itself.
  window.__loosen = () => {
    contexts.at(-1).stuck = null;
    contexts.at(-1).goOn();
  };
  // All of them stood still for the last so many milliseconds.
  window.__stand = (of) => {
    for (const one of contexts.filter(({ since }) => since === null)) one.stood.push([one.at(performance.now() - of), of]);
  };
  // When a tone was to be heard, on the page's clock.
  const time = ({ context, when }) =>
    context.began + when + context.stood.reduce((all, [at, by]) => (at < when ? all + by : all), 0);
  const sounded = (tone) => tone.when < Math.min(tone.stopped, tone.context.at(performance.now()));
  // Every tone that was heard so far, as [hertz, milliseconds since 1970], and what made each context.
  window.__heard = () => ({
    tones: tones.filter(sounded).map((tone) => [tone.hertz, window.__true(time(tone))]).sort((a, b) => a[1] - b[1]),
    contexts: contexts.map((one) => one.by),
    open: contexts.filter((one) => !one.closed).length,
  });
}
