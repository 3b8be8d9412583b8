// Keeps the name of a lane in view while the lane is scrolled past: it slides along its own lane, never out of it.

const NAME_PAD = 6;

class LaneNames {
  constructor(chart) {
    this.chart = chart;
    this.lanes = [];
    chart.plot.on("plotly_afterplot", () => this.place());
  }

  // The lanes of a figure: a note in the left margin names each, its foot is the top of the next.
  take({ annotations, height, margin }) {
    const names = annotations.map(({ name, y, xshift, yref }, at) => ({ name, y, at, isName: name && xshift < 0 && yref !== "paper" })).filter(({ isName }) => isName);
    const foot = height - margin.t - margin.b;
    this.lanes = names.map(({ name, y, at }, number) => ({ name, y, at, foot: names[number + 1]?.y ?? foot }));
    this.place();
  }

  place() {
    const { plot, sheet } = this.chart;
    const axis = plot._fullLayout?.yaxis;
    if (!axis) return;
    const edge = sheet.scrollTop + NAME_PAD;
    for (const { y, foot, at } of this.lanes) {
      const note = plot.querySelector(`.infolayer .annotation[data-index="${at}"]`);
      if (!note) continue;
      const top = axis._offset + axis.c2p(y);
      const end = axis._offset + axis.c2p(foot) - NAME_PAD;
      const shift = edge <= top || end <= edge ? 0 : Math.max(0, Math.min(edge - top, end - top - note.getBBox().height));
      note.style.transform = shift ? `translateY(${shift}px)` : "";
    }
  }

  // The names of the lanes that end above a height of the window, and of those that begin below one.
  above(edge) {
    const axis = this.chart.plot._fullLayout.yaxis;
    return this.lanes.filter(({ foot }) => axis._offset + axis.c2p(foot) < edge).map(({ name }) => name);
  }

  below(floor) {
    const axis = this.chart.plot._fullLayout.yaxis;
    return this.lanes.filter(({ y }) => axis._offset + axis.c2p(y) > floor).map(({ name }) => name);
  }
}
