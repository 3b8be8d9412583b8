// Buttons that show a week, a month, a quarter or a year round the open event, or all of the time.

const SPANS = [["1w", "1 week", 7], ["1m", "1 month", 30.5], ["3m", "3 months", 91.5], ["1y", "1 year", 365.25], ["All", "all of the time", null]];

// Puts back into the axis the long silences that were left out of it, or leaves them out again.
class Gaps {
  constructor(chart) {
    this.chart = chart;
    tool(chart.presets.bar, "Gaps", "Show long silences at their true length", () => this.toggle());
    this.button = chart.presets.bar.lastChild;
    this.button.classList.add("mu-gaps");
    this.button.setAttribute("aria-label", "Gaps: show long silences at their true length");
  }

  update({ gaps }) {
    this.shown = gaps === "shown";
    this.button.hidden = !gaps;
    this.button.setAttribute("aria-pressed", String(this.shown));
  }

  toggle() {
    this.chart.component.setTriggerValue("gaps", this.shown ? "" : "shown");
  }
}

class Presets {
  constructor(chart) {
    this.chart = chart;
    this.bar = element("div", "mu-presets");
    this.bar.setAttribute("role", "group");
    this.bar.setAttribute("aria-label", "Stretch of time shown");
    this.buttons = SPANS.map(([sign, name, days]) => {
      tool(this.bar, sign, `Show ${name}`, () => this.choose(days));
      return this.bar.lastChild;
    });
    chart.tools.before(this.bar);
  }

  choose(days) {
    if (days === null) return this.chart.show(...this.whole());
    const middle = this.middle();
    return this.chart.show(middle - (days * DAY) / 2, middle + (days * DAY) / 2);
  }

  whole() {
    return this.chart.plot._fullLayout.meta.whole;
  }

  // The open event if it is in view, else the middle of the view.
  middle() {
    const { plot, data } = this.chart;
    const events = plot._fullData.find((trace) => trace.name === "events");
    const at = [...(events?.customdata ?? [])].indexOf(data.selected);
    const [first, centre, last] = this.chart.part(0, 0.5, 1);
    const chosen = at < 0 ? NaN : plot._fullLayout.xaxis.d2c(events.x[at]);
    return chosen > first && chosen < last ? chosen : centre;
  }

  // Marks the button whose stretch is on screen.
  mark() {
    const [first, last] = this.chart.range();
    const [start, end] = this.whole();
    const is = (one, other, slack) => Math.abs(one - other) < slack;
    SPANS.forEach(([, , days], at) => {
      const length = days ? days * DAY : end - start;
      const pressed = is(last - first, length, length * 0.01) && (days !== null || is(first, start, length * 0.01));
      this.buttons[at].setAttribute("aria-pressed", String(pressed));
    });
  }
}
