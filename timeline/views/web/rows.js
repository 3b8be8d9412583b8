// The table of events: holds the rows near those in view, asks Python for others as the reader scrolls, sorts or picks columns.

const ROW = { wide: 34, narrow: 62 };
const SPARE = 8; // rows drawn beyond each edge
const KEPT = 2000; // rows held at most
const TALLEST = 8000000; // pixels; browsers clip taller boxes
const PAUSE = 70;
const tables = new WeakMap();

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Table {
  constructor(parent) {
    this.root = element("div", "mu-rows");
    this.bar = element("div", "mu-rows-bar");
    this.body = element("div", "mu-body");
    this.head = element("div", "mu-row-head");
    this.sheet = element("div", "mu-sheet");
    this.body.setAttribute("role", "grid");
    this.head.setAttribute("role", "row");
    this.head.setAttribute("aria-rowindex", "1");
    this.sheet.setAttribute("role", "rowgroup");
    this.body.tabIndex = 0;
    this.body.append(this.head, this.sheet);
    this.root.append(this.bar, this.body);
    parent.append(this.root);
    this.rows = new Map();
    this.laidOut = new Map();
    this.addBar();
    this.body.addEventListener("scroll", () => this.paint());
    this.body.addEventListener("keydown", (event) => this.keyed(event));
    this.sheet.addEventListener("click", (event) => this.pick(event.target.closest("[data-event]")?.dataset.event));
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.body);
  }

  addBar() {
    this.sorter = element("select", "mu-sorter");
    this.sorter.setAttribute("aria-label", "Sort the table by");
    this.sorter.onchange = () => this.sortBy(this.sorter.value);
    this.chooser = element("details", "mu-columns");
    this.chooser.append(element("summary", "", "Columns"));
    this.chooser.addEventListener("keydown", (event) => this.closeChooser(event));
    this.chooser.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.chooser.contains(event.relatedTarget)) this.chooser.open = false;
    });
    this.bar.append(this.sorter, this.chooser);
  }

  closeChooser(event) {
    if (event.key !== "Escape" || !this.chooser.open) return;
    event.stopPropagation();
    this.chooser.open = false;
    this.chooser.firstChild.focus();
  }

  update(component) {
    this.component = component;
    const { data } = component;
    if (data.version !== this.data?.version) this.rows.clear();
    this.data = data;
    data.rows.forEach((row, index) => this.rows.set(data.first + index, row));
    this.forget();
    this.describe();
    const moved = data.selected !== this.revealed || data.version !== this.shown;
    this.revealed = data.selected;
    this.shown = data.version;
    if (moved) this.reveal();
    this.paint();
  }

  forget() {
    for (const at of this.rows.keys()) {
      if (this.rows.size <= KEPT) return;
      if (at < this.data.first || at >= this.data.first + this.data.rows.length) this.rows.delete(at);
    }
  }

  describe() {
    const { alt, theme, count, columns, usual, version } = this.data;
    this.body.setAttribute("aria-label", alt);
    this.body.setAttribute("aria-rowcount", String(count + 1));
    this.body.setAttribute("aria-colcount", String(columns.length));
    this.root.dataset.theme = theme;
    this.root.dataset.count = String(count);
    this.root.dataset.first = String(this.data.first);
    this.root.dataset.version = version;
    this.root.classList.toggle("mu-usual", columns.map(([key]) => key).join() === usual.join());
    this.root.style.setProperty("--mu-grid", columns.map(([, , width]) => width).join(" "));
    this.head.replaceChildren(...columns.map((column, index) => this.headCell(column, index)));
    this.drawSorter();
    this.drawChooser();
  }

  drawSorter() {
    const [by, down] = this.data.sort;
    const choices = this.data.columns.flatMap(([key, name]) => [[key, `${name} ↑`], [`-${key}`, `${name} ↓`]]);
    this.sorter.replaceChildren(...[["", "Sort: by day"], ...choices].map(([value, text]) => {
      const option = element("option", "", text);
      option.value = value;
      return option;
    }));
    this.sorter.value = `${down ? "-" : ""}${by}`;
  }

  drawChooser() {
    const shown = this.data.columns.map(([key]) => key);
    if (this.chooser.children.length > 1 && this.chosen?.join() === shown.join()) return;
    this.chosen = shown;
    const panel = element("div", "mu-column-choices");
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Columns of the table");
    const usual = element("button", "mu-sort", "The usual columns");
    usual.type = "button";
    usual.onclick = () => this.choose(this.data.usual);
    panel.append(usual, ...this.data.choices.map((choice) => this.choice(choice, shown)));
    const scrolled = this.chooser.children[1]?.scrollTop ?? 0;
    const held = document.activeElement?.closest?.(".mu-column-choices") ? document.activeElement.name : null;
    this.chooser.replaceChildren(this.chooser.firstChild, panel);
    panel.scrollTop = scrolled;
    if (held) panel.querySelector(`[name="${held}"]`)?.focus({ preventScroll: true });
  }

  choice([key, name, help], shown) {
    const label = element("label", "mu-column-choice");
    const box = element("input");
    box.type = "checkbox";
    box.name = key;
    box.checked = shown.includes(key);
    box.onchange = () => {
      const ticked = [...this.chooser.querySelectorAll("input:checked")].map((one) => one.name);
      if (ticked.length) this.choose(ticked);
      else box.checked = true;
    };
    label.title = help;
    label.append(box, name);
    return label;
  }

  choose(names) {
    this.component.setTriggerValue("columns", { names });
  }

  headCell([key, name, , help], column) {
    const [by, down] = this.data.sort;
    const ours = by === key;
    const cell = element("span", `mu-cell mu-c-${key}`);
    cell.setAttribute("role", "columnheader");
    cell.setAttribute("aria-colindex", String(column + 1));
    cell.setAttribute("aria-sort", ours ? (down ? "descending" : "ascending") : "none");
    const button = element("button", "mu-sort", ours ? `${name} ${down ? "↓" : "↑"}` : name);
    button.type = "button";
    button.title = help || `Sort by ${name.toLowerCase()}`;
    button.onclick = () => this.sortBy(ours && !down ? `-${key}` : key);
    cell.append(button);
    return cell;
  }

  sortBy(by) {
    this.component.setTriggerValue("sort", { by });
  }

  pick(id) {
    if (!id || id === this.data.selected) return;
    this.data.selected = id; // the row answers at once, the other views when Python has drawn them
    this.data.at = [...this.rows].find(([, row]) => row[0] === id)?.[0] ?? null;
    this.paint();
    this.component.setTriggerValue("pick", id);
  }

  get height() {
    return this.root.clientWidth < 640 && this.root.classList.contains("mu-usual") ? ROW.narrow : ROW.wide;
  }

  get room() {
    return Math.max(this.body.clientHeight - this.head.offsetHeight, this.height);
  }

  // Where very many rows would make the box too tall, its scroll bar runs faster than the rows.
  get scale() {
    const whole = this.data.count * this.height;
    return whole <= TALLEST ? 1 : (whole - this.room) / (TALLEST - this.room);
  }

  resized() {
    if (!this.data) return;
    const changed = this.height !== this.laid;
    if (changed) this.reveal();
    this.paint();
  }

  reveal() {
    const { at, count } = this.data;
    const height = this.height;
    this.laid = height;
    this.sheet.style.height = `${Math.min(count * height, TALLEST)}px`; // before the first paint there is nothing to scroll
    if (at === null || at === undefined) return;
    const top = at * height;
    const seen = this.body.scrollTop * this.scale;
    if (top < seen || top + height > seen + this.room) this.body.scrollTop = Math.max(0, top - this.room / 3) / this.scale;
  }

  paint() {
    if (!this.data) return;
    const height = this.height;
    const { scrollTop } = this.body;
    const seen = scrollTop * this.scale;
    this.sheet.style.height = `${Math.min(this.data.count * height, TALLEST)}px`;
    const first = Math.max(0, Math.floor(seen / height) - SPARE);
    const last = Math.min(this.data.count, Math.ceil((seen + this.room) / height) + SPARE);
    this.lay(first, last, (at) => `${scrollTop + at * height - seen}px`);
    const active = this.sheet.querySelector("[aria-selected=true]");
    if (active) this.body.setAttribute("aria-activedescendant", active.id);
    else this.body.removeAttribute("aria-activedescendant");
    this.ask(first, last);
  }

  // Rows that stay in view stay the same nodes in the same place: a press that scrolls the table still becomes a click.
  lay(first, last, top) {
    const kept = new Map();
    for (let at = first; at < last; at += 1) {
      const key = JSON.stringify([at, this.rows.get(at), this.data.columns]);
      kept.set(key, this.laidOut.get(key) ?? this.row(at));
    }
    for (const [key, row] of this.laidOut) if (!kept.has(key)) row.remove();
    this.laidOut = kept;
    let next = this.sheet.firstChild;
    let at = first;
    for (const row of kept.values()) {
      if (row === next) next = next.nextSibling;
      else this.sheet.insertBefore(row, next);
      row.style.top = top(at);
      if (row.dataset.event) row.setAttribute("aria-selected", String(row.dataset.event === this.data.selected));
      at += 1;
    }
  }

  // Asks for rows in view that are not here, once the reader rests.
  ask(first, last) {
    clearTimeout(this.timer);
    let missing = first;
    while (missing < last && this.rows.has(missing)) missing += 1;
    this.root.dataset.missing = String(missing < last);
    if (missing >= last) return;
    const { version, selected } = this.data;
    const wanted = { version, selected, first: Math.max(0, missing - 40) };
    this.timer = setTimeout(() => {
      if (JSON.stringify(wanted) === this.wanted) wanted.again = (this.again = (this.again ?? 0) + 1);
      this.wanted = JSON.stringify(wanted);
      this.component.setStateValue("window", wanted);
    }, PAUSE);
  }

  row(at) {
    const row = element("div", "mu-row");
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(at + 2));
    const held = this.rows.get(at);
    if (!held) {
      row.classList.add("mu-coming");
      row.append(this.cell("…", 0, "when"));
      return row;
    }
    const [id, status, colour, cells] = held;
    row.dataset.event = id;
    row.dataset.status = status;
    row.id = `mu-row-${id}`;
    row.style.setProperty("--mu-colour", colour);
    row.append(...cells.map((text, column) => this.cell(text, column, this.data.columns[column][0])));
    return row;
  }

  cell(text, column, key) {
    const cell = element("span", `mu-cell mu-c-${key}`, text);
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", String(column + 1));
    cell.title = text;
    return cell;
  }

  keyed(event) {
    const page = Math.max(1, Math.floor(this.room / this.height) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (!step || !this.data.count || event.target !== this.body || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const here = this.data.at;
    const none = here === null || here === undefined;
    const to = Math.min(Math.max(none ? 0 : here + step, 0), this.data.count - 1);
    const held = this.rows.get(to);
    if (held) this.pick(held[0]);
    else this.component.setTriggerValue("go", { at: to });
    if (held) this.reveal();
  }

  close() {
    this.watch.disconnect();
    clearTimeout(this.timer);
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  let table = tables.get(parentElement);
  if (!table) {
    table = new Table(parentElement);
    tables.set(parentElement, table);
  }
  table.update(component);
  return () => {
    tables.delete(parentElement);
    table.close();
  };
}
