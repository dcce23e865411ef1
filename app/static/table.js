// A table to read, sort, search and pick from; app/tables.py tells what comes in. All of it enters
// as text nodes.
const QUARTER = /^(?:quý )?(I|II|III|IV)\/(\d{4})$/i;
const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const NUMBER = /^(?:(?:≥|≈|ít nhất|hơn|khoảng)\s)?([−-]?\d{1,3}(?:\.\d{3})*(?:,\d+)?|[−-]?\d+(?:,\d+)?)(?=$|[\s%])/;
const ADDRESS = /^https?:\/\/[^\s/]\S*$/;
const TINY = 11, SHORT = 16, LONG = 50; // letters
const ORDER = new Intl.Collator("vi", { numeric: true });

// Time goes by time and numbers by size, however they are written; what is not known comes last.
function keyOf(text) {
  const quarter = QUARTER.exec(text);
  if (quarter) return Number(quarter[2]) * 10 + ["I", "II", "III", "IV"].indexOf(quarter[1].toUpperCase());
  const day = DAY.exec(text);
  if (day) return Number(day[3]) * 10000 + Number(day[2]) * 100 + Number(day[1]);
  const number = NUMBER.exec(text);
  if (number) return Number(number[1].replaceAll(".", "").replace(",", ".").replace("−", "-"));
  return text === "–" || text === "" ? null : text;
}

function compare(one, other) {
  if (one === null || other === null) return (one === null) - (other === null);
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
  return ORDER.compare(one, other);
}

// An address of the web; what stands there learns nothing of where the reader came from.
const lead = (address) =>
  ["a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address];

const plain = (text) => text.normalize("NFC").toLocaleLowerCase("vi");

function isNumeric(rows, column) {
  const keys = rows.map((row) => keyOf(row[column])).filter((key) => key !== null);
  return keys.length > 0 && keys.every((key) => typeof key === "number") &&
    !rows.some((row) => QUARTER.test(row[column]) || DAY.test(row[column]));
}

// One row as a tree (static/trees.js). Short texts stay on one line, long ones get room; the frame
// scrolls where it must.
function tellRow({ cells, position }, data, numeric) {
  const isChosen = position === data.chosen;
  const told = cells.map((text, column) => {
    const kinds = [
      numeric[column] && "table-number",
      text.length <= TINY && "table-tiny",
      text.length <= SHORT ? "table-short" : text.length > LONG && "table-text",
    ].filter(Boolean);
    const looks = kinds.length ? { class: kinds.join(" ") } : {};
    const [name, attributes] = column ? ["td", looks] : ["th", { ...looks, scope: "row" }];
    if (data.picks && !column) {
      return [name, attributes, ["button", { type: "button", "aria-pressed": String(isChosen) }, text]];
    }
    const parts = text ? [text] : [];
    const mark = data.marks[data.heads[column]]?.[position];
    if (data.links[text]) parts[0] = ["a", { class: "name", href: data.links[text] }, text];
    else if (ADDRESS.test(text)) parts[0] = lead(text);
    if (mark) parts.unshift(["i", { class: "table-mark", style: `background:${mark}` }]);
    return [name, attributes, ...parts];
  });
  if (!data.picks) return ["tr", {}, ...told];
  return ["tr", { "data-position": String(position), ...(isChosen && { class: "table-chosen" }) }, ...told];
}

function tellHead(text, column, data, numeric, sort) {
  const looks = { scope: "col", ...(numeric[column] && { class: "table-number" }) };
  if (!data.long || data.rows.length <= 2) return ["th", looks, text];
  if (sort?.column === column) looks["aria-sort"] = sort.way > 0 ? "ascending" : "descending";
  return ["th", looks, ["span", SORTING, text]];
}

function find({ data, sort, search }) {
  const rows = data.rows.map((cells, position) => ({ cells, position }));
  const wanted = plain(search);
  const shown = wanted ? rows.filter(({ cells }) => plain(cells.join("\n")).includes(wanted)) : rows;
  if (!sort) return shown;
  const keys = new Map(shown.map((row) => [row, keyOf(row.cells[sort.column])]));
  return shown.sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    const known = a !== null && b !== null;
    return (known ? sort.way : 1) * compare(a, b) || one.position - other.position;
  });
}

// What stands there already is kept where it is the same: the browser lays out the rest only.
function draw(state) {
  const { data, numeric, table, counted, search, sort } = state;
  const shown = find(state);
  lay(table, [
    ["caption", { class: "read-out" }, ...(data.caption ? [data.caption] : [])],
    ["thead", {}, ["tr", {}, ...data.heads.map((text, column) => tellHead(text, column, data, numeric, sort))]],
    ["tbody", {}, ...shown.map((row) => tellRow(row, data, numeric))],
  ]);
  counted.textContent = search ? `${shown.length}/${data.rows.length} dòng` : "";
}

function build(root) {
  root.className = "table";
  const above = write(root, "div", "", "stHtml"); // looks like what Streamlit draws of HTML
  const line = plant(["div", { class: "table-search" }]);
  const field = write(write(line, "label", "Tìm trong bảng "), "input");
  const counted = write(line, "output");
  const frame = write(root, "div", "", "table-frame");
  const table = write(frame, "table");
  const more = plant(["p", { class: "table-more" }]);
  const state = { root, above, line, field, counted, frame, table, more, sort: null, search: "" };
  field.type = "search";
  field.oninput = () => {
    state.search = field.value;
    draw(state);
  };
  onSort(table, (column) => {
    const { sort } = state;
    if (sort?.column !== column) state.sort = { column, way: 1 };
    else state.sort = sort.way > 0 ? { column, way: -1 } : null;
    draw(state);
  });
  table.addEventListener("click", ({ target }) => {
    const row = state.data.picks && target.closest("tbody tr");
    if (row) state.pick(Number(row.dataset.position));
  });
  // A frame that scrolls must be reached by the keyboard; one that does not is no stop on the way.
  state.sizes = new ResizeObserver(() => {
    const scrolls = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    if (scrolls) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", state.data.caption || "Bảng cuộn được");
    } else for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
  });
  return state;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  const state = (root.konray ??= build(root));
  if (JSON.stringify(state.data?.heads) !== JSON.stringify(data.heads)) {
    Object.assign(state, { sort: null, search: "" });
    state.field.value = "";
  }
  state.data = data;
  state.numeric = data.heads.map((_, column) => isNumeric(data.rows, column));
  state.pick = (position) => setTriggerValue("picked", position);
  lay(state.above, data.above);
  root.classList.toggle("table-long", data.long);
  root.classList.toggle("table-picks", data.picks);
  if (!data.long) state.line.remove();
  else if (!state.line.isConnected) state.frame.before(state.line);
  if (data.more) root.append(state.more);
  else state.more.remove();
  state.more.textContent = data.more;
  draw(state);
  state.sizes.disconnect();
  state.sizes.observe(state.frame);
  state.sizes.observe(state.table);
  return () => state.sizes.disconnect();
}
