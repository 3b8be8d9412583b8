// The map where the browser has no WebGL: the same marks as lines and symbols over plain outlines.

const ICONS = {
  "area-asserted": ["circle-open", 20, 3], "area-planned": ["circle-open", 20, 1.5], "area-possible": ["diamond-open", 22, 1.5], "area-denied": ["circle-x-open", 20, 2],
  "country-asserted": ["circle-open", 28, 3], "country-planned": ["circle-open", 28, 1.5], "country-possible": ["diamond-open", 30, 1.5],
  "country-denied": ["circle-x-open", 28, 2], "disc-planned": ["circle-open", 12, 2.6], "disc-possible": ["diamond-open", 14, 2.4],
  "disc-denied": ["x-thin-open", 11, 3], origin: ["circle-open", 7, 1.8],
};
const CLEAR = { disc: 9, area: 12, country: 16 };
const outlines = new Map();

class PlainView {
  constructor(chart) {
    this.chart = chart;
  }

  get axes() {
    const { xaxis, yaxis } = this.chart.plot._fullLayout;
    return [xaxis, yaxis];
  }

  get now() {
    const [x, y] = this.axes;
    const [lon, lat] = unmercator([(x.range[0] + x.range[1]) / 2, -(y.range[0] + y.range[1]) / 2]);
    return { center: { lon, lat }, zoom: Math.log2(x._length / (x.range[1] - x.range[0]) / TILE) };
  }

  get bounds() {
    const [x, y] = this.axes;
    const [west, north] = unmercator([x.range[0], -y.range[1]]);
    const [east, south] = unmercator([x.range[1], -y.range[0]]);
    return { west, south, east, north };
  }

  project(spot) {
    const [x, y] = this.axes;
    const [right, down] = mercator(spot);
    return { x: x.c2p(right), y: y.c2p(-down) };
  }

  spot({ data, pointNumber }) {
    return unmercator([data.x[pointNumber], -data.y[pointNumber]]);
  }

  ranges({ center, zoom }, width, height) {
    const [x, y] = mercator([center.lon, center.lat]);
    const half = [width, height].map((length) => length / TILE / 2 ** zoom / 2);
    return { x: [x - half[0], x + half[0]], y: [-y - half[1], -y + half[1]] };
  }

  set({ center, zoom }) {
    const now = this.now;
    const { x, y } = this.ranges({ center: center ?? now.center, zoom: zoom ?? now.zoom }, ...this.axes.map((axis) => axis._length));
    return window.Plotly.relayout(this.chart.plot, { "xaxis.range": x, "yaxis.range": y });
  }

  pan(right, up) {
    const moved = this.axes.map((axis, at) => axis.range.map((end) => end + (axis.range[1] - axis.range[0]) * [right, up][at]));
    return window.Plotly.relayout(this.chart.plot, { "xaxis.range": moved[0], "yaxis.range": moved[1] });
  }

  touches(change) {
    return Object.keys(change).some((name) => /^[xy]axis\./.test(name));
  }

  settle() {}

  leavePage() {}

  async prepared({ data, layout }) {
    const { style, center, zoom } = layout.map ?? this.map;
    this.map = { style, center, zoom };
    const { width, height } = layout;
    const { x, y } = this.ranges({ center, zoom }, width, height);
    const bare = { visible: false, fixedrange: false, zeroline: false, showgrid: false };
    const sea = style.layers.find(({ id }) => id === "sea").paint["background-color"];
    const flat = { ...layout, xaxis: { ...bare, range: x }, yaxis: { ...bare, range: y, scaleanchor: "x" }, plot_bgcolor: sea };
    delete flat.map;
    // The name of a country gives way to a mark in its middle.
    const marked = new Set(data.filter(({ name }) => name === "areas").flatMap(({ lon }) => lon).map((value) => mercator([value ?? 0, 0])[0]));
    const base = (await baseMap(style)).map((one) => (one.text ? { ...one, text: one.text.map((text, at) => (marked.has(one.x[at]) ? "" : text)) } : one));
    return { data: [...base, ...data.filter(({ lon }) => lon.some((value) => value !== null)).map(flattened)], layout: flat };
  }
}

async function baseMap(style) {
  if (!outlines.has(style.name)) outlines.set(style.name, outlined(style));
  return outlines.get(style.name);
}

