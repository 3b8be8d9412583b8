// The table of events: draws the rows in view only, sorts by a click on a head, keeps the selected row in view.

const ROW = { wide: 34, narrow: 62 };
const SPARE = 8; // rows drawn beyond each edge
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
    this.head = element("div", "mu-row mu-row-head");
    this.body = element("div", "mu-body");
    this.sheet = element("div", "mu-sheet");
    this.root.setAttribute("role", "grid");
    this.head.setAttribute("role", "row");
    this.body.setAttribute("role", "rowgroup");
    this.body.tabIndex = 0;
    this.body.append(this.sheet);
    this.root.append(this.head, this.body);
    parent.append(this.root);
    this.order = { column: null, down: false };
    this.body.addEventListener("scroll", () => this.paint());
    this.body.addEventListener("keydown", (event) => this.keyed(event));
    this.sheet.addEventListener("click", (event) => this.pick(event.target.closest("[data-event]")?.dataset.event));
    this.watch = new ResizeObserver(() => this.paint());
    this.watch.observe(this.body);
  }

  update(component) {
    this.component = component;
    this.data = component.data;
    this.root.setAttribute("aria-label", this.data.alt);
    this.root.dataset.theme = this.data.theme;
    this.root.dataset.count = String(this.data.rows.length);
    this.root.setAttribute("aria-rowcount", String(this.data.rows.length + 1));
    this.sort();
    if (this.data.selected !== this.revealed) this.reveal();
    this.revealed = this.data.selected;
    this.paint();
  }

  pick(id) {
    if (!id || id === this.data.selected) return;
    this.data.selected = id; // the row answers at once, the other views when Python has drawn them
    this.paint();
    this.component.setTriggerValue("pick", id);
  }

  get height() {
    return this.root.clientWidth < 640 ? ROW.narrow : ROW.wide;
  }

  drawHead() {
    this.head.replaceChildren(...this.data.columns.map((name, column) => this.headCell(name, column)));
  }

  headCell(name, column) {
    const ours = this.order.column === column;
    const cell = element("span", `mu-cell mu-c${column}`);
    cell.setAttribute("role", "columnheader");
    cell.setAttribute("aria-sort", ours ? (this.order.down ? "descending" : "ascending") : "none");
    const button = element("button", "mu-sort", ours ? `${name} ${this.order.down ? "↓" : "↑"}` : name);
    button.type = "button";
    button.onclick = () => {
      this.order = { column, down: ours && !this.order.down };
      this.sort();
      this.reveal();
      this.paint();
    };
    cell.append(button);
    return cell;
  }

  sort() {
    const { column, down } = this.order;
    this.rows = [...this.data.rows];
    if (column !== null) {
      const by = (row) => row.order?.[column] ?? row.cells[column];
      this.rows.sort((one, other) => String(by(one)).localeCompare(String(by(other)), "en", { numeric: true }) * (down ? -1 : 1));
    }
    this.drawHead();
  }

  reveal() {
    const at = this.rows.findIndex((row) => row.id === this.data.selected);
    if (at < 0) return;
    const top = at * this.height;
    this.sheet.style.height = `${this.rows.length * this.height}px`; // before the first paint there is nothing to scroll
    const { scrollTop, clientHeight } = this.body;
    if (top < scrollTop || top + this.height > scrollTop + clientHeight) this.body.scrollTop = top - clientHeight / 3;
  }

  paint() {
    if (!this.rows) return;
    const height = this.height;
    this.sheet.style.height = `${this.rows.length * height}px`;
    const first = Math.max(0, Math.floor(this.body.scrollTop / height) - SPARE);
    const last = Math.min(this.rows.length, Math.ceil((this.body.scrollTop + this.body.clientHeight) / height) + SPARE);
    const drawn = this.rows.slice(first, last).map((row, index) => this.row(row, first + index, height));
    this.sheet.replaceChildren(...drawn);
  }

  row({ id, cells, status, colour }, index, height) {
    const row = element("div", "mu-row");
    row.setAttribute("role", "row");
    row.setAttribute("aria-rowindex", String(index + 2));
    row.setAttribute("aria-selected", String(id === this.data.selected));
    row.dataset.event = id;
    row.dataset.status = status;
    row.id = `mu-row-${id}`;
    row.style.top = `${index * height}px`;
    row.style.setProperty("--mu-colour", colour);
    row.append(...cells.map((text, column) => {
      const cell = element("span", `mu-cell mu-c${column}`, text);
      cell.setAttribute("role", "gridcell");
      cell.title = text;
      return cell;
    }));
    return row;
  }

  keyed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key];
    if (!step || !this.rows.length) return;
    event.preventDefault();
    const at = this.rows.findIndex((row) => row.id === this.data.selected);
    const to = Math.min(Math.max(at + step, 0), this.rows.length - 1);
    this.pick(this.rows[at < 0 ? 0 : to].id);
  }

  close() {
    this.watch.disconnect();
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
