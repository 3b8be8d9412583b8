// Plays the map through time: by day, week or month, as a moving window or growing; without asking Python for a frame.

const TEMPO = 900; // milliseconds a step at normal speed
const QUIET = 8; // how many times faster steps go by in which nothing changes, and ever faster the longer that lasts
const SPEEDS = [0.5, 1, 2, 4, 8];
const MOMENT = "muster-moment";

// Starts of days, weeks from Monday, months; in days since 1970.
const STARTS = {
  day: (day) => day,
  week: (day) => Math.floor((day + 3) / 7) * 7 - 3,
  month: (day) => {
    const [, month, year] = dayParts(day);
    return Date.UTC(year, month, 1) / DAY;
  },
};
const LENGTHS = { day: 1, week: 7, month: 31 };
const UNIT_NAMES = Object.keys(STARTS);

function timeSteps([first, last], unit) {
  const steps = [];
  for (let start = STARTS[unit](first); start <= last; ) {
    const next = STARTS[unit](start + LENGTHS[unit] + (unit === "month" ? 1 : 0));
    steps.push([start, next - 1]);
    start = next;
  }
  return steps;
}

class Playback {
  constructor(side) {
    this.side = side;
    this.label = element("div", "mu-moment");
    this.bar = element("div", "mu-playback");
    this.bar.hidden = this.label.hidden = true;
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", "Playback of the map through time");
    this.back = this.button("back", "One step back", () => this.step(-1));
    this.run = this.button("play", "Play", () => this.toggle());
    this.on = this.button("forward", "One step forward", () => this.step(1));
    this.slider = element("input", "mu-slider");
    Object.assign(this.slider, { type: "range", min: 0, step: 1, oninput: () => this.jump(Number(this.slider.value)) });
    this.slider.setAttribute("aria-label", "Moment shown");
    this.unit = this.choice("Step", UNIT_NAMES.map((name) => [name, `By ${name}`]), () => this.remake());
    this.mode = this.choice("Events shown", [["window", "In these days"], ["grow", "Up to then"]], () => this.refresh());
    this.speed = this.choice("Speed", SPEEDS.map((speed) => [String(speed), `${speed}×`]), () => {});
    this.speed.value = "1";
    this.said = element("p", "mu-said");
    this.said.setAttribute("role", "status");
    const close = this.button("end", "End playback, show all events", () => this.end({ focus: true }));
    this.bar.append(this.back, this.run, this.on, this.slider, close, this.unit, this.mode, this.speed, this.said);
    this.bar.addEventListener("keydown", (event) => this.keyed(event));
  }

  button(sign, name, action) {
    const made = element("button", "mu-tool mu-step");
    made.type = "button";
    this.rename(made, name, sign);
    made.onclick = action;
    return made;
  }

  rename(button, name, sign) {
    button.title = name;
    button.setAttribute("aria-label", name);
    button.dataset.sign = sign;
  }

  choice(name, options, action) {
    const made = element("select", "mu-select");
    made.setAttribute("aria-label", name);
    for (const [value, label] of options) {
      const option = element("option", "", label);
      option.value = value;
      made.append(option);
    }
    made.onchange = action;
    return made;
  }

  // The bar keeps its place in time when other events come.
  update(story) {
    this.story = story;
    for (const option of this.unit.options) option.disabled = UNIT_NAMES.indexOf(option.value) < story.unit;
    if (!this.isOpen) return;
    if (story.limits) this.make(this.span?.first);
    else this.end();
  }

  get isOpen() {
    return !this.bar.hidden;
  }

  // The rows to draw, null for all.
  get rows() {
    return this.isOpen && this.span ? this.story.within(this.span) : null;
  }

  open() {
    const { limits } = this.story;
    if (!limits) return;
    const days = limits[1] - limits[0];
    this.unit.value = UNIT_NAMES[Math.max(days > 450 ? 2 : days > 60 ? 1 : 0, this.story.unit)];
    this.reveal(true);
    this.make();
    this.play();
    this.run.focus();
  }

  reveal(isOpen) {
    this.bar.hidden = this.label.hidden = !isOpen;
    this.side.play.setAttribute("aria-pressed", String(isOpen));
  }

  make(day) {
    this.steps = timeSteps(this.story.limits, this.unit.value);
    this.slider.max = this.steps.length - 1;
    const found = day === undefined ? 0 : this.steps.findIndex(([, last]) => last >= day);
    this.at = found < 0 ? this.steps.length - 1 : found;
    this.span = this.spanAt(this.at);
    this.tell();
  }

  remake() {
    this.make(this.span.first);
    this.refresh();
  }

  spanAt(at) {
    const [first, last] = this.steps[at];
    const grows = this.mode.value === "grow";
    return { first: grows ? Math.min(this.steps[0][0], this.story.limits[0]) : first, last, grows, at: first };
  }

