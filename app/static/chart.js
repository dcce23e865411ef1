// One chart: drawn by Plotly into the same place each time; app/charts.py tells what comes in.
// What it shares with the slides stands in plot.js, with rows of folds in fold_buttons.js and
// trees.js, which are put before it.

function breakLines(pen, text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

// 2,500 pixels wide, white, with title, choices and source; drawn in the browser.
async function savePicture(Plotly, data) {
  const scale = 2.5, width = 1000, edge = 28, inner = width - 2 * edge;
  const [traces, layout] = compose(data, false, { width: inner });
  const drawn = await Plotly.toImage(
    { data: traces, layout }, { format: "png", width: inner, height: layout.height, scale },
  );
  const image = new Image();
  image.src = drawn;
  await image.decode();

  const { title, subtitle, chips, source, mark, file } = data.picture;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const texts = [
    [mark, 17, "700", "#a3402f"], [title, 24, "600", "#1d2b2a"],
    [subtitle, 15, "400", "#5c6b67"], [chips, 15, "400", "#5c6b67"],
    null, [source, 14, "400", "#5c6b67"],
  ];
  let y = edge;
  const placed = [];
  let at = 0;
  for (const text of texts) {
    if (text === null) {
      at = y + 6;
      y += layout.height + 18;
      continue;
    }
    const [told, size, weight, colour] = text;
    if (!told) continue;
    pen.font = `${weight} ${size}px ${FONT}`;
    for (const line of breakLines(pen, told, inner)) {
      y += size * 1.32;
      placed.push([line, pen.font, colour, y]);
    }
    y += 4;
  }
  canvas.width = width * scale;
  canvas.height = Math.ceil((y + edge) * scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  for (const [line, font, colour, place] of placed) {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(line, edge, place);
  }
  pen.drawImage(image, edge, at, inner, layout.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// What stands above a small chart: its page, and its finding.
function head(root, { page, address, title }) {
  const link = write(root, address ? "a" : "p", page, "chart-page");
  if (address) follow(link, address);
  write(root, "h2", title);
}

function follow(link, address) {
  link.href = address;
  // The menu's own link changes the page at once and keeps the choices.
  link.onclick = (event) => {
    const path = new URL(link.href).pathname;
    const own = [...document.querySelectorAll('[data-testid="stSidebarNavLink"]')].find(
      (item) => new URL(item.href).pathname === path,
    );
    if (!own || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    own.click();
  };
}

const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

// What a choice has changed comes into sight, and stays there while what stands above it is still
// drawn: until the reader moves on.
function lead(key) {
  window.konrayLead?.abort();
  const led = (window.konrayLead = new AbortController());
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const sizes = new ResizeObserver(() => {
    const place = document.querySelector(`.st-key-${key}`);
    if (place) place.scrollIntoView({ behavior, block: "start" });
    else led.abort();
  });
  sizes.observe(document.querySelector('[data-testid="stMainBlockContainer"]'));
  led.signal.addEventListener("abort", () => sizes.disconnect());
  const how = { signal: led.signal, capture: true, passive: true };
  for (const name of MOVES) addEventListener(name, () => led.abort(), how);
}

function build(root) {
  root.className = "chart";
  const above = write(root, "div", "", "chart-head");
  const plot = write(root, "div", "", "chart-plot");
  plot.setAttribute("role", "img");
  const caption = write(root, "figcaption", "");
  const row = write(caption, "div", "", "chart-buttons");
  const save = write(row, "button", "Tải ảnh (PNG)", "chart-save");
  save.type = "button";
  const folds = write(row, "div", "", "chart-folds"); // last, for what they unfold follows
  return { above, plot, caption, row, save, folds, spec: null, dark: null, width: 0 };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("figure");
  const chart = (root.konray ??= build(root));
  const { above, plot, caption, row, save } = chart;
  chart.data = data;
  chart.pick = (key) => {
    chart.picked = true;
    if (chart.data.leads) lead(chart.data.leads); // at once, where it is there already
    setTriggerValue("picked", key);
  };
  const isChosen = chart.picked || (chart.choices ?? data.choices) !== data.choices;
  if (isChosen && data.leads) lead(data.leads);
  chart.picked = false;
  chart.choices = data.choices;
  plot.setAttribute("aria-label", data.alt);
  plot.style.minHeight = `${/"height":(\d+)/.exec(data.spec)?.[1] ?? 300}px`;
  plot.classList.toggle("chart-picks", data.picks);

  if (data.small) {
    above.className = "chart-head";
    above.replaceChildren();
    head(above, data.small);
  } else {
    above.className = "chart-head stHtml"; // looks like what Streamlit draws of HTML
    lay(above, data.above);
  }
  root.classList.toggle("chart-small", Boolean(data.small));
  // The buttons stay, for one of them may have the focus.
  for (const line of caption.querySelectorAll("p")) line.remove();
  for (const line of data.below) row.before(write(caption, "p", line));
  save.hidden = Boolean(data.small?.said);
  showFolds(chart.folds, data.folds, (told) => setTriggerValue("unfolded", told));

  if (data.small?.said) {
    plot.replaceChildren();
    plot.removeAttribute("role");
    plot.removeAttribute("aria-label");
    plot.style.minHeight = "";
    write(plot, "p", data.small.said);
    chart.spec = null;
    return undefined;
  }
  plot.setAttribute("role", "img");

  // How wide it is, its observer tells: to ask has the browser lay out the whole page.
  const draw = (Plotly, wide = chart.room ?? plot.clientWidth) => {
    const dark = !PRINT.matches && isDark();
    if (chart.data.small?.said) return;
    if (!wide || (chart.spec === chart.data.spec && chart.dark === dark && chart.width === wide)) {
      return;
    }
    if (!chart.spec) plot.replaceChildren();
    Object.assign(chart, { spec: chart.data.spec, dark, width: wide });
    Plotly.newPlot(plot, ...compose(chart.data, dark, { width: wide }));
    plot.removeAllListeners("plotly_click");
    plot.on("plotly_click", ({ points: [point] }) => {
      // A filled shape has no points of its own: where it leads is said of the whole trace.
      const address = point?.data?.meta;
      if (address?.startsWith?.("./")) location.assign(address);
      const told = point?.customdata;
      const key = Array.isArray(told) ? told[0] : told;
      if (chart.data.picks && key !== undefined && key !== null) chart.pick(String(key));
    });
  };

  loadPlotly(data.plotly).then(
    (Plotly) => {
      save.onclick = () => savePicture(Plotly, chart.data);
      draw(Plotly);
      if (chart.watching) return;
      chart.watching = new ResizeObserver(() => {
        chart.room = plot.clientWidth;
        requestAnimationFrame(() => draw(Plotly));
      });
      chart.watching.observe(plot);
      chart.themed = new MutationObserver(() => draw(Plotly));
      chart.themed.observe(document.querySelector(".stApp"), { attributeFilter: ["class"] });
      // Told once the page has the width of the paper, and before it is drawn there.
      chart.printed = () => draw(Plotly, plot.clientWidth);
      PRINT.addEventListener("change", chart.printed);
    },
    () => {
      plot.textContent =
        "Chưa tải được phần vẽ biểu đồ. Số liệu vẫn có ở bảng bên dưới; hãy tải lại trang.";
    },
  );

  return () => {
    chart.watching?.disconnect();
    chart.themed?.disconnect();
    PRINT.removeEventListener("change", chart.printed);
    chart.watching = null;
  };
}
