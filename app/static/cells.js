// The table of Phân tích: cells to read, to sort by and to pick; app/analysis/cell_table.py tells
// what comes in. All of it enters as text nodes.
function build(root) {
  root.className = "table cells";
  const frame = write(root, "div", "", "table-frame");
  const state = { root, frame, sort: null };
  // A frame that scrolls must be reached by the keyboard; one that does not is no stop on the way.
  state.sizes = new ResizeObserver(() => {
    const scrolls = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    if (scrolls) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", state.data.caption);
    } else for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
  });
  return state;
}

function fill(cell, [text, part, looks, place], head, column, data, pick) {
  cell.style.cssText = looks;
  const inside = place ? write(cell, "button", text) : write(cell, "span", text);
  if (part) write(inside, "small", part);
  if (!place) return;
  inside.type = "button";
  inside.title = `${head}, ${column}: ${text}${part ? ` (${part})` : ""}`;
  inside.setAttribute("aria-pressed", String(place === data.chosen));
  if (place === data.chosen) cell.classList.add("cells-chosen");
  inside.onclick = () => pick(place);
}

function compare(one, other, column, way) {
  const [a, b] = [one.line.cells[column][4], other.line.cells[column][4]];
  if (a === null || b === null) return (a === null) - (b === null) || one.position - other.position;
  return way * (a - b) || one.position - other.position;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  const state = (root.konray ??= build(root));
  const { frame } = state;
  if (JSON.stringify(state.data?.columns) !== JSON.stringify(data.columns)) state.sort = null;
  state.data = data;
  root.classList.toggle("table-long", data.long);
  frame.replaceChildren();

  const table = write(frame, "table");
  write(table, "caption", data.caption, "read-out");
  const heads = write(write(table, "thead"), "tr");
  const body = write(table, "tbody");
  write(heads, "th", data.corner).scope = "col";
  const pick = (place) => {
    state.picked = true;
    setTriggerValue("picked", place);
  };
  const rows = data.lines.map((line, position) => {
    const row = write(body, "tr", "", line.total ? "cells-total" : "");
    write(row, "th", line.head).scope = "row";
    line.cells.forEach((cell, column) =>
      fill(write(row, "td"), cell, line.head, data.columns[column], data, pick));
    return { row, line, position };
  });
  const order = () => {
    const lines = rows.filter(({ line }) => !line.total);
    if (state.sort) lines.sort((a, b) => compare(a, b, state.sort.column, state.sort.way));
    body.replaceChildren(...[...lines, ...rows.filter(({ line }) => line.total)].map(({ row }) => row));
    [...heads.children].slice(1).forEach((head, column) => {
      const way = state.sort?.column === column ? state.sort.way : 0;
      if (way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  };
  const sortable = rows.filter(({ line }) => !line.total).length > 2;
  data.columns.forEach((text) => {
    heads.append(plant(["th", { scope: "col" }, ["span", sortable ? SORTING : {}, text]]));
  });
  onSort(table, (place) => {
    const { sort } = state;
    const column = place - 1; // after the corner
    if (sort?.column !== column) state.sort = { column, way: -1 };
    else state.sort = sort.way < 0 ? { column, way: 1 } : null;
    order();
  });
  order();
  state.sizes.disconnect();
  state.sizes.observe(frame);
  state.sizes.observe(table);
  if (state.picked && data.chosen) {
    const shown = document.querySelector(`.st-key-${data.leads}`);
    requestAnimationFrame(() => shown?.scrollIntoView({ block: "nearest" }));
  }
  state.picked = false;
  return () => state.sizes.disconnect();
}
