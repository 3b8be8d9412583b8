// A table of events; the name of each opens it.

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const lists = new WeakMap();

function row(component, [id, name, cells]) {
  const made = element("tr");
  const open = element("button", "", name);
  open.type = "button";
  open.onclick = () => component.setTriggerValue("pick", id);
  const first = element("td");
  first.append(open);
  made.append(first, ...cells.map((cell) => element("td", "", cell)));
  return made;
}

export default function (component) {
  const { parentElement, data } = component;
  let root = lists.get(parentElement);
  if (!root) {
    root = element("div", "mu-list");
    root.tabIndex = 0;
    root.setAttribute("role", "region");
    lists.set(parentElement, root);
    parentElement.append(root);
  }
  root.setAttribute("aria-label", data.alt);
  const head = element("thead");
  const heads = element("tr");
  heads.append(...data.columns.map((name) => element("th", "", name)));
  head.append(heads);
  const body = element("tbody");
  body.append(...data.items.map((item) => row(component, item)));
  const table = element("table");
  table.append(head, body);
  root.replaceChildren(table);
  return () => {
    lists.delete(parentElement);
    root.remove();
  };
}
