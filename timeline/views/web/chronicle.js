// The events as a text with real headings: a screen reader steps through it, the browser finds in it, the printer prints it.
// Everything is a text node; the whole stands in the document, and what is out of sight costs no layout (content-visibility).

const chronicles = new WeakMap();

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function time(stamp, text) {
  const made = element(stamp ? "time" : "span", "mu-when", text);
  if (stamp) made.dateTime = stamp;
  return made;
}

class Chronicle {
  constructor(parent) {
    this.root = element("section", "mu-chronicle");
    this.root.tabIndex = 0;
    this.root.addEventListener("click", (event) => this.pick(event.target.closest("[data-opens]")?.dataset.opens));
    this.root.addEventListener("scroll", () => this.follow(), { passive: true });
    parent.append(this.root);
  }

  update(component) {
    this.component = component;
    const { data } = component;
    this.root.dataset.theme = data.theme;
    this.root.setAttribute("aria-label", `Chronology: ${data.title}`);
    const drawn = JSON.stringify([data.title, data.about, data.sections, data.reports]);
    if (drawn !== this.drawn) this.draw(data);
    this.drawn = drawn;
    this.mark(data.selected);
    if (data.selected !== this.revealed) this.reveal();
    this.revealed = data.selected;
  }

  // Only the text itself scrolls, never the page under the reader.
  reveal() {
    if (!this.marked?.isConnected) return;
    const box = this.root.getBoundingClientRect();
    const line = this.marked.getBoundingClientRect();
    if (line.top < box.top || line.bottom > box.bottom) this.root.scrollTop += line.top - box.top - box.height / 3;
  }

  pick(id) {
    if (!id) return;
    this.mark(id);
    this.component.setTriggerValue("pick", id);
  }

  draw({ title, about, sections, reports, empty, whole }) {
    const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
    this.root.dataset.count = String(count);
    this.root.classList.toggle("mu-chronicle-part", !whole);
    const head = element("header", "mu-chronicle-head");
    const print = element("button", "mu-print", "Print");
    print.type = "button";
    print.onclick = () => window.print();
    head.append(element("p", "mu-chronicle-title", title), element("p", "mu-about", about.join(" ")), print);
    const body = element("div", "mu-chronicle-body");
    body.append(...(count ? sections.flatMap((section) => this.section(section)) : [element("p", "mu-about", empty)]), ...(reports.length ? this.sources(reports) : []));
    const contents = whole && count ? this.contents(sections, [...body.querySelectorAll("h2, h3")]) : null;
    this.root.classList.toggle("mu-chronicle-long", Boolean(contents));
    this.root.replaceChildren(...(whole ? [head] : []), ...(contents ? [contents] : []), body);
    this.follow();
  }

  // Years and months with their events, beside the text: a click goes there.
  contents(sections, headings) {
    const counts = sections.map(({ level, entries }, at) => {
      const end = sections.findIndex((other, place) => place > at && other.level <= level);
      return sections.slice(at, end < 0 ? undefined : end).reduce((sum, section) => sum + section.entries.length, 0);
    });
    const wide = sections.map((section, at) => ({ ...section, count: counts[at] })).filter(({ level }) => level <= 2);
    this.stops = headings.map((heading, at) => {
      const go = element("button", `mu-stop mu-stop-${wide[at]?.level ?? 1}`);
      go.type = "button";
      go.append(element("span", "", heading.textContent), element("span", "mu-stop-count", wide[at] ? wide[at].count.toLocaleString("en") : ""));
      go.onclick = () => this.go(heading);
      return { heading, go };
    });
    const list = element("ol", "");
    list.append(...this.stops.map(({ go }) => {
      const line = element("li", "");
      line.append(go);
      return line;
    }));
    const made = element("nav", "mu-contents");
    made.setAttribute("aria-label", "Years and months");
    made.append(list);
    return made;
  }

  // The text above has not been laid out while it was out of sight, so that the way grows: look again once it is there.
  go(heading) {
    heading.scrollIntoView({ block: "nearest" });
    this.root.scrollTop += heading.getBoundingClientRect().top - this.root.getBoundingClientRect().top - 8;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  follow() {
    if (!this.root.classList.contains("mu-chronicle-long")) return;
    const edge = this.root.getBoundingClientRect().top + 24;
    const here = this.stops.findLast(({ heading }) => heading.getBoundingClientRect().top <= edge) ?? this.stops[0];
    for (const { go } of this.stops) {
      if (go === here.go) go.setAttribute("aria-current", "true");
      else go.removeAttribute("aria-current");
    }
  }

  section({ level, heading, stamp, entries }) {
    const title = element(`h${level + 1}`, "mu-heading");
    title.append(stamp ? time(stamp, heading) : heading);
    if (!entries.length) return [title];
    const list = element("ol", "mu-told-events");
    list.append(...entries.map((entry) => this.entry(entry, stamp)));
    return [title, list];
  }

  // Under the heading of its very day an event needn't show the day again; it is still read out and copied.
  entry([id, when, stamp, kind, label, rest, source], above) {
    const one = element("li", "mu-told-event");
    one.dataset.event = id;
    const words = element("p", "");
    const known = above && stamp === above && stamp.length === 10;
    const lead = element("span", known ? "mu-said-above" : "");
    lead.append(time(stamp, when), ". ");
    words.append(lead, element("span", "mu-kind", `${kind}: `), element("strong", "", label), ` ${rest} `, element("span", "mu-from", `(${source})`));
    const open = element("button", "mu-open", "Open");
    open.type = "button";
    open.dataset.opens = id;
    open.setAttribute("aria-label", `Open: ${label}`);
    one.append(words, open);
    return one;
  }

  sources(reports) {
    const list = element("ol", "mu-sources");
    list.append(...reports.map(([title, about, count]) => {
      const one = element("li", "");
      one.append(element("cite", "", title), `. ${about}; ${count}.`);
      return one;
    }));
    return [element("h2", "mu-heading", "Sources"), list];
  }

  mark(id) {
    if (this.marked?.isConnected) {
      this.marked.classList.remove("mu-chosen-event");
      this.marked.querySelector(".mu-open").removeAttribute("aria-current");
    }
    this.marked = [...this.root.querySelectorAll(".mu-told-event")].find((one) => one.dataset.event === id);
    this.marked?.classList.add("mu-chosen-event");
    this.marked?.querySelector(".mu-open").setAttribute("aria-current", "true");
  }

  close() {
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  let chronicle = chronicles.get(parentElement);
  if (!chronicle) {
    chronicle = new Chronicle(parentElement);
    chronicles.set(parentElement, chronicle);
  }
  chronicle.update(component);
  return () => {
    chronicles.delete(parentElement);
    chronicle.close();
  };
}
