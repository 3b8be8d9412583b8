// What stands round the map: playback, lists of events, the filter by what it shows, its key; and its view, with or without WebGL.

const NEAR = 12; // pixels within which marks count as lying on each other
const CREDIT = "Natural Earth, edited. Dashed: disputed border. Borders are not a judgement.";
const TILE = 512;
const PLAY = "▶ Play";

// Points of the unit square, as charts/geometry.py has them.
function mercator([lon, lat]) {
  const tilt = (Math.min(Math.max(lat, -85), 85) * Math.PI) / 180;
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + tilt / 2)) / (2 * Math.PI)];
}

function unmercator([x, y]) {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

function hasWebGL() {
  window.musterWebGL ??= (() => {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  })();
  return window.musterWebGL;
}

class GlView {
  constructor(chart) {
    this.chart = chart;
    this.overlay = new Overlay(chart);
  }

  get map() {
    return this.chart.plot._fullLayout?.map?._subplot?.map;
  }

  get now() {
    const { center, zoom } = this.chart.plot._fullLayout.map;
    return { center: { lon: center.lon, lat: center.lat }, zoom };
  }

  get bounds() {
    const found = this.map.getBounds();
    return { west: found.getWest(), south: found.getSouth(), east: found.getEast(), north: found.getNorth() };
  }

  project([lon, lat]) {
    return this.map.project([lon, lat]);
  }

  spot({ data, pointNumber }) {
    return [data.lon[pointNumber], data.lat[pointNumber]];
  }

  set({ center, zoom }) {
    return window.Plotly.relayout(this.chart.plot, { ...(center && { "map.center": center }), ...(zoom !== undefined && { "map.zoom": zoom }) });
  }

  pan(right, up) {
    const { width, height } = this.map.getCanvas().getBoundingClientRect();
    const { lng, lat } = this.map.unproject([width * (0.5 + right), height * (0.5 - up)]);
    return this.set({ center: { lon: lng, lat } });
  }

  // Keys of a change of layout that move the view.
  touches(change) {
    return Object.keys(change).some((name) => name.startsWith("map."));
  }

  // A finger scrolls the page unless the reader asked to move the map; Plotly would always let it drag.
  leavePage() {
    if (this.chart.touch) this.map?.dragPan[this.chart.moving ? "enable" : "disable"]();
  }

  // Our own marks change at once, in the same frame as Plotly's; before the first draw there is no map to lay them on.
  prepared(figure, story) {
    const data = this.overlay.take(figure.data, story);
    if (this.chart.listening) this.overlay.draw(this.map);
    return { ...figure, data };
  }

  settle() {
    this.leavePage();
    this.overlay.draw(this.map);
  }
}

class MapSide {
  constructor(chart) {
    this.chart = chart;
    this.view = hasWebGL() ? new GlView(chart) : new PlainView(chart);
    this.playback = new Playback(this);
    this.listing = new Listing(this);
    this.bar = element("div", "mu-acts");
    this.play = this.act(PLAY, "Play the events through time", () => this.turnPlayback());
    this.play.setAttribute("aria-label", "Play through time");
    this.list = this.act("Places", "List the places on the map", () => this.toggleList());
    this.follow = this.act("Filter to view", "Show everywhere only the events that this map shows, a movement by either end", () => this.toggleFollow());
    this.notes = element("div", "mu-notes");
    this.unplaced = this.note(() => this.listUnplaced());
    this.outside = this.note(() => this.showAll());
    const credit = element("p", "mu-credit", CREDIT);
    this.notes.append(this.unplaced, this.outside);
    chart.head.prepend(this.bar);
    chart.sheet.append(this.playback.label, this.listing.panel);
    chart.sheet.after(this.playback.bar, this.notes, chart.key, credit);
    chart.root.dataset.plain = String(this.view instanceof PlainView);
  }

  act(text, title, action) {
    const made = element("button", "mu-act", text);
    Object.assign(made, { type: "button", title, onclick: action });
    this.bar.append(made);
    return made;
  }

  // Of very many events the server tells only when they are to be played.
  turnPlayback() {
    if (this.playback.isOpen) this.playback.end({ focus: true });
    else if (this.story.limits) this.playback.open();
    else {
      this.asking = true;
      this.play.textContent = "Loading …";
      this.chart.component.setTriggerValue("play", this.extra.ask);
    }
  }

  note(action) {
    const made = element("button", "mu-note-link");
    Object.assign(made, { type: "button", onclick: action, hidden: true });
    return made;
  }

  update(data, extra) {
    if (data.extra !== this.told) {
      this.told = data.extra;
      this.extra = extra;
      this.story = new Story(this.extra.story);
    }
    this.following = this.extra.following;
    this.follow.setAttribute("aria-pressed", String(this.following));
    const { limits } = this.story;
    const canPlay = limits || this.extra.ask;
    this.asking &&= Boolean(canPlay);
    this.play.disabled = !canPlay;
    this.play.title = canPlay ? "Play the events through time" : "Nothing to play: choose fewer events, or events with a date";
    const unplaced = this.extra.unplaced;
    this.unplaced.hidden = !unplaced;
    this.unplaced.textContent = `${counted(unplaced, "event")} without a place`;
    this.chart.drawKey(this.extra.key);
    this.playback.update(this.story);
  }

  // The figure of this data as it is to be drawn now: for the moment that is played, without WebGL if need be.
  // A draw that comes late must not undo where the reader has moved since.
  async prepared(figure) {
    const { revision } = this.chart.data;
    if (this.revision !== revision) this.isMoved = false;
    if (this.isMoved && this.chart.listening) Object.assign(figure.layout.map, this.view.now);
    this.revision = revision;
    this.figure = figure;
    return this.view.prepared({ ...figure, data: this.traces() }, this.story);
  }

  traces() {
    return this.story.traces(this.figure.data, this.playback.rows);
  }

  async redraw() {
    const { chart } = this;
    if (!chart.listening || chart.gone) return;
    const { data } = await this.view.prepared({ ...this.figure, data: this.traces() }, this.story);
    chart.queue = chart.queue.then(() => !chart.gone && window.Plotly.react(chart.plot, data, chart.plot.layout, chart.config()));
    await chart.queue;
    this.view.settle();
    chart.root.dataset.frames = String(Number(chart.root.dataset.frames ?? 0) + 1);
  }

  listen() {
    this.chart.plot.on("plotly_relayout", (change) => this.moved(change));
    this.chart.plot.on("plotly_afterplot", () => this.view.leavePage());
  }

  async drawn() {
    this.view.settle();
    if (this.homing) {
      this.homing = false;
      await this.view.set(this.extra.home);
      this.isMoved = false;
      clearTimeout(this.chart.timer);
    }
    this.listing.update();
    this.tellOutside();
    if (this.asking && this.story.limits) this.playback.open();
    this.asking &&= !this.story.limits;
    if (!this.asking) this.play.textContent = PLAY;
  }

  // What lies beyond the frame, counted as the filter counts it.
  tellOutside() {
    const { story } = this;
    const bounds = this.view.bounds;
    const isIn = ([lon, lat]) => {
      const east = (((lon - bounds.west) % 360) + 360) % 360;
      return lat >= bounds.south && lat <= bounds.north && (bounds.east - bounds.west >= 360 || east <= bounds.east - bounds.west);
    };
    const inside = story.places.map(isIn);
    const { place, route } = story.columns;
    const out = story.rows.filter((row) => place[row] >= 0 && !inside[place[row]] && !(route[row] >= 0 && inside[story.routes[route[row]][0]]));
    const count = story.total(out);
    this.outside.hidden = !count;
    this.outside.textContent = `${counted(count, "event")} beyond this frame: show all`;
  }

  showAll() {
    const points = this.story.places.map(mercator);
    const { clientWidth: width, clientHeight: height } = this.chart.plot;
    const [low, high] = [Math.min, Math.max].map((end) => [0, 1].map((at) => points.reduce((edge, point) => end(edge, point[at]), points[0][at])));
    const room = [width, height].map((length) => Math.max(length - 112, 80));
    const zoom = Math.log2(Math.min(...[0, 1].map((at) => room[at] / Math.max(high[at] - low[at], 1e-6) / TILE)));
    const [lon, lat] = unmercator([0, 1].map((at) => (low[at] + high[at]) / 2));
    return this.view.set({ center: { lon, lat }, zoom: Math.min(Math.max(zoom, 0.2), 7) });
  }

  moved(change) {
    if (!this.view.touches(change)) return;
    this.isMoved = true;
    this.tellOutside();
    this.report();
  }

  report() {
    this.chart.later({ ...this.view.now, ...(this.following && { bounds: this.view.bounds }) });
  }

  toggleFollow() {
    this.following = !this.following;
    this.follow.setAttribute("aria-pressed", String(this.following));
    const { chart } = this;
    clearTimeout(chart.timer);
    const bounds = this.following ? this.view.bounds : null;
    // The time makes it news even where the map has not moved since it was last asked.
    chart.component.setStateValue("view", { revision: chart.data.revision, ...this.view.now, bounds, asked: Date.now() });
  }

  async reset() {
    const { chart } = this;
    await this.view.set(this.extra.home);
    this.isMoved = false;
    clearTimeout(chart.timer);
    this.homing = this.following;
    chart.component.setStateValue("view", this.following ? { bounds: null } : null);
  }

  pick(event) {
    this.chart.component.setTriggerValue("pick", event);
  }

  only(what) {
    this.chart.component.setTriggerValue("only", what);
  }

  toggleList() {
    if (this.listing.isOpen && this.listing.shown.isPlaces) this.listing.close();
    else this.listing.places(this.list);
  }

  listUnplaced() {
    if (!this.story.isListed) this.only({ unplaced: true });
    else this.listing.events("Without a place", () => this.story.unplaced, { only: { unplaced: true }, from: this.unplaced });
  }

  clicked(points) {
    const point = points.find(({ data }) => ["places", "areas", "routes"].includes(data.name));
    if (!point) return this.listing.close();
    this.playback.pause();
    if (point.data.name === "routes") return this.openRoute(this.owner(point));
    const [lon, lat] = this.view.spot(point);
    const here = this.view.project([lon, lat]);
    const isNear = (spot) => Math.hypot(this.view.project(spot).x - here.x, this.view.project(spot).y - here.y) <= NEAR;
    const numbers = this.story.places.map((_, number) => number).filter((number) => isNear(this.story.places[number]));
    return this.openPlaces(numbers, { isClick: true, from: this.chart.plot });
  }

  // The route that a point of the touchable trace belongs to.
  owner({ data, pointNumber }) {
    const runs = this.figure.data.find(({ name }) => name === "routes").meta.routes;
    const numbers = [];
    for (let run = 0; run < runs.length; run += 2) numbers.push(...Array(runs[run + 1]).fill(runs[run]));
    const active = this.playback.rows && this.story.tally(this.playback.rows).routes;
    return (active ? numbers.filter((number) => active.has(number)) : numbers)[pointNumber];
  }

  shownAmong(rows) {
    const shown = this.playback.rows && new Set(this.playback.rows);
    return shown ? rows.filter((row) => shown.has(row)) : rows;
  }

  openPlaces(numbers, { isClick = false, from } = {}) {
    const name = numbers.length === 1 ? this.story.places[numbers[0]][3] || "Unnamed place" : counted(numbers.length, "place");
    const [lon, lat] = this.story.places[numbers[0]];
    const only = numbers.length === 1 ? { west: lon - 0.002, south: lat - 0.002, east: lon + 0.002, north: lat + 0.002 } : undefined;
    const count = this.story.size ? undefined : numbers.reduce((sum, number) => sum + this.story.places[number][4], 0);
    this.open(name, () => this.shownAmong(this.story.at(numbers)), { only, isClick, from, count });
  }

  openRoute(number) {
    if (!this.story.routes[number]) return;
    const [start, end] = this.story.routes[number].map((at) => this.story.places[at][3]);
    this.open(`${start} → ${end}`, () => this.shownAmong(this.story.along(number)), { isClick: true, from: this.chart.plot });
  }

  // One event opens at once, several as a list.
  open(name, find, { only, isClick, from, count }) {
    const rows = find();
    if (isClick && rows.length === 1 && this.story.isListed) {
      this.listing.close();
      this.pick(this.story.columns.id[rows[0]]);
    } else this.listing.events(name, find, { only, from, count });
  }

  close() {
    this.playback.close();
  }
}
