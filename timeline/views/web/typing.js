// Makes Streamlit's own fields answer at once: a whole day counts when it is typed, a pasted text when it is pasted;
// Enter in a field and Ctrl+Enter anywhere press the main button; files may be dropped on the box for text.

const REST = 450;
const DAY = /^(\d{4}-\d\d-\d\d|\d{1,2} [A-Za-z]{3,9}\.? (1[89]|20|21)\d\d|[A-Za-z]{3,9}\.? \d{1,2},? (1[89]|20|21)\d\d)$/;

function settle(field) {
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

class Typing {
  constructor(root) {
    this.root = root;
    this.stop = new AbortController();
    const on = (name, action, options = {}) => root.addEventListener(name, action, { signal: this.stop.signal, ...options });
    on("input", (event) => this.typed(event.target));
    on("paste", (event) => this.later(() => settle(event.target)));
    on("keydown", (event) => this.keyed(event), { capture: true });
    on("dragover", (event) => this.input && event.preventDefault());
    on("drop", (event) => this.dropped(event));
    this.watch = new MutationObserver(() => this.mend());
    this.watch.observe(root, { childList: true, subtree: true });
    this.mend();
  }

  // The drop zone calls itself presentation, yet it has a name.
  mend() {
    this.root.querySelector("[data-testid=stFileUploaderDropzone]")?.setAttribute("role", "group");
  }

  get input() {
    return this.root.querySelector("input[type=file]");
  }

  later(action) {
    clearTimeout(this.timer);
    this.timer = setTimeout(action, REST);
  }

  typed(field) {
    if (field.type === "text" && DAY.test(field.value.trim())) this.later(() => settle(field));
  }

  keyed(event) {
    const whole = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    const plain = event.key === "Enter" && event.target.tagName === "INPUT" && event.target.type === "text";
    const button = this.root.querySelector("[class*=st-key-own-read] button");
    if (!button || (!whole && !plain)) return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(this.timer);
    settle(event.target);
    setTimeout(() => this.root.querySelector("[class*=st-key-own-read] button")?.click(), 60);
  }

  dropped(event) {
    const { files } = event.dataTransfer ?? {};
    if (!this.input || !files?.length || event.target === this.input) return;
    if (event.target.closest("[data-testid=stFileUploader]")) return;
    event.preventDefault();
    this.input.files = files;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.stop.abort();
    this.watch.disconnect();
  }
}

const helpers = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  if (!helpers.has(parentElement)) {
    const root = parentElement.closest(`.st-key-${data.container}, [role=dialog]`);
    if (root) helpers.set(parentElement, new Typing(root));
  }
  return () => {
    helpers.get(parentElement)?.close();
    helpers.delete(parentElement);
  };
}