async function outlined(style) {
  const layer = (id) => style.layers.find((one) => one.id === id);
  const get = async (name) => (await (await fetch(style.sources[name].data)).json()).features;
  const [countries, borders, lakes, labels] = await Promise.all(["countries", "borders", "lakes", "labels"].map(get));
  const ground = layer("land").paint["fill-color"];
  const coast = { color: layer("coast").paint["line-color"], width: 0.7 };
  const water = layer("lakes").paint["fill-color"];
  const shown = (kind) => borders.filter(({ properties }) => properties.kind === kind);
  const named = labels.filter(({ properties }) => properties.rank <= 3);
  const spots = named.map(({ geometry }) => mercator(geometry.coordinates));
  const tone = layer("label-3").paint["text-color"];
  return [
    outline(countries, { fill: "toself", fillcolor: ground, line: coast }),
    outline(lakes, { fill: "toself", fillcolor: water, line: { color: water, width: 0.5 } }),
    outline(shown("border"), { line: { color: layer("borders").paint["line-color"], width: 0.8 } }),
    outline(shown("disputed"), { line: { color: layer("disputed").paint["line-color"], width: 1, dash: "4px,3px" }, name: "disputed" }),
    { type: "scatter", mode: "text", hoverinfo: "skip", name: "base", x: spots.map(([x]) => x), y: spots.map(([, y]) => -y),
      text: named.map(({ properties }) => properties.name.toUpperCase()), textfont: { size: 10, color: tone } },
  ];
}

function outline(features, look) {
  const x = [];
  const y = [];
  const add = (line) => {
    for (const spot of line) {
      const [right, down] = mercator(spot);
      x.push(right);
      y.push(-down);
    }
    x.push(null);
    y.push(null);
  };
  const walk = (parts) => (typeof parts[0][0] === "number" ? add(parts) : parts.forEach(walk));
  for (const { geometry } of features) walk(geometry.coordinates);
  return { type: "scatter", mode: "lines", hoverinfo: "skip", name: "base", ...look, x, y };
}

// A trace of the map as one of plain axes.
function flattened(trace) {
  const { lon, lat, marker, text, textfont, textposition, name, mode, line, meta, type, ...rest } = trace;
  const points = lon.map((value, at) => (value === null ? [null, null] : mercator([value, lat[at]])));
  const flat = { ...rest, name, mode, line, type: "scatter", x: points.map(([x]) => x), y: points.map(([, y]) => (y === null ? null : -y)) };
  if (mode === "lines") return flat;
  if (text) return { ...flat, text: text.map(lined), textfont, textposition, marker: { size: text.map((said) => apart(textposition, marker.size, said.split("<br>").length)), opacity: 0 } };
  if (!marker.symbol) return { ...flat, marker: { ...marker, line: { width: 0 } } };
  return { ...flat, marker: symbols(marker, points.length) };
}

// The marker whose text Plotly sets where charts/map_labels.py wants it.
function apart(side, offset, lines) {
  return 2 * (side.startsWith("middle") ? (offset / 100 + 0.5) * 13 - 4 : (offset / 100 + 0.3 - 1.2 * (lines - 1)) * 13 - 2);
}

function lined(text) {
  const shown = (line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("$", "&#36;");
  return text.split("<br>").map(shown).join("<br>");
}

function symbols({ symbol, color, angle, size }, count) {
  const icons = typeof symbol === "string" ? Array(count).fill(symbol) : symbol;
  const heads = icons.map((icon) => /^(head|hollow)-(.*)/.exec(icon));
  // Of a ring in the colours of several groups the first part stands for all.
  const found = icons.map((icon) => ICONS[icon] ?? (/-0$/.test(icon) ? ICONS[icon.replace("-0", "-asserted")] : ["circle", 0, 0]));
  if (heads[0]) {
    return {
      symbol: heads.map(([, kind]) => (kind === "hollow" ? "triangle-up-open" : "triangle-up")), size: size * 1.1, color, opacity: 1, angle,
      standoff: heads.map(([, , shape]) => CLEAR[shape] + 3), line: { width: heads.map(([, kind]) => (kind === "hollow" ? 1.6 : 0)), color },
    };
  }
  return { symbol: found.map(([name]) => name), size: found.map(([, wide]) => wide), color, opacity: 1, line: { width: found.map(([, , thick]) => thick), color } };
}
