// Draws the marks of the map in a handful of layers of our own. Plotly lays four layers a trace, each with its tiles: with
// dozens of traces a browser without a graphics card is busy for seconds. Left to Plotly is what answers the mouse.

const DISC_SIZE = 11;
const ICON = {
  type: "symbol",
  layout: { "icon-image": ["get", "icon"], "icon-size": ["get", "size"], "icon-allow-overlap": true, "symbol-z-order": "source" },
  paint: { "icon-color": ["get", "tone"] },
};
const TURN = { "icon-rotate": ["get", "angle"], "icon-rotation-alignment": "map" };
const NAME_FONT = { "text-field": ["get", "text"], "text-font": ["sans-serif"], "text-size": ["get", "size"], "text-anchor": ["get", "anchor"], "text-offset": ["get", "offset"] };
// The layers from the lowest up: what each draws and of which traces; those below the discs of places come first.
const LAYERS = {
  under: [["selected", "ground"], dots, {
    type: "circle", layout: {}, paint: { "circle-radius": ["get", "radius"], "circle-color": ["get", "tone"], "circle-opacity": ["get", "opacity"] },
  }],
  lines: [["reaches", "lines", "cores"], strokes, {
    type: "line", layout: { "line-sort-key": ["get", "order"] }, paint: { "line-color": ["get", "tone"], "line-width": ["get", "width"] },
  }],
  heads: [["heads", "denied"], icons, { ...ICON, layout: { ...ICON.layout, ...TURN } }],
  icons: [["areas"], icons, ICON],
  names: [["names"], names, {
    type: "symbol", layout: { ...NAME_FONT, "text-allow-overlap": true, "text-max-width": 100, "symbol-z-order": "source" },
    paint: { "text-color": ["get", "tone"], "text-halo-color": ["get", "halo"], "text-halo-width": 1.4 },
  }],
};
const BELOW = ["under", "lines", "heads"];
// What answers the mouse unseen, and the layer of the base map under which it goes, each another: traces under one and the same
// Plotly would lay anew at every draw, and ours would have to be put in order again.
const UNSEEN = { areas: "lakes", routes: "rivers" };
const SOURCE = "muster";
const HOLD = 500; // milliseconds for which a frame may wait for the rest of its marks
const OURS = new Set(Object.values(LAYERS).flatMap(([traces]) => traces));

function layerName(name) {
  return `muster-${name}`;
}

