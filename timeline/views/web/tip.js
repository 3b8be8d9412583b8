// Tells over the overview what the bar under the pointer counts: the brush lies over the bars, so Plotly never sees the pointer.

class Tip {
  constructor(chart, layer) {
    this.chart = chart;
    this.layer = layer;
    this.box = element("div", "mu-tip");
    this.box.hidden = true;
    this.box.setAttribute("aria-hidden", "true");
    chart.plot.append(this.box);
    layer.addEventListener("pointermove", (event) => this.follow(event));
    layer.addEventListener("pointerleave", () => this.hide());
  }

  hide() {
    this.box.hidden = true;
  }

  follow(event) {
    const axis = this.chart.plot._fullLayout.xaxis;
    const left = event.clientX - this.chart.plot.getBoundingClientRect().left;
    const lines = event.buttons ? [] : this.lines(axis.p2c(left - axis._offset));
    this.box.hidden = !lines.length;
    if (!lines.length) return;
    this.box.replaceChildren(...lines);
    const room = this.chart.plot.clientWidth - this.box.offsetWidth - 4;
    const beside = left + 14 > room ? left - this.box.offsetWidth - 14 : left + 14;
    this.box.style.left = `${Math.max(4, Math.min(beside, room))}px`;
  }

  // Each group of that bar with its number, in the order in which they lie on each other, below a line for all.
  lines(moment) {
    const found = this.chart.plot._fullData.flatMap((trace) => {
      const at = [...trace.x].findIndex((start, place) => start <= moment && moment < start + (trace.width[place] ?? trace.width) / 0.92);
      return at < 0 ? [] : [{ trace, at }];
    });
    const bars = found.filter(({ trace }) => trace.yaxis !== "y2").reverse();
    const reports = found.find(({ trace }) => trace.yaxis === "y2");
    const [head] = [reports, ...bars].filter(Boolean).map(({ trace, at }) => [].concat(trace.hovertext)[at]);
    if (!head) return [];
    return [element("strong", "", head[0].toUpperCase() + head.slice(1)), ...bars.map(({ trace, at }) => this.line(trace, trace.y[at]))];
  }

  line(trace, count) {
    const line = element("span", "mu-tip-line");
    const mark = element("span", "mu-sign mu-sign-square");
    mark.style.setProperty("--mu-colour", trace.marker.color);
    line.append(mark, `${count.toLocaleString("en")} ${trace.name}`);
    return line;
  }
}
