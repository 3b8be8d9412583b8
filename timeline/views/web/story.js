// The events of the map as Python tells them: where each stands, on which days, and how its mark looks among others.

const SEGMENTS = 12;
const EMPTY = { type: "scattermap", mode: "markers", lon: [null], lat: [null], marker: { size: 1 }, text: undefined, hovertext: undefined, hoverinfo: "skip", name: "empty" };

class Story {
  constructor(told) {
    Object.assign(this, told);
    this.size = this.columns.place?.length ?? 0;
    this.isListed = Boolean(this.columns.id);
    this.rows = Array.from({ length: this.size }, (_, row) => row);
    this.whole = this.tally(this.rows);
  }

  count(row) {
    return this.columns.count?.[row] ?? 1;
  }

  total(rows) {
    return rows.reduce((sum, row) => sum + this.count(row), 0);
  }

  // Rows without any day lie in no span; an open end reaches as far as the span does.
  within({ first, last, grows }) {
    const { first: starts, last: ends } = this.columns;
    return this.rows.filter((row) => {
      if (starts[row] === null && ends[row] === null) return false;
      return (starts[row] ?? -Infinity) <= last && (grows || (ends[row] ?? Infinity) >= first);
    });
  }

  // First and last day that any event names.
  get limits() {
    const days = [...(this.columns.first ?? []), ...(this.columns.last ?? [])].filter((day) => day !== null);
    return days.length ? [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))] : null;
  }

  get undated() {
    return this.total(this.rows.filter((row) => this.columns.first[row] === null && this.columns.last[row] === null));
  }

  get unplaced() {
    return this.rows.filter((row) => this.columns.place[row] < 0);
  }

  // Events at these places, and those that start there.
  at(places) {
    const wanted = new Set(places);
    const { place, route } = this.columns;
    return this.rows.filter((row) => wanted.has(place[row]) || (route[row] >= 0 && wanted.has(this.routes[route[row]][0])));
  }

  along(number) {
    return this.rows.filter((row) => this.columns.route[row] === number);
  }

  ends(row) {
    const { place, route } = this.columns;
    return [place[row], route[row] >= 0 ? this.routes[route[row]][0] : -1].filter((number) => number >= 0).map((number) => this.places[number]);
  }

  tally(rows) {
    const places = new Map();
    const routes = new Set();
    const { place, route, group, status } = this.columns;
    for (const row of rows) {
      if (place[row] < 0) continue;
      const mark = places.get(place[row]) ?? { count: 0, groups: new Map(), status: 9 };
      mark.count += this.count(row);
      mark.groups.set(group[row], (mark.groups.get(group[row]) ?? 0) + this.count(row));
      mark.status = Math.min(mark.status, status[row]);
      places.set(place[row], mark);
      if (route[row] >= 0) routes.add(route[row]);
    }
    for (const number of routes) for (const end of this.routes[number]) if (!places.has(end)) places.set(end, { count: 0, groups: new Map(), status: 0 });
    return { places, routes };
  }

  radius(shape, count) {
    const { disc: [least, growth, most], radii } = this.paint;
    if (shape !== "disc") return radii[shape];
    return count ? Math.min(least + growth * Math.sqrt(count - 1), most) : radii.origin;
  }

  // The figure's traces with what these rows leave of them: the same marks that charts/map.py draws of all rows, for which
  // `rows` is null. Those that Plotly draws are always as many in the same order, none empty, else it would lay them anew on top.
  traces(figure, rows) {
    const named = (...names) => figure.filter(({ name }) => names.includes(name));
    const [ground, places, areas] = rows ? this.marks(rows) : [named("ground"), named("places"), named("areas")];
    const tally = rows && this.tally(rows);
    const kept = (...names) => named(...names).map((trace) => (tally ? this.kept(trace, tally.places, tally.routes) : trace));
    const filled = (traces, count) => [...traces, ...Array(Math.max(0, count - traces.length)).fill(EMPTY)];
    return [
      ...kept("map", "reaches", "selected"), ...filled(ground, 1), ...kept("lines", "cores", "heads", "denied"), ...filled(places, 1),
      ...areas, ...filled(kept("routes"), 1), ...kept("names"),
    ].map((trace) => (trace.lon.length ? trace : { ...trace, ...EMPTY, name: trace.name }));
  }

  get tones() {
    const { tones, denied, ink, faint } = this.paint;
    return [...new Set([...tones, denied, ink, faint])];
  }

  marks(rows) {
    const { places } = this.tally(rows);
    const marks = [...places].map(([number, mark]) => ({ ...mark, number, shape: this.places[number][2] }));
    return [[this.ground(marks)], [this.discs(marks)], this.icons(marks)];
  }

  kept(trace, places, routes) {
    const [kind, runs] = Object.entries(trace.meta ?? {})[0] ?? [];
    if (!kind) return trace;
    const among = kind === "places" ? places : routes;
    const points = [];
    for (let run = 0, at = 0; run < runs.length; run += 2) {
      for (const end = at + runs[run + 1]; at < end; at += 1) if (among.has(runs[run])) points.push([at, runs[run]]);
    }
    const chosen = (values) => (Array.isArray(values) ? points.map(([at]) => values[at]) : values);
    const marker = trace.marker && Object.fromEntries(Object.entries(trace.marker).map(([name, values]) => [name, chosen(values)]));
    const left = { ...trace, lon: chosen(trace.lon), lat: chosen(trace.lat), meta: undefined, ...(marker && { marker }) };
    for (const name of ["customdata", "hovertext"]) if (trace[name]) left[name] = chosen(trace[name]);
    if (trace.name === "names") left.text = points.map(([at, number]) => this.renamed(trace.text[at], places.get(number).count));
    return left;
  }

  renamed(text, count) {
    const name = text.replace(/[\s\u00a0]*·[\s\u00a0]*[\d,]+$/, "");
    return count > 1 ? `${name} · ${count.toLocaleString("en")}` : name;
  }

  points(marks, marker, rest) {
    const [lon, lat] = [0, 1].map((at) => marks.map(({ number }) => this.places[number][at]));
    return { type: "scattermap", mode: "markers", lon, lat, marker, ...rest };
  }

  ground(marks) {
    const hollow = marks.filter(({ shape }) => shape !== "disc");
    const size = hollow.map(({ shape }) => 2 * this.radius(shape) + 2);
    return this.points(hollow, { size, color: this.paint.land, opacity: 0.72 }, { hoverinfo: "skip", name: "ground" });
  }

  isDisc({ shape, count, status }) {
    return shape === "disc" && count > 0 && status === 0;
  }

  discs(marks) {
    const circles = [];
    for (const mark of marks.filter((one) => this.isDisc(one)).sort((a, b) => b.count - a.count)) {
      const radius = this.radius("disc", mark.count);
      circles.push({ ...mark, size: 2 * (radius + 1.5), tone: this.paint.paper });
      let left = mark.count;
      for (const [group, count] of this.shares(mark)) {
        circles.push({ ...mark, size: 2 * radius * Math.sqrt(left / mark.count), tone: this.tone(group) });
        left -= count;
      }
    }
    const marker = { size: circles.map(({ size }) => size), color: circles.map(({ tone }) => tone), opacity: 1 };
    return this.points(circles, marker, { name: "places", hoverinfo: "text", hovertext: circles.map((one) => this.hover(one)) });
  }

  icons(marks) {
    const parts = marks.filter((mark) => !this.isDisc(mark)).flatMap((mark) => this.parts(mark).map(([icon, tone]) => ({ ...mark, icon, tone })));
    return this.tones.map((tone) => {
      const mine = parts.filter((part) => part.tone === tone);
      const marker = { symbol: mine.map(({ icon }) => icon), size: 10, color: tone, allowoverlap: true };
      return this.points(mine, marker, { name: "areas", hoverinfo: "text", hovertext: mine.map((one) => this.hover(one)) });
    });
  }

  // One icon with its colour, or the twelve parts of a ring shared out among groups.
  parts(mark) {
    const { paint } = this;
    const shares = this.shares(mark);
    if (!mark.count) return [[mark.shape === "disc" ? "origin" : `${mark.shape}-asserted`, paint.faint]];
    const status = paint.statuses[mark.status];
    if (shares.length === 1) return [[`${mark.shape}-${status}`, this.tone(shares[0][0])]];
    if (mark.status) return [[`${mark.shape}-${status}`, paint.ink]];
    let sum = 0;
    const ends = shares.map(([, count]) => ((sum += count) / mark.count) * SEGMENTS);
    return Array.from({ length: SEGMENTS }, (_, part) => [`${mark.shape}-${part}`, this.tone(shares[ends.findIndex((end) => end >= part + 0.5)][0])]);
  }

  shares({ groups }) {
    return [...groups].sort(([a], [b]) => (a < 0 ? 99 : a) - (b < 0 ? 99 : b));
  }

  tone(group) {
    return this.paint.tones[group] ?? this.paint.denied;
  }

  hover({ number, count }) {
    const name = this.places[number][3].replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("$", "&#36;");
    return count ? `<b>${name}</b> · ${counted(count, "event")} in these days` : `from ${name}`;
  }
}

function counted(number, one) {
  return `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayParts(day) {
  const date = new Date(day * DAY);
  return [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
}

function dayText(day) {
  const [date, month, year] = dayParts(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

// A stretch of days as the page writes it: "8–9 Oct 2022", "Feb 2022".
function spanText(first, last) {
  if (first === null || last === null) return first === null ? (last === null ? "no date" : `until ${dayText(last)}`) : `from ${dayText(first)}`;
  if (first === last) return dayText(first);
  const [date, month, year] = dayParts(first);
  const [, otherMonth, otherYear] = dayParts(last);
  const isWhole = date === 1 && dayParts(last + 1)[0] === 1;
  if (year !== otherYear) return `${dayText(first)} – ${dayText(last)}`;
  if (month === otherMonth) return isWhole ? `${MONTHS[month]} ${year}` : `${date}–${dayText(last)}`;
  return isWhole && month === 0 && otherMonth === 11 ? String(year) : `${date} ${MONTHS[month]} – ${dayText(last)}`;
}
