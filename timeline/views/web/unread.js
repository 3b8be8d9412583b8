// One line that opens a list of sentences; a click shows a sentence in its report. Everything is a text node.

const lists = new WeakMap();

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

class Unread {
  constructor(parent) {
    this.root = element("details", "mu-unread");
    this.line = element("summary", "");
    this.about = element("p", "mu-unread-about");
    this.list = element("ol", "");
    this.root.append(this.line, this.about, this.list);
    parent.append(this.root);
  }

  update(component) {
    this.component = component;
    const { title, about, items, chosen, theme } = component.data;
    this.root.dataset.theme = theme;
    this.line.textContent = title;
    this.about.textContent = about;
    const drawn = JSON.stringify(items);
    if (drawn !== this.drawn) this.list.replaceChildren(...items.map((item) => this.item(item)));
    this.drawn = drawn;
    for (const button of this.list.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.name === chosen));
  }

  item({ name, text, why, share, report }) {
    const one = element("li", "");
    const button = element("button", "mu-unread-item");
    button.type = "button";
    button.dataset.name = name;
    button.onclick = () => this.component.setTriggerValue("pick", button.getAttribute("aria-pressed") === "true" ? "" : name);
    const chance = element("span", "mu-unread-chance", `${Math.round(share * 100)}%`);
    chance.title = "How often such a sentence tells an event";
    const words = element("span", "mu-unread-words");
    words.append(element("span", "mu-unread-text", text), element("span", "mu-unread-why", [report, why].filter(Boolean).join(" · ")));
    button.append(chance, words);
    one.append(button);
    return one;
  }

  close() {
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement } = component;
  let list = lists.get(parentElement);
  if (!list) {
    list = new Unread(parentElement);
    lists.set(parentElement, list);
  }
  list.update(component);
  return () => {
    lists.delete(parentElement);
    list.close();
  };
}
