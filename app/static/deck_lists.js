// What lies over a slide: lists as tables, and which rows of them are behind a mark of a chart.

// A list as a table that scrolls in its frame; `more`: what it leaves out.
function tabulate(parent, { heads, rows, more }) {
  const scroll = write(parent, "div", "", "deck-scroll");
  scroll.tabIndex = 0;
  const table = write(scroll, "table", "");
  const head = write(write(table, "thead", ""), "tr", "");
  for (const text of heads) write(head, "th", text).scope = "col";
  const body = write(table, "tbody", "");
  for (const row of rows) {
    const line = write(body, "tr", "");
    for (const cell of row) write(line, "td", cell);
  }
  if (more) write(parent, "p", more);
}

// A name without what it may be written with: "Xã Mẫu 1", "● Mẫu 1 "; "Quý II/2024", "II/2024".
const bare = (text) =>
  String(text ?? "").replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").trim().toLocaleLowerCase("vi")
    .replace(/^[^\p{L}\d]+/u, "").replace(/^(xã|thị trấn|quý|đã) /, "");

// What an axis writes at a mark: a name, where it counts nothing.
const nameTick = ({ tickvals, ticktext } = {}, value) => ticktext?.[tickvals?.indexOf(value)] ?? "";

const QUARTER = /^[iv]+\/\d{4}$/; // as `bare` leaves it

// The rows behind a mark, of the list or else of the table: those that have most of what it is named
// by, of its kind where rows tell kinds. The list is of one quarter: of another only the table
// tells, and where the list names no quarter all of it is behind a mark of its own. `shown`: what
// was found, in the words of its cells. Without any, the whole list.
function findBehind({ rows, table }, point, units, quarter) {
  const told = [point?.hovertext, point?.text, point?.customdata].flat().filter(Boolean).map(String);
  const ticks = [nameTick(point?.xaxis, point?.x), nameTick(point?.yaxis, point?.y)];
  const names = new Set([units[point?.customdata], ...ticks, ...told.flatMap((text) => text.split(/<br>|: /))]
    .map(bare).filter((name) => /\p{L}/u.test(name)));
  const kinds = [point?.data?.name, ...told].map(bare).filter(Boolean);
  const isName = (cell) => names.has(bare(cell));
  const isKind = (cell) => /\p{L}/u.test(cell) && !isName(cell) &&
    kinds.some((kind) => kind === bare(cell) || kind.endsWith(` ${bare(cell)}`));
  const isOther = [...names].some((name) => QUARTER.test(name) && name !== bare(quarter));
  for (const list of isOther ? [table] : [rows, table]) {
    const count = (row) => row.filter(isName).length;
    const most = Math.max(0, ...(list?.rows ?? []).map(count));
    if (!most) continue;
    const found = list.rows.filter((row) => count(row) === most);
    const name = found[0].find(isName);
    const shown = bare(name) === bare(quarter) ? quarter : name;
    if (list === table && rows && shown === quarter) return { list: rows, shown };
    const narrow = found.filter((row) => row.some(isKind));
    const { heads } = list;
    if (!narrow.length) return { list: { heads, rows: found }, shown };
    return { list: { heads, rows: narrow }, shown: `${shown}, ${narrow[0].find(isKind)}` };
  }
  return { list: rows ?? table, shown: "" };
}
