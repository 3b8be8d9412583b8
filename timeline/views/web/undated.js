// Counts beneath the timeline the events that have no day, and lists them: each opens by a click.

class Undated {
  constructor(chart) {
    this.chart = chart;
    this.listing = new Listing(this);
    this.notes = element("div", "mu-notes");
    this.link = element("button", "mu-note-link");
    Object.assign(this.link, { type: "button", onclick: () => this.toggle() });
    this.notes.append(this.link, this.listing.panel);
    chart.axis.after(this.notes);
  }

  // The rows of the list, told as the map is told its own.
  update(data, extra) {
    if (data.extra === this.told) return this.listing.update();
    this.told = data.extra;
    this.story = new Story(extra.story);
    this.rows = this.story.rows;
    const count = this.story.total(this.rows);
    this.notes.hidden = !count;
    this.link.textContent = `${counted(count, "event")} without a date`;
    if (count) this.listing.update();
    else this.listing.close();
    return undefined;
  }

  toggle() {
    if (this.listing.isOpen) this.listing.close();
    else this.listing.events("Without a date", () => this.rows, { only: { undated: true }, from: this.link });
  }

  pick(event) {
    this.chart.component.setTriggerValue("pick", event);
  }

  only(what) {
    this.chart.component.setTriggerValue("only", what);
  }
}
