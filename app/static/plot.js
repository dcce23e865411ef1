// What charts and slides share: Plotly, its theme, and a figure laid out for a width.
// Text enters as text nodes, or as Plotly's labels, which Python has escaped.
const FONT = '"Source Sans", sans-serif';
const PRINT = matchMedia("print");

// Asked anew only when the theme may have changed: to ask makes the browser work out all styles.
function isDark() {
  const app = document.querySelector(".stApp");
  const seen = (window.konrayTheme ??= {});
  if (seen.name !== app.className) {
    seen.name = app.className;
    seen.dark = getComputedStyle(app).colorScheme === "dark";
  }
  return seen.dark;
}

const inTheme = (spec, dark) =>
  JSON.parse(dark ? spec.replace(/#[0-9a-f]{6}/g, (colour) => DARK[colour] ?? colour) : spec);

function loadPlotly(address) {
  window.konrayPlotly ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.Plotly);
    script.onerror = () => {
      window.konrayPlotly = undefined; // the next chart tries again
      fail(new Error(address));
    };
    document.head.append(script);
  });
  return window.konrayPlotly;
}

// What Streamlit's theme gives its own charts.
function template(dark) {
  const [ink, ground, grid] = ["#1d2b2a", "#ffffff", "#e3e9e7"].map((light) =>
    dark ? DARK[light] : light,
  );
  const axis = {
    fixedrange: true, gridcolor: grid, zerolinecolor: grid,
    tickfont: { size: 12 }, ticks: "",
  };
  return {
    layout: {
      font: { family: FONT, size: 12, color: ink },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      hoverlabel: { bgcolor: ground, bordercolor: grid, font: { size: 13, color: ink } },
      margin: { l: 0, r: 0, pad: 8 },
      xaxis: { ...axis, showgrid: false, zeroline: false },
      yaxis: axis,
    },
  };
}

// The same traces laid out for a narrower place, where a section has that (app/section.py).
function fit(figure, width) {
  const other = figure.fits?.find(({ below }) => width < below);
  if (!other) return figure;
  return {
    data: figure.data.map((trace, number) => ({ ...trace, ...other.data[number] })),
    layout: { ...figure.layout, ...other.layout },
  };
}

// A small chart is made for a narrow place: where there is more room, all of it grows.
const GROWING = new Set(["size", "height", "l", "r", "t", "b", "xshift", "yshift"]);

function grow(part, by) {
  for (const [name, value] of Object.entries(part)) {
    if (typeof value === "number" && GROWING.has(name)) part[name] = value * by;
    else if (value && typeof value === "object") grow(value, by);
  }
}

const PEN = document.createElement("canvas").getContext("2d");

// How wide and how high an axis writes its ticks, in pixels.
function measureTicks({ ticktext, range = [0, 0], ticksuffix = "", tickfont }) {
  const size = tickfont?.size ?? 12;
  const numbers = () => range.map((end) => `${Math.round(end)}${ticksuffix}`);
  const lines = (ticktext ?? numbers()).map((text) => String(text).split("<br>"));
  PEN.font = `700 ${size}px ${FONT}`;
  const width = (line) => PEN.measureText(line.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&")).width;
  return [Math.max(...lines.flat().map(width)), size * 1.3 * Math.max(...lines.map((one) => one.length))];
}

// Room for what the axes write. Plotly's own (`automargin`) draws a chart, measures it and draws it
// again, which takes half as long once more; it is left to axes that have a title.
function makeRoom(layout) {
  const margin = (layout.margin = { l: 0, r: 0, ...layout.margin });
  for (const [name, axis] of Object.entries(layout)) {
    const [, kind] = /^([xy])axis\d*$/.exec(name) ?? [];
    if (!kind || axis.visible === false || axis.showticklabels === false) continue;
    if (axis.title?.text) axis.automargin = true;
    if (axis.automargin !== undefined) continue;
    const [wide, high] = measureTicks(axis);
    if (kind === "y") margin.l = Math.max(margin.l, Math.ceil(wide) + 9);
    else margin.b = Math.max(margin.b ?? 80, Math.ceil(high) + (axis.ticks === "outside" ? 20 : 11));
  }
}

function compose({ spec, small }, dark, more = {}) {
  const figure = fit(inTheme(spec, dark), more.width);
  // Without dragging a finger scrolls past the chart.
  const layout = { ...figure.layout, template: template(dark), dragmode: false, ...more };
  makeRoom(layout);
  if (small) grow(layout, Math.min(Math.max(more.width / small.width, 1), 1.7));
  return [figure.data, layout, { displayModeBar: false, responsive: false, doubleClick: false }];
}
