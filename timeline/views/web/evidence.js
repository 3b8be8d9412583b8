// The open event and its report: fields light words, words light fields, each lit word opens its event.
// All text arrives cut into runs, so no offset is counted here, and is set as text only.

const panels = new WeakMap();

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Panel {
  constructor(parent) {
    this.root = element("section", "mu-evidence");
    this.card = element("div", "mu-card");
    this.report = element("article", "mu-report");
    this.root.append(this.card, this.report);
    parent.append(this.root);
    this.onKey = (event) => this.keyed(event);
    document.addEventListener("keydown", this.onKey);
  }

  update(component) {
    this.component = component;
    const { event, report, theme } = component.data;
    this.root.dataset.theme = theme;
    this.root.dataset.event = event?.id ?? "";
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.hold : undefined;
    this.drawCard(event, component.data);
    this.drawReport(report, event);
    if (held) this.hold(held);
    const shown = event?.id ?? (Number.isInteger(report?.lit) ? `${report.lit} ${report.id}` : undefined);
    if (shown && shown !== this.shown) this.scrollTo(".mu-told");
    this.shown = shown;
  }

  // What is drawn anew has the focus of what it replaces.
  hold(name) {
    const same = this.root.querySelector(`[data-hold="${CSS.escape(name)}"]:not(:disabled)`);
    (same ?? this.card.querySelector("button:not(:disabled)") ?? this.text)?.focus({ preventScroll: true });
  }

  pick(id) {
    this.component.setTriggerValue("pick", id);
  }

  // Esc clears, Alt+arrows or , and . step; never while the reader types or a dialog is open.
  keyed(event) {
    const { previous, next } = this.component.data;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], [role=dialog], [role=combobox], [role=listbox]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("[data-testid=stDialog]")) return;
    if (event.key === "Escape" && this.component.data.event) this.pick("");
    else if (event.key === "," && previous) this.pick(previous);
    else if (event.key === "." && next) this.pick(next);
  }

  drawCard(event, { position, previous, next, empty }) {
    const bar = element("div", "mu-nav");
    bar.append(
      this.step("‹", "Previous event (,)", previous), element("span", "mu-position", position), this.step("›", "Next event (.)", next),
    );
    if (event) bar.append(this.step("Clear", "Clear the selection (Esc)", ""));
    this.card.replaceChildren(bar, ...(event ? this.told(event) : [element("p", "mu-hint", empty)]));
  }

  step(sign, name, id) {
    const button = element("button", "mu-button", sign);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.dataset.hold = name;
    button.disabled = id === null || id === undefined;
    button.onclick = () => this.pick(id);
    return button;
  }

  told(event) {
    const tags = element("p", "mu-tags");
    const type = element("span", "mu-type", event.type);
    type.style.setProperty("--mu-colour", event.colour);
    const status = element("span", "mu-status", event.status_label);
    status.dataset.status = event.status;
    tags.append(type, status);
    const fields = element("dl", "mu-fields");
    fields.append(...event.fields.map((field) => this.field(field)));
    return [element("h3", "mu-label", event.label), tags, fields];
  }

  field({ key, name, value, note, share, open }) {
    const row = element("div", "mu-field");
    const term = element("dt", key ? `mu-swatch mu-${key}` : "", name);
    const told = element("dd", "", value);
    if (share !== undefined) {
      const meter = element("span", "mu-meter");
      meter.style.setProperty("--mu-share", `${Math.round(share * 100)}%`);
      meter.setAttribute("aria-hidden", "true");
      told.prepend(meter);
    }
    if (open) told.append(this.other(open));
    if (note) told.append(element("span", "mu-note", note));
    row.append(term, told);
    if (key && this.component.data.report?.runs.some(([, kinds]) => kinds.includes(key))) this.light(row, key);
    return row;
  }

  // The other event of a pair: an announcement's act, or what announced it.
  other({ id, label }) {
    if (!id) return element("span", "mu-other", label);
    const button = element("button", "mu-other", label);
    button.type = "button";
    button.title = "Open this event";
    button.onclick = () => this.pick(id);
    return button;
  }

  light(row, key) {
    row.tabIndex = 0;
    row.dataset.hold = `field ${key}`;
    row.classList.add("mu-lights");
    row.title = "Show its words in the report";
    const on = () => this.hot(key, true);
    const off = () => this.hot(key, false);
    row.onmouseenter = on;
    row.onmouseleave = off;
    row.onfocus = on;
    row.onblur = off;
    row.onclick = () => this.scrollTo(`.mu-${key}`);
    row.onkeydown = (event) => {
      if (event.key === "Enter") this.scrollTo(`.mu-${key}`);
    }; // a value returned here would keep Tab from moving on
  }

  hot(key, on) {
    for (const mark of this.report.querySelectorAll(`mark.mu-${key}`)) mark.classList.toggle("mu-hot", on);
    for (const term of this.card.querySelectorAll(`dt.mu-${key}`)) term.classList.toggle("mu-hot", on);
  }

  drawReport(report, event) {
    if (!report) return this.report.replaceChildren();
    const head = element("header", "mu-report-head");
    head.append(element("h3", "mu-title", report.title), report.day === undefined ? element("p", "mu-source", report.source) : this.dated(report));
    if (report.choices.length > 1) head.prepend(this.chooser(report));
    const text = element("div", "mu-text");
    text.tabIndex = 0;
    text.setAttribute("aria-label", "Text of the report");
    text.dataset.hold = "text";
    this.reached = new Set();
    text.append(...report.runs.map((run, at) => this.run(run, event, at)));
    const kept = this.report.dataset.report === report.id ? this.text?.scrollTop : 0;
    this.report.replaceChildren(head, text);
    this.report.dataset.report = report.id;
    this.text = text;
    text.scrollTop = kept ?? 0;
  }

  // The day of publication of the reader's own report can be mended where it stands.
  // While a year is typed its first digits are a year too: a day counts when the hand rests.
  dated(report) {
    const line = element("p", "mu-source", report.source);
    const label = element("label", "mu-published", "Published on ");
    const day = element("input");
    day.type = "date";
    day.min = "1800-01-01";
    day.value = report.day;
    const give = () => this.component.setTriggerValue("published", { id: report.id, day: day.value });
    day.onchange = () => {
      clearTimeout(this.timer);
      if (!day.value || day.value >= day.min) this.timer = setTimeout(give, 600);
    };
    label.append(day);
    line.append(label);
    return line;
  }

  chooser(report) {
    const choice = element("select", "mu-choice");
    choice.setAttribute("aria-label", "Report shown");
    for (const [id, name] of report.choices) {
      const option = element("option", "", name);
      option.value = id;
      option.selected = id === report.id;
      choice.append(option);
    }
    choice.onchange = () => this.component.setTriggerValue("report", choice.value);
    return choice;
  }

  run([text, kinds, id, name], event, at) {
    if (!kinds.length) return document.createTextNode(text);
    const mark = element("mark", kinds.map((kind) => `mu-${kind}`).join(" "), text);
    for (const kind of kinds) mark.addEventListener("mouseenter", () => this.hot(kind, true));
    for (const kind of kinds) mark.addEventListener("mouseleave", () => this.hot(kind, false));
    mark.dataset.hold = `words ${at}`;
    if (!id) return this.reachable(mark, kinds);
    mark.dataset.event = id;
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-pressed", String(id === event?.id));
    mark.title = name;
    mark.onclick = () => this.pick(id);
    mark.onkeydown = (pressed) => {
      if (pressed.key !== "Enter" && pressed.key !== " ") return;
      pressed.preventDefault();
      this.pick(id);
    };
    return mark;
  }

  // The first words of each field can be reached by keyboard: they light the field, and Enter goes to it.
  reachable(mark, kinds) {
    const lit = kinds.filter((kind) => this.card.querySelector(`dt.mu-${kind}`));
    const fresh = lit.filter((kind) => !this.reached.has(kind));
    if (!fresh.length) return mark;
    for (const kind of fresh) this.reached.add(kind);
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.title = "Show its field";
    mark.onfocus = () => lit.forEach((kind) => this.hot(kind, true));
    mark.onblur = () => lit.forEach((kind) => this.hot(kind, false));
    mark.onkeydown = (pressed) => {
      if (pressed.key === "Enter") this.card.querySelector(`[data-hold="field ${fresh[0]}"]`)?.focus();
    };
    return mark;
  }

  scrollTo(selector) {
    const mark = this.text?.querySelector(selector);
    if (!mark) return;
    const box = this.text.getBoundingClientRect();
    const line = mark.getBoundingClientRect();
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.text.scrollTo({ top: this.text.scrollTop + line.top - box.top - box.height / 3, behavior: calm ? "auto" : "smooth" });
  }

  close() {
    document.removeEventListener("keydown", this.onKey);
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  let panel = panels.get(parentElement);
  if (!panel) {
    panel = new Panel(parentElement);
    panels.set(parentElement, panel);
  }
  panel.update(component);
  return () => {
    panels.delete(parentElement);
    panel.close();
  };
}
