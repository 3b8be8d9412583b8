// Draws a Plotly figure, keeps its zoom over redraws, reports what the reader does with it.

const WIDTH_SLACK = 24; // pixels by which a width may differ before Python packs the labels anew
const DEBOUNCE = 250;
const DAY = 86400000;
const charts = new WeakMap();

function library(url) {
  window.musterPlotly ??= new Promise((ready, failed) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => ready(window.Plotly);
    script.onerror = () => failed(new Error("the chart library did not load from this server"));
    document.head.append(script);
  });
  return window.musterPlotly;
}

// What Python packed: JSON, deflated, as text.
async function unpacked(text) {
  if (!text) return null;
  const bytes = Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function tool(bar, sign, name, action) {
  const button = element("button", "mu-tool", sign);
  button.type = "button";
  button.title = name;
  button.setAttribute("aria-label", name);
  button.onclick = action;
  bar.append(button);
}

// MapLibre wants whole addresses; Python does not know under which one the reader came.
function here(style) {
  const whole = (address) => decodeURI(new URL(address, document.baseURI).href);
  const sources = Object.entries(style.sources ?? {}).map(([name, source]) => [
    name, typeof source.data === "string" ? { ...source, data: whole(source.data) } : source,
  ]);
  return { ...style, sources: Object.fromEntries(sources), ...(style.sprite && { sprite: whole(style.sprite) }) };
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

class Chart {
  constructor(parent, data) {
    this.kind = data.kind;
    this.root = element("div", `mu-chart mu-${data.kind}`);
    this.head = element("div", "mu-head");
    this.key = element("div", "mu-key");
    this.tools = element("div", "mu-tools");
    this.plot = element("div", "mu-plot");
    this.plot.tabIndex = 0;
    this.plot.setAttribute("role", "group");
    this.head.append(this.key, this.tools);
    this.sheet = element("div", "mu-scroll");
    this.axis = element("div", "mu-axis");
    this.sheet.append(this.plot);
    this.beyond = element("div", "mu-beyond");
    this.less = this.scroller(-1);
    this.more = this.scroller(1);
    this.sheet.addEventListener("scroll", () => this.scrolled());
    this.root.append(this.head, this.sheet, this.beyond, this.axis);
    parent.append(this.root);
    this.touch = window.matchMedia("(pointer: coarse)").matches;
    this.queue = Promise.resolve();
    this.addTools();
    if (this.kind === "map") this.side = new MapSide(this);
    if (this.kind === "lanes") this.undated = new Undated(this);
    this.plot.addEventListener("wheel", (event) => this.leavePage(event), { capture: true });
    this.plot.addEventListener("keydown", (event) => this.onKey(event));
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.root);
  }

  // Names the lanes above or below the window, and goes there.
  scroller(way) {
    const made = element("button", way < 0 ? "mu-less" : "mu-more");
    Object.assign(made, { type: "button", hidden: true });
    made.onclick = () => this.sheet.scrollBy({ top: way * this.sheet.clientHeight * 0.8, behavior: calm() ? "auto" : "smooth" });
    this.beyond.append(made);
    return made;
  }

  addTools() {
    if (this.kind === "overview") return;
    tool(this.tools, "−", "Zoom out", () => this.zoom(2));
    tool(this.tools, "+", "Zoom in", () => this.zoom(0.5));
    tool(this.tools, "⟲", this.kind === "lanes" ? "Back to the first view" : "Show everything", () => this.reset());
    if (this.touch) this.addMover();
    if (this.kind === "lanes") {
      this.presets = new Presets(this);
      this.gaps = new Gaps(this);
    }
    if (this.kind === "lanes") tool(this.tools, "⤢", "All lanes at full height, or a window of them", () => {
      this.root.classList.toggle("mu-tall");
      this.tellMore();
    });
  }

  // A finger scrolls the page; only after a touch on this button it moves the chart.
  addMover() {
    tool(this.tools, "✥", "Move this chart by finger", () => {
      this.moving = !this.moving;
      this.tools.firstChild.setAttribute("aria-pressed", String(this.moving));
      this.root.classList.toggle("mu-moving", this.moving);
      window.Plotly.relayout(this.plot, { dragmode: this.moving ? "pan" : false });
    });
    this.tools.prepend(this.tools.lastChild);
  }

  // The wheel scrolls the page unless the reader works in the chart or holds Ctrl.
  leavePage(event) {
    const working = event.ctrlKey || event.metaKey || this.plot.contains(document.activeElement);
    if (!working) event.stopPropagation();
  }

  onKey(event) {
    const actions = {
      "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), 0: () => this.reset(),
      ArrowLeft: () => this.pan(-0.25, 0), ArrowRight: () => this.pan(0.25, 0),
      ArrowUp: () => this.pan(0, 0.25), ArrowDown: () => this.pan(0, -0.25),
    };
    const vertical = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (event.ctrlKey || event.metaKey || event.altKey || this.kind === "overview" || !actions[event.key]) return;
    if (vertical && this.kind !== "map") return;
    event.preventDefault();
    actions[event.key]();
  }

  update(component) {
    this.component = component;
    this.data = component.data;
    this.plot.setAttribute("aria-label", this.data.alt);
    if (!this.side) this.drawKey(this.data.key ?? []);
    this.gaps?.update(this.data);
    this.queue = this.queue.then(() => this.draw(component.data)).catch((fault) => this.fail(fault));
  }

  fail(fault) {
    this.plot.style.minHeight = "0";
    this.plot.replaceChildren(element("p", "mu-failed", `Not drawn: ${fault.message}. The table below holds the same events.`));
    this.root.dataset.state = "failed";
  }

  drawKey(entries) {
    this.key.replaceChildren(...entries.map(({ symbol, label, colour }) => {
      const entry = element("span", "mu-entry");
      const mark = element("span", `mu-sign mu-sign-${symbol}`);
      mark.setAttribute("aria-hidden", "true");
      mark.style.setProperty("--mu-colour", colour);
      entry.append(mark, label);
      return entry;
    }));
  }

  async draw(data) {
    const isNew = this.side || this.isOther(data);
    const [told, extra] = await Promise.all([isNew && unpacked(data.figure), unpacked(data.extra)]);
    const Plotly = await library(data.plotly);
    if (this.gone || data !== this.data) return;
    this.side?.update(data, extra);
    this.undated?.update(data, extra);
    if (isNew) {
      const figure = this.side ? await this.side.prepared(this.prepared(told, data)) : this.prepared(told, data);
      await Plotly.react(this.plot, figure.data, figure.layout, this.config());
      this.shown = { figure: data.figure, revision: data.revision, width: figure.layout.width, layout: figure.layout };
    }
    if (!this.listening) this.listen();
    this.brush?.place(data);
    if (this.kind === "lanes") await this.frameLanes(this.shown, data.selected);
    await this.side?.drawn();
    this.root.dataset.state = "drawn";
    this.root.dataset.selected = data.selected;
    this.root.dataset.drawn = String(Number(this.root.dataset.drawn ?? 0) + 1);
    this.reportWidth();
  }

  // Tells whether this is another figure than the one that stands there; the same one needn't be drawn again.
  isOther({ figure, revision }) {
    const { shown } = this;
    return !shown || figure !== shown.figure || revision !== shown.revision || this.plot.clientWidth !== shown.width;
  }

  prepared(figure, data) {
    const layout = figure.layout;
    if (layout.meta?.coverage) this.plot.setAttribute("aria-label", `${data.alt}. Beneath: ${layout.meta.coverage}`);
    if (layout.map) layout.map.style = here(layout.map.style);
    layout.uirevision = data.revision;
    layout.width = this.plot.clientWidth;
    layout.autosize = false;
    layout.dragmode = this.kind !== "overview" && (!this.touch || this.moving) ? "pan" : false;
    if (!data.moved) this.start = { range: layout.xaxis?.range };
    if (this.kind === "lanes") {
      this.foot = layout.margin.b;
      layout.height -= this.foot - 6;
      layout.margin = { ...layout.margin, b: 6 };
      layout.xaxis = { ...layout.xaxis, showticklabels: false, ticks: "" };
    }
    this.plot.style.minHeight = `${layout.height}px`;
    return figure;
  }

  // Many lanes scroll in a window of their own; their time axis stays in view beneath it.
  async frameLanes({ layout }, selected) {
    const { paper_bgcolor, plot_bgcolor, font, width } = layout;
    const range = [...this.plot._fullLayout.xaxis.range];
    const bare = {
      width, height: this.foot, margin: { ...layout.margin, t: 0, b: this.foot - 1 }, paper_bgcolor, plot_bgcolor, font,
      xaxis: { ...layout.xaxis, range, fixedrange: true, showgrid: false, showticklabels: true, ticks: "outside" }, yaxis: { visible: false, fixedrange: true },
    };
    await window.Plotly.react(this.axis, [{ x: [], y: [] }], bare, { displayModeBar: false, staticPlot: true });
    if (selected !== this.revealed) this.reveal();
    this.revealed = selected;
    this.names.take(layout);
    this.presets.mark();
    this.tellMore();
  }

  scrolled() {
    this.names?.place();
    this.tellMore();
  }

  tellMore() {
    if (!this.names || !this.plot._fullLayout) return;
    const { scrollTop, clientHeight } = this.sheet;
    this.tellBeyond(this.less, "↑", this.names.above(scrollTop + 20));
    this.tellBeyond(this.more, "↓", this.names.below(scrollTop + clientHeight - 20));
  }

  tellBeyond(button, sign, names) {
    if (!names.length && document.activeElement === button) this.plot.focus({ preventScroll: true });
    button.hidden = !names.length;
    button.textContent = names.length === 1 && names[0].length < 14 ? `${sign} ${names[0]}` : `${sign} ${names.length} more`;
    button.title = `Lanes ${sign === "↑" ? "above" : "below"}: ${names.join(", ")}`;
  }

  reveal() {
    const halo = this.plot._fullData?.find((trace) => trace.name === "selected");
    if (!halo) return;
    const axis = this.plot._fullLayout.yaxis;
    const top = axis._offset + axis.c2p(halo.y[0]);
    const { scrollTop, clientHeight } = this.sheet;
    if (top < scrollTop + 12 || top > scrollTop + clientHeight - 24) this.sheet.scrollTop = top - clientHeight / 2;
  }

  config() {
    return {
      displayModeBar: false, displaylogo: false, responsive: false, showTips: false,
      doubleClick: this.kind === "lanes" ? "reset" : false, scrollZoom: this.kind !== "overview" && !this.touch,
    };
  }

  listen() {
    this.listening = true;
    this.plot.on("plotly_click", (event) => this.clicked(event.points));
    if (this.kind === "lanes") {
      this.names = new LaneNames(this);
      this.plot.on("plotly_relayouting", () => this.followed());
      this.plot.on("plotly_relayout", (change) => this.panned(change));
    }
    if (this.kind === "map") this.side.listen();
    else this.cursor = new Cursor(this);
    if (this.kind === "overview") this.brush = new Brush(this);
  }

  clicked(points) {
    if (this.side) return this.side.clicked(points);
    const counts = points.find((point) => point.data.name === "dense");
    if (counts) return this.open(counts);
    const found = points.map((point) => point.customdata).find((value) => value !== undefined && value !== null && value !== "");
    if (found !== undefined) this.component.setTriggerValue("pick", found);
    return undefined;
  }

  // A bar of counts opens into its events: the axis shows its days and some on either side.
  open({ data, pointIndex }) {
    const begin = Number(data.x[pointIndex]);
    const long = Number(data.width[pointIndex]);
    return this.show(begin - long / 4, begin + long * 1.25);
  }

  followed() {
    this.presets.mark();
    this.names.place();
    window.Plotly.relayout(this.axis, { "xaxis.range": [...this.plot._fullLayout.xaxis.range] });
  }

  panned(change) {
    const axis = this.plot._fullLayout.xaxis;
    const touched = Object.keys(change).some((name) => name.startsWith("xaxis."));
    if (!touched || !axis) return;
    this.followed();
    this.later({ range: axis.range.map(String) });
  }

  // What is reported names its revision, so that Python can tell a view of other events.
  later(view) {
    const { revision } = this.data;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.component.setStateValue("view", { revision, ...view }), DEBOUNCE);
  }

  reportWidth() {
    const width = this.plot.clientWidth;
    if (this.kind === "overview" || !width || Math.abs(width - this.data.width) <= WIDTH_SLACK || width === this.reported) return;
    this.reported = width;
    this.component.setStateValue("width", width);
  }

  resized() {
    clearTimeout(this.resizing);
    this.resizing = setTimeout(async () => {
      if (this.gone || !this.listening || !this.plot.clientWidth) return;
      if (this.plot.clientWidth === this.plot._fullLayout.width) return;
      await window.Plotly.relayout(this.plot, { width: this.plot.clientWidth });
      if (this.kind === "lanes") await window.Plotly.relayout(this.axis, { width: this.plot.clientWidth });
      this.brush?.place(this.data);
      this.reportWidth();
    }, DEBOUNCE);
  }

  zoom(factor) {
    if (this.kind === "map") {
      return this.side.view.set({ zoom: this.side.view.now.zoom - Math.log2(factor) });
    }
    return this.show(...this.part((1 - factor) / 2, (1 + factor) / 2));
  }

  pan(right, up) {
    if (this.kind === "map") {
      return this.side.view.pan(right, up);
    }
    return this.show(...this.part(right, 1 + right));
  }

  // The moments at two places of the frame, 0 its left and 1 its right end; pixels know of what the axis leaves out.
  part(...places) {
    const axis = this.plot._fullLayout.xaxis;
    return places.map((place) => axis.p2c(place * axis._length));
  }

  range() {
    const axis = this.plot._fullLayout.xaxis;
    return axis.range.map((end) => axis.d2c(end));
  }

  show(first, last) {
    const least = DAY / 2;
    const [from, to] = last - first < least ? [(first + last - least) / 2, (first + last + least) / 2] : [first, last];
    const axis = this.plot._fullLayout.xaxis;
    return window.Plotly.relayout(this.plot, { "xaxis.range": [axis.c2d(from), axis.c2d(to)] });
  }

  async reset() {
    if (this.side) {
      await this.side.reset();
      return;
    }
    await window.Plotly.relayout(this.plot, { "xaxis.range": this.start.range });
    clearTimeout(this.timer);
    this.component.setStateValue("view", null);
  }

  close() {
    this.gone = true;
    this.watch.disconnect();
    this.side?.close();
    this.cursor?.close();
    clearTimeout(this.timer);
    clearTimeout(this.resizing);
    window.Plotly?.purge(this.plot);
    if (this.kind === "lanes") window.Plotly?.purge(this.axis);
    this.root.remove();
  }
}
