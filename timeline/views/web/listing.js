// Lists the events of one place, of a route, those without a place, or the places themselves; each event opens by a click.

class Listing {
  constructor(side) {
    this.side = side;
    this.panel = element("div", "mu-places");
    this.panel.hidden = true;
    this.panel.setAttribute("role", "dialog");
    this.panel.addEventListener("keydown", (event) => this.keyed(event));
    for (const kind of ["wheel", "pointerdown", "mousedown", "touchstart", "dblclick"]) this.panel.addEventListener(kind, (event) => event.stopPropagation());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  // What is listed is found anew when the events change: `find` returns the rows.
  events(title, find, { only, from, count } = {}) {
    this.shown = { title, find, only, count };
    this.from = from ?? this.from ?? document.activeElement;
    this.draw();
    this.focusFirst();
  }

  places(from) {
    this.shown = { isPlaces: true };
    this.from = from;
    this.draw();
    this.focusFirst();
  }

  focusFirst() {
    (this.panel.querySelector("[aria-current=true]") ?? this.panel.querySelector("li button") ?? this.panel.querySelector("button"))?.focus({ preventScroll: true });
  }

  update() {
    if (!this.isOpen) return;
    const held = this.panel.contains(document.activeElement) ? document.activeElement.dataset.event ?? "" : null;
    const { scrollTop } = this.body ?? {};
    this.draw();
    if (this.body) this.body.scrollTop = scrollTop ?? 0;
    if (held !== null) (held && this.panel.querySelector(`[data-event="${CSS.escape(held)}"]`) || this.panel.querySelector("button"))?.focus({ preventScroll: true });
  }

  draw() {
    const { isPlaces, title, find, only } = this.shown;
    const entries = isPlaces ? this.placeEntries() : this.eventEntries(find());
    const count = isPlaces ? counted(entries.length, "place") : counted(this.shown.count ?? this.side.story.total(find()), "event");
    const said = isPlaces ? `${count} on this map` : `${title} · ${count}`;
    const head = element("div", "mu-places-head");
    const name = element("strong", "", said);
    const shut = element("button", "mu-tool mu-shut", "✕");
    Object.assign(shut, { type: "button", title: "Close the list", onclick: () => this.close() });
    shut.setAttribute("aria-label", "Close the list");
    head.append(name, shut);
    this.panel.setAttribute("aria-label", said);
    this.body = element("ul", "mu-places-body");
    this.body.append(...entries);
    this.panel.replaceChildren(head, this.body);
    const isListed = this.side.story.isListed;
    if (!isPlaces && !isListed) this.body.replaceChildren(element("li", "mu-places-note", "Too many events to list them here."));
    if (only && !isPlaces) this.panel.append(this.onlyButton(only));
    this.panel.hidden = false;
  }

  onlyButton(only) {
    const made = element("button", "mu-only", "Show only these in all views");
    made.type = "button";
    made.onclick = () => {
      this.close();
      this.side.only(only);
    };
    return made;
  }

  eventEntries(rows) {
    const { story } = this.side;
    if (!story.isListed) return [];
    const { id, label, first, last, group, status } = story.columns;
    const order = [...rows].sort((a, b) => (first[a] ?? last[a] ?? Infinity) - (first[b] ?? last[b] ?? Infinity));
    return order.map((row) => {
      const entry = element("button", "mu-listed");
      Object.assign(entry, { type: "button", onclick: () => this.side.pick(id[row]) });
      entry.dataset.event = id[row];
      entry.dataset.status = story.paint.statuses[status[row]];
      entry.style.setProperty("--mu-colour", story.tone(group[row]));
      entry.setAttribute("aria-current", String(id[row] === this.side.chart.data.selected));
      const note = element("span", "mu-listed-note", `${spanText(first[row], last[row])} · ${story.groups[group[row]] ?? "Other"}, ${story.statuses[status[row]]}`);
      entry.append(element("span", "mu-listed-label", label[row]), note);
      return this.item(entry);
    });
  }

  placeEntries() {
    const { story } = this.side;
    const tallied = [...story.tally(this.side.playback.rows ?? story.rows).places].map(([number, { count }]) => [number, count]);
    const marks = story.size ? tallied : story.places.map((place, number) => [number, place[4]]);
    marks.sort((a, b) => b[1] - a[1] || story.places[a[0]][3].localeCompare(story.places[b[0]][3]));
    return marks.map(([number, count]) => {
      const entry = element("button", "mu-listed");
      Object.assign(entry, { type: "button", onclick: () => this.side.openPlaces([number], { from: this.from }) });
      const says = count ? counted(count, "event") : "where a movement starts";
      entry.append(element("span", "mu-listed-label", story.places[number][3] || "Unnamed place"), element("span", "mu-listed-note", says));
      return this.item(entry);
    });
  }

  item(entry) {
    const made = element("li");
    made.append(entry);
    return made;
  }

  keyed(event) {
    const entries = [...this.panel.querySelectorAll("li button")];
    const at = entries.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 };
    if (event.key === "Escape") this.close();
    else if (event.key in moves && entries.length) entries[Math.min(Math.max(moves[event.key], 0), entries.length - 1)].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  close() {
    if (!this.isOpen) return;
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    const target = this.from?.isConnected ? this.from : this.side.chart.plot;
    this.from = null;
    if (hadFocus) target.focus({ preventScroll: true });
  }
}
