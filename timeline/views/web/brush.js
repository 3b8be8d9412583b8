// A time window over the overview: draw it, move it, pull its ends, or use the arrow keys.
// Until the reader sets one it marks, in grey, what the lanes show.

class Brush {
  constructor(chart) {
    this.chart = chart;
    this.layer = element("div", "mu-brush");
    this.box = element("div", "mu-window");
    this.before = element("div", "mu-shade");
    this.after = element("div", "mu-shade");
    this.ends = [this.handle("First day"), this.handle("Last day")];
    this.layer.append(this.before, this.after, this.box, ...this.ends);
    chart.plot.append(this.layer);
    this.tip = new Tip(chart, this.layer);
    this.layer.addEventListener("pointerdown", (event) => this.grab(event));
    this.layer.addEventListener("dblclick", () => this.report(null));
  }

  handle(name) {
    const made = element("div", "mu-end");
    made.tabIndex = 0;
    made.setAttribute("role", "slider");
    made.setAttribute("aria-label", `${name} of the time window`);
    made.addEventListener("keydown", (event) => this.onKey(event, made));
    return made;
  }

  // Days since 1970 of the first and last day that the axis shows.
  limits() {
    return this.chart.range().map((time, end) => (end ? Math.ceil(time / DAY) - 1 : Math.floor(time / DAY)));
  }

  pixel(day) {
    const axis = this.chart.plot._fullLayout.xaxis;
    return axis._offset + Math.min(Math.max(axis.c2p(day * DAY), 0), axis._length);
  }

  day(event) {
    const axis = this.chart.plot._fullLayout.xaxis;
    const left = event.clientX - this.chart.plot.getBoundingClientRect().left - axis._offset;
    return Math.floor(axis.p2c(Math.min(Math.max(left, 0), axis._length)) / DAY);
  }

  place({ window, filtering }) {
    const limits = this.limits();
    const ends = (window ?? [null, null]).map((day, end) => (day ? Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY) : limits[end]));
    this.layer.dataset.open = String(!filtering);
    this.paint([Math.max(ends[0], limits[0]), Math.min(ends[1], limits[1])]);
  }

  paint([first, last]) {
    const axis = this.chart.plot._fullLayout;
    const left = this.pixel(first);
    const right = this.pixel(last + 1);
    const { _offset: start, _length: length } = axis.xaxis;
    this.layer.style.top = `${axis.yaxis._offset}px`;
    this.layer.style.height = `${axis.yaxis._length}px`;
    this.span(this.before, start, left);
    this.span(this.after, right, start + length);
    this.span(this.box, left, right);
    this.ends[0].style.left = `${left}px`;
    this.ends[1].style.left = `${right}px`;
    this.shown = [first, last];
    [first, last].forEach((day, end) => this.describe(this.ends[end], day));
  }

  span(part, left, right) {
    part.style.left = `${left}px`;
    part.style.width = `${Math.max(right - left, 0)}px`;
  }

  describe(end, day) {
    const [least, most] = this.limits();
    end.setAttribute("aria-valuemin", String(least));
    end.setAttribute("aria-valuemax", String(most));
    end.setAttribute("aria-valuenow", String(day));
    end.setAttribute("aria-valuetext", isoDay(day));
    end.title = isoDay(day);
  }

  grab(event) {
    if (event.button) return;
    this.tip.hide();
    const end = this.ends.indexOf(event.target);
    const whole = this.layer.dataset.open === "false" && event.target === this.box;
    const [first, last] = this.shown;
    this.start = { day: this.day(event), first, last, mode: end >= 0 ? end : whole ? "move" : "draw" };
    const move = (moved) => this.drag(moved);
    this.layer.setPointerCapture(event.pointerId);
    this.layer.addEventListener("pointermove", move);
    this.layer.addEventListener("pointerup", () => {
      this.layer.removeEventListener("pointermove", move);
      this.drop();
    }, { once: true });
    event.preventDefault();
    if (end >= 0) event.target.focus();
  }

  drag(event) {
    const { day: from, first, last, mode } = this.start;
    const day = this.day(event);
    this.start.moved ||= day !== from;
    if (!this.start.moved) return;
    if (mode === "draw") this.paint([Math.min(from, day), Math.max(from, day)]);
    else if (mode === "move") this.paint([first + day - from, last + day - from]);
    else if (mode === 0) this.paint([Math.min(day, last), last]);
    else this.paint([first, Math.max(day, first)]);
  }

  drop() {
    const { moved } = this.start;
    this.start = null;
    if (moved) this.report(this.shown);
    else this.place(this.chart.data);
  }

  onKey(event, end) {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
    if (!step) return;
    event.preventDefault();
    const days = [...this.shown];
    const which = this.ends.indexOf(end);
    days[which] += event.shiftKey ? step * 7 : step;
    if (days[0] > days[1]) return;
    this.paint(days);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.report(days), DEBOUNCE);
  }

  report(days) {
    const [least, most] = this.limits();
    const all = !days || (days[0] <= least && days[1] >= most);
    this.chart.component.setTriggerValue("brush", all ? { first: null, last: null } : { first: isoDay(days[0]), last: isoDay(days[1]) });
  }
}

function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