  refresh() {
    this.shown = null;
    return this.show(this.at);
  }

  // Draws a step; true if its events are others than those before.
  async show(at) {
    this.at = at;
    this.span = this.spanAt(at);
    const key = this.rows.join();
    const isOther = key !== this.shown;
    this.shown = key;
    this.tell();
    if (isOther) await this.side.redraw();
    this.side.chart.root.dataset.moment = this.at === at ? this.label.textContent : "";
    return isOther;
  }

  tell() {
    const { first, last, grows, at } = this.span;
    const days = grows ? `until ${dayText(last)}` : spanText(first, last);
    const count = this.story.total(this.rows);
    const undated = this.story.undated;
    this.label.textContent = `${days[0].toUpperCase()}${days.slice(1)} · ${counted(count, "event")}`;
    this.slider.value = String(this.at);
    this.slider.setAttribute("aria-valuetext", this.label.textContent);
    this.slider.style.setProperty("--mu-share", `${(100 * this.at) / Math.max(1, this.steps.length - 1)}%`);
    this.back.disabled = this.at === 0;
    this.on.disabled = this.at === this.steps.length - 1;
    this.said.textContent = this.timer ? "" : this.label.textContent + (undated ? `; ${undated.toLocaleString("en")} without a date not shown` : "");
    document.dispatchEvent(new CustomEvent(MOMENT, { detail: { first: at, last } }));
  }

  toggle() {
    if (this.timer) this.pause();
    else this.play();
  }

  play() {
    if (this.at >= this.steps.length - 1) this.at = -1;
    this.rename(this.run, "Pause", "pause");
    this.next(true);
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
    this.rename(this.run, "Play", "play");
    if (this.isOpen) this.tell();
  }

  // Steps in which nothing changes go by fast, unless the reader wants less motion.
  next(first) {
    const tempo = TEMPO / Number(this.speed.value);
    this.quiet = first || this.wasOther || calm() ? 0 : this.quiet + 1;
    const wait = first ? 0 : this.quiet ? Math.max(tempo / QUIET / this.quiet, 16) : tempo;
    this.timer = setTimeout(async () => {
      if (this.at >= this.steps.length - 1) return this.end({ focus: document.activeElement === this.run });
      const mine = this.timer;
      this.wasOther = await this.show(this.at + 1);
      if (this.timer === mine && this.isOpen) this.next(false);
      return undefined;
    }, wait);
  }

  step(by) {
    this.pause();
    this.jump(Math.min(Math.max(this.at + by, 0), this.steps.length - 1));
  }

  jump(at) {
    this.pause();
    this.show(at);
  }

  keyed(event) {
    if (event.target.tagName === "SELECT") return;
    const isSlider = event.target === this.slider;
    const isButton = event.target.tagName === "BUTTON";
    const actions = { Escape: () => this.end({ focus: true }), ...(isSlider && { " ": () => this.toggle() }),
      ...(isButton && { ArrowLeft: () => this.step(-1), ArrowRight: () => this.step(1) }) };
    if (!actions[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  }

  end({ focus = false } = {}) {
    clearTimeout(this.timer);
    this.timer = this.shown = this.span = null;
    this.rename(this.run, "Play", "play");
    this.reveal(false);
    document.dispatchEvent(new CustomEvent(MOMENT, { detail: null }));
    if (focus) this.side.play.focus();
    return this.side.redraw();
  }

  close() {
    clearTimeout(this.timer);
    if (this.isOpen) document.dispatchEvent(new CustomEvent(MOMENT, { detail: null }));
  }
}

// Shows over a time axis which days the map plays.
class Cursor {
  constructor(chart) {
    this.chart = chart;
    this.mark = element("div", "mu-cursor");
    this.mark.hidden = true;
    chart.plot.append(this.mark);
    this.hear = (event) => this.place(event.detail);
    document.addEventListener(MOMENT, this.hear);
    chart.plot.on("plotly_afterplot", () => this.place(this.span));
    chart.plot.on("plotly_relayouting", () => this.place(this.span));
  }

  place(span) {
    this.span = span;
    const { xaxis, yaxis } = this.chart.plot._fullLayout ?? {};
    if (!span || !xaxis) {
      this.mark.hidden = true;
      return;
    }
    const [left, right] = [span.first, span.last + 1].map((day) => Math.min(Math.max(xaxis.c2p(day * DAY), 0), xaxis._length));
    this.mark.hidden = right <= left;
    Object.assign(this.mark.style, {
      left: `${xaxis._offset + left}px`, width: `${Math.max(right - left, 2)}px`, top: `${yaxis._offset}px`, height: `${yaxis._length}px`,
    });
    this.mark.dataset.first = isoDay(span.first);
    this.mark.dataset.last = isoDay(span.last);
  }

  close() {
    document.removeEventListener(MOMENT, this.hear);
  }
}
