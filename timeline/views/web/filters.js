// The row of filters: facets with counts in panels, a window of days, a search, and a chip for each choice that is made.

const TYPING = 400;
const FEW = 10; // choices up to which a panel needs no search of its own
const rows = new WeakMap();

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, text, action) {
  const made = element("button", className, text);
  made.type = "button";
  made.onclick = action;
  return made;
}

class Filters {
  constructor(parent) {
    this.root = element("section", "mu-filters");
    this.root.setAttribute("aria-label", "Filters");
    this.bar = element("div", "mu-bar");
    this.panel = element("div", "mu-panel");
    this.panel.id = "mu-panel";
    this.panel.setAttribute("role", "group");
    this.panel.hidden = true;
    this.chips = element("div", "mu-chips");
    this.search = this.searchField();
    this.root.append(this.bar, this.panel, this.chips);
    parent.append(this.root);
    this.onAway = (event) => this.root.contains(event.target) || this.close();
    document.addEventListener("pointerdown", this.onAway);
    this.resized = new ResizeObserver(() => this.fade());
    for (const row of [this.bar, this.chips]) {
      row.addEventListener("scroll", () => this.fade(), { passive: true });
      this.resized.observe(row);
    }
    this.root.addEventListener("keydown", (event) => this.keyed(event));
    this.root.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.close();
    });
  }

  searchField() {
    const field = element("input", "mu-search");
    field.type = "search";
    field.placeholder = "Search the events";
    field.setAttribute("aria-label", "Search the events");
    field.addEventListener("input", () => this.later(() => this.choose({ q: field.value.trim() })));
    field.addEventListener("keydown", (event) => event.key === "Enter" && this.choose({ q: field.value.trim() }));
    return field;
  }

  update(component) {
    this.component = component;
    this.data = component.data;
    this.chosen = structuredClone(this.data.chosen);
    this.root.dataset.theme = this.data.theme;
    if (document.activeElement !== this.search) this.search.value = this.chosen.q;
    this.drawBar();
    this.drawChips();
    this.fade();
    if (this.open) this.drawPanel();
  }

  // A row that goes on beyond its edge fades out there.
  fade() {
    for (const row of [this.bar, this.chips]) {
      const rest = row.scrollWidth - row.clientWidth - row.scrollLeft;
      row.dataset.before = String(row.scrollLeft > 2);
      row.dataset.after = String(rest > 2);
    }
  }

  // What is typed counts once the hand rests.
  later(action) {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, TYPING);
  }

  choose(change) {
    clearTimeout(this.timer);
    const next = { ...this.chosen, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.chosen)) return;
    this.chosen = next;
    this.drawBar();
    this.drawChips();
    this.component.setTriggerValue("choose", next);
  }

  toggle(key, value) {
    const held = this.chosen[key];
    this.choose({ [key]: held.includes(value) ? held.filter((one) => one !== value) : [...held, value] });
  }

  clear() {
    this.search.value = "";
    this.choose({ ...Object.fromEntries(Object.keys(this.chosen).map((key) => [key, []])), dates: ["", ""], q: "" });
    this.doors.get("dates").focus();
  }

  // The buttons stay the same elements, so that focus stays where it is.
  drawBar() {
    const wanted = [...this.data.facets.map(({ key, name }) => [key, name]), ["dates", "Dates"]];
    this.doors ??= new Map();
    const doors = wanted.map(([key, name]) => {
      const door = this.doors.get(key) ?? button("mu-door", "", () => this.turn(key));
      this.doors.set(key, door);
      const count = key === "dates" ? Number(this.chosen.dates.some(Boolean)) : this.chosen[key].length;
      door.textContent = count > 1 ? `${name} · ${count}` : name;
      door.dataset.facet = key;
      door.dataset.active = String(count > 0);
      door.setAttribute("aria-expanded", String(this.open === key));
      door.setAttribute("aria-controls", "mu-panel");
      return door;
    });
    const all = [...doors, this.search];
    if (all.some((one, at) => this.bar.children[at] !== one) || this.bar.children.length !== all.length) this.bar.replaceChildren(...all);
  }

  turn(key) {
    if (this.open === key) return this.close();
    this.open = key;
    this.sought = "";
    this.drawBar();
    this.drawPanel();
    this.panel.querySelector("input")?.focus();
    return undefined;
  }

  close() {
    if (!this.open) return;
    this.open = null;
    this.panel.hidden = true;
    this.panel.replaceChildren();
    this.drawBar();
  }

  keyed(event) {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    const door = this.doors.get(this.open);
    this.close();
    door.focus();
  }

  drawPanel() {
    const door = this.doors.get(this.open);
    const facet = this.data.facets.find(({ key }) => key === this.open);
    const focused = this.panel.contains(document.activeElement) ? document.activeElement.dataset.name : undefined;
    const scrolled = this.panel.querySelector(".mu-choices")?.scrollTop ?? 0;
    this.panel.hidden = false;
    this.panel.setAttribute("aria-label", facet ? `${facet.name}: choose any` : "Days the events touch");
    this.panel.replaceChildren(...(facet ? this.facetPanel(facet) : this.daysPanel()));
    const list = this.panel.querySelector(".mu-choices");
    if (list) list.scrollTop = scrolled;
    const room = this.root.clientWidth - this.panel.offsetWidth;
    this.panel.style.left = `${Math.max(0, Math.min(door.offsetLeft - this.bar.scrollLeft, room))}px`;
    if (focused) this.panel.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }

  facetPanel({ key, name, choices }) {
    const list = element("div", "mu-choices");
    const fill = () => {
      const found = choices.filter(([value]) => value.toLowerCase().includes(this.sought));
      list.replaceChildren(...found.map((choice) => this.choice(key, choice)));
    };
    fill();
    if (choices.length <= FEW) return [list];
    const find = element("input", "mu-find");
    find.type = "search";
    find.placeholder = `Find in ${choices.length} choices`;
    find.setAttribute("aria-label", `Find in ${name}`);
    find.dataset.name = " find";
    find.value = this.sought;
    find.oninput = () => {
      this.sought = find.value.toLowerCase();
      fill();
    };
    return [find, list];
  }

  choice(key, [value, count, depth]) {
    const label = element("label", `mu-pick mu-depth-${depth}`);
    const box = element("input");
    box.type = "checkbox";
    box.checked = this.chosen[key].includes(value);
    box.dataset.name = value;
    box.onchange = () => this.toggle(key, value);
    label.dataset.none = String(count === 0);
    label.append(box, element("span", "mu-value", value), element("span", "mu-count", count.toLocaleString("en")));
    return label;
  }

  daysPanel() {
    return ["From", "Until"].map((name, end) => {
      const label = element("label", "mu-day");
      const day = element("input");
      day.type = "date";
      day.min = this.data.earliest;
      day.max = this.data.latest;
      day.value = this.chosen.dates[end];
      day.dataset.name = name;
      // While the year is typed its first digits are a year too: only a day within the limits counts.
      day.onchange = () => this.later(() => {
        if (day.value && (day.value < this.data.earliest || day.value > this.data.latest)) return;
        const dates = [...this.chosen.dates];
        dates[end] = day.value;
        this.choose({ dates });
      });
      label.append(element("span", "", name), day);
      return label;
    });
  }

  drawChips() {
    const chips = this.data.facets.flatMap(({ key, name }) => this.chosen[key].map((value) => [value, `${name}: ${value}`, () => this.toggle(key, value)]));
    chips.push(...this.chosen.known.map((value) => [value, value, () => this.toggle("known", value)]));
    chips.push(...this.chosen.place.map((value) => [value, `Place: ${value}`, () => this.toggle("place", value)]));
    chips.push(...this.chosen.dated.map((value) => [value, value, () => this.toggle("dated", value)]));
    if (this.chosen.dates.some(Boolean)) {
      const told = this.chosen.dates.join() === this.data.chosen.dates.join() ? this.data.days : this.chosen.dates.join(" – ");
      chips.push([told, `Dates: ${told}`, () => this.choose({ dates: ["", ""] })]);
    }
    if (this.chosen.q) chips.push([`“${this.chosen.q}”`, `Search: ${this.chosen.q}`, () => this.drop()]);
    const drawn = chips.map(([text, name, action]) => {
      const chip = button("mu-chip", text, action);
      chip.setAttribute("aria-label", `Remove filter ${name}`);
      return chip;
    });
    if (drawn.length) drawn.push(button("mu-clear", "Clear filters", () => this.clear()));
    this.chips.replaceChildren(...drawn);
    this.chips.hidden = !drawn.length;
  }

  drop() {
    this.search.value = "";
    this.choose({ q: "" });
  }

  gone() {
    document.removeEventListener("pointerdown", this.onAway);
    this.resized.disconnect();
    clearTimeout(this.timer);
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  let row = rows.get(parentElement);
  if (!row) {
    row = new Filters(parentElement);
    rows.set(parentElement, row);
  }
  row.update(component);
  return () => {
    rows.delete(parentElement);
    row.gone();
  };
}