function point(lon, lat, properties) {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

// The points of a trace with what their marker says of each, a single value standing for all.
function spotted(trace, features) {
  const of = (values, at) => (Array.isArray(values) ? values[at] : values);
  return trace.lon.flatMap((lon, at) => (lon === null ? [] : [point(lon, trace.lat[at], features((values) => of(values, at)))]));
}

function dots(trace) {
  const { size, color, opacity } = trace.marker;
  return spotted(trace, (of) => ({ radius: of(size) / 2, tone: of(color), opacity: of(opacity) ?? 1 }));
}

function icons(trace) {
  const { symbol, size, color, angle } = trace.marker;
  return spotted(trace, (of) => ({ icon: of(symbol), size: of(size) / 10, tone: of(color), angle: of(angle) ?? 0 }));
}

function strokes({ lon, lat, line }, order) {
  const pieces = [[]];
  lon.forEach((east, at) => (east === null ? pieces.push([]) : pieces.at(-1).push([east, lat[at]])));
  const coordinates = pieces.filter((piece) => piece.length > 1);
  return [{ type: "Feature", geometry: { type: "MultiLineString", coordinates }, properties: { tone: line.color, width: line.width, order } }];
}

// Text stands off its point as far as Plotly would set it, which charts/map_labels.py reckons with.
function names(trace, _, land) {
  const { text, textfont, textposition, marker } = trace;
  const [down, across] = textposition.split(" ");
  const off = marker.size / 100;
  const anchor = [down === "middle" ? "" : down, { left: "right", right: "left" }[across]].filter(Boolean).join("-") || "center";
  const offset = [{ left: -0.5 - off, right: 0.5 + off }[across] ?? 0, { top: -1.5 - off, bottom: 1.5 + off }[down] ?? 0];
  return spotted(trace, (of) => ({ text: of(text).replaceAll("<br>", "\n"), size: textfont.size, tone: textfont.color, halo: land, anchor, offset }));
}

class Overlay {
  constructor(chart) {
    this.chart = chart;
  }

  // What is left to Plotly of a figure's traces, always the same three: discs, and what answers the mouse for the icons and lines.
  take(traces, story) {
    const { paint } = story;
    this.chart.plot.ours = traces.filter(({ name }) => OURS.has(name));
    const features = Object.entries(LAYERS).flatMap(([layer, [kinds, shaped]]) => {
      const mine = kinds.flatMap((kind) => traces.filter((trace) => trace.name === kind));
      return mine.flatMap((trace, order) => shaped(trace, order, paint.land)).map((made) => ({ ...made, properties: { ...made.properties, layer } }));
    });
    this.marks = { type: "FeatureCollection", features };
    const named = (name) => traces.find((trace) => trace.name === name) ?? { ...EMPTY, name };
    const areas = touchable(traces.filter(({ name }) => name === "areas"), story);
    return [named("places"), ...[areas, named("routes")].map((trace) => ({ ...trace, below: UNSEEN[trace.name] }))];
  }

  // Only what changed since it was last drawn; Plotly may have laid its own layers anew, above ours or without them.
  draw(map) {
    if (!map?.style?._loaded) return;
    map._fadeDuration = 0; // else every change of the marks is a third of a second of frames; there is no other way to say so later
    const source = map.getSource(SOURCE);
    if (!source) map.addSource(SOURCE, { type: "geojson", data: this.marks });
    else if (this.drawn !== this.marks) {
      this.hold(map);
      source.setData(this.marks);
    }
    this.drawn = this.marks;
    for (const [name, [, , look]] of Object.entries(LAYERS)) {
      if (!map.getLayer(layerName(name))) map.addLayer({ id: layerName(name), source: SOURCE, filter: ["==", ["get", "layer"], name], ...look });
    }
    this.order(map);
  }

  // Until every source holds its new marks nothing is painted: to the eye one change, and one frame where there were six.
  hold(map) {
    const { painter } = map;
    const until = performance.now() + HOLD;
    painter.render = (...what) => {
      if (!map.loaded() && !map.isMoving() && performance.now() < until) return;
      delete painter.render;
      painter.render(...what);
    };
  }

  order(map) {
    const ids = map.getLayersOrder();
    const unseen = Math.max(...Object.values(UNSEEN).map((id) => ids.indexOf(id)));
    const first = ids.findIndex((id, at) => at > unseen && id.startsWith("plotly-trace-layer"));
    const [low, high] = [BELOW, Object.keys(LAYERS).filter((name) => !BELOW.includes(name))].map((group) => group.map(layerName));
    const isRight = ids.slice(-high.length).join() === high.join() && (first < 0 || low.every((id) => ids.indexOf(id) < first));
    if (isRight) return;
    if (first >= 0) for (const id of low) map.moveLayer(id, ids[first]);
    for (const id of high) map.moveLayer(id);
  }
}

function touchable(areas, { paint }) {
  const found = new Map();
  for (const { lon, lat, marker, customdata, hovertext } of areas) {
    lon.forEach((east, at) => {
      const symbol = Array.isArray(marker.symbol) ? marker.symbol[at] : marker.symbol;
      const size = 2 * paint.radii[symbol?.split("-")[0]] || DISC_SIZE;
      if (east !== null && hovertext?.[at]) found.set(`${east} ${lat[at]}`, { lon: east, lat: lat[at], size, customdata: customdata?.[at] ?? [], hovertext: hovertext[at] });
    });
  }
  if (!found.size) return { ...EMPTY, name: "areas" };
  const column = (name) => [...found.values()].map((one) => one[name]);
  return {
    type: "scattermap", mode: "markers", name: "areas", lon: column("lon"), lat: column("lat"), marker: { size: column("size"), opacity: 0 },
    customdata: column("customdata"), hovertext: column("hovertext"), hoverinfo: "text",
  };
}
