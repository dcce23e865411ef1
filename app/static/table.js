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
function lead(parent, address) {
  const link = write(parent, "a", address);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

const plain = (text) => text.normalize("NFC").toLocaleLowerCase("vi");

function isNumeric(rows, column) {
  const keys = rows.map((row) => keyOf(row[column])).filter((key) => key !== null);
  return keys.length > 0 && keys.every((key) => typeof key === "number") &&
    !rows.some((row) => QUARTER.test(row[column]) || DAY.test(row[column]));
}

function build(root) {
  root.className = "table";
  const frame = write(root, "div", "", "table-frame");
  const state = { root, frame, sort: null, search: "" };
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
  const { frame } = state;
  if (JSON.stringify(state.data?.heads) !== JSON.stringify(data.heads)) {
    Object.assign(state, { sort: null, search: "" });
  }
  state.data = data;
  root.classList.toggle("table-long", data.long);
  root.classList.toggle("table-picks", data.picks);
  root.querySelectorAll(":scope > .table-search, :scope > .table-more").forEach((one) => one.remove());
  frame.replaceChildren();

  const table = write(frame, "table");
  write(table, "caption", data.caption, "read-out");
  const heads = write(write(table, "thead"), "tr");
  const body = write(table, "tbody");
  const numeric = data.heads.map((_, column) => isNumeric(data.rows, column));
  // The last row of a short table may be its total: it is no part of an order.
  const sortable = data.rows.length > 2 && data.long;

  const rows = data.rows.map((cells, position) => {
    const row = write(body, "tr");
    const isChosen = position === data.chosen;
    if (isChosen) row.className = "table-chosen";
    cells.forEach((text, column) => {
      const cell = write(row, column ? "td" : "th", "", numeric[column] ? "table-number" : "");
      if (!column) cell.scope = "row";
      // Short texts stay on one line, long ones get room; the frame scrolls where it must.
      if (text.length <= TINY) cell.classList.add("table-tiny");
      if (text.length <= SHORT) cell.classList.add("table-short");
      else if (text.length > LONG) cell.classList.add("table-text");
      if (column || !data.picks) {
        const mark = data.marks[data.heads[column]]?.[position];
        if (mark) write(cell, "i", "", "table-mark").style.background = mark;
        const address = data.links[text];
        if (address) write(cell, "a", text, "name").href = address;
        else if (ADDRESS.test(text)) lead(cell, text);
        else cell.append(text);
        return;
      }
      const button = write(cell, "button", text);
      button.type = "button";
      button.setAttribute("aria-pressed", String(isChosen));
    });
    if (data.picks) row.onclick = () => setTriggerValue("picked", position);
    return { row, cells, position, found: plain(cells.join("\n")) };
  });

  const counted = document.createElement("output");
  const order = () => {
    const shown = rows.filter(({ found }) => found.includes(plain(state.search)));
    if (state.sort) {
      const { column, way } = state.sort;
      shown.sort((one, other) => {
        const [a, b] = [keyOf(one.cells[column]), keyOf(other.cells[column])];
        const known = a !== null && b !== null;
        return (known ? way : 1) * compare(a, b) || one.position - other.position;
      });
    }
    body.replaceChildren(...shown.map(({ row }) => row));
    [...heads.children].forEach((head, column) => {
      const way = state.sort?.column === column ? state.sort.way : 0;
      if (way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    counted.textContent = state.search ? `${shown.length}/${rows.length} dòng` : "";
  };

  data.heads.forEach((text, column) => {
    const head = write(heads, "th", "", numeric[column] ? "table-number" : "");
    head.scope = "col";
    if (!sortable) {
      head.textContent = text;
      return;
    }
    makeSortable(write(head, "span", text), () => {
      const { sort } = state;
      if (sort?.column !== column) state.sort = { column, way: 1 };
      else state.sort = sort.way > 0 ? { column, way: -1 } : null;
      order();
    });
  });

  if (data.long) {
    const line = document.createElement("div");
    line.className = "table-search";
    const label = write(line, "label", "Tìm trong bảng ");
    const field = write(label, "input");
    field.type = "search";
    field.value = state.search;
    field.oninput = () => {
      state.search = field.value;
      order();
    };
    line.append(counted);
    root.prepend(line);
  }
  if (data.more) write(root, "p", data.more, "table-more");
  order();
  state.sizes.disconnect();
  state.sizes.observe(frame);
  state.sizes.observe(table);
  return () => state.sizes.disconnect();
}
