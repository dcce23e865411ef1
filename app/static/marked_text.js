// The report's text with every bound number as a button. Text only ever enters as text nodes.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("article");
  const focused = root.contains(root.getRootNode().activeElement)
    ? root.getRootNode().activeElement.dataset.place
    : null;
  root.replaceChildren();
  root.setAttribute("aria-label", data.label);

  let place = 0;
  const draw = (run) => {
    if (!run.kind || run.kind === "ky") {
      const words = document.createElement(
        run.style === "strong" ? "strong" : run.style === "emph" ? "em" : "span",
      );
      words.textContent = run.text;
      return words;
    }
    if (run.kind === "note") {
      const mark = document.createElement("sup");
      mark.textContent = run.text;
      return mark;
    }
    if (run.kind === "tay" || run.kind === "thieu") {
      const mark = document.createElement("mark");
      mark.className = run.kind;
      mark.textContent = run.text;
      mark.title = data.says[run.kind];
      return mark;
    }
    // A real button is one box and can't run over two lines.
    const button = document.createElement("span");
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.className = run.kind;
    button.textContent = run.text;
    button.title = run.title;
    button.dataset.place = String(place++);
    button.setAttribute("aria-pressed", String(run.key === data.chosen));
    const pick = () => setTriggerValue("picked", run.key);
    button.onclick = pick;
    button.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    };
    return button;
  };

  const drawRow = (line) => {
    const row = document.createElement("tr");
    const add = () => {
      const cell = document.createElement(line.row === 0 ? "th" : "td");
      if (line.row === 0) cell.scope = "col";
      else cell.style.textAlign = line.sides[row.children.length] || "left";
      row.append(cell);
      return cell;
    };
    let cell = add();
    for (const run of line.runs) {
      if (run.kind === "cell") cell = add();
      else cell.append(draw(run));
    }
    return row;
  };

  let table = null;
  for (const line of data.lines) {
    if (line.row !== null) {
      if (line.row === 0) {
        // Wider than a phone, it is moved by itself, by the arrow keys, too.
        const wide = document.createElement("div");
        wide.className = "wide";
        wide.tabIndex = 0;
        wide.setAttribute("role", "region");
        wide.setAttribute("aria-label", data.table);
        table = document.createElement("table");
        wide.append(table);
        root.append(wide);
      }
      table.append(drawRow(line));
      continue;
    }
    const part = document.createElement(line.level ? `h${line.level + 1}` : "p");
    if (line.note) part.className = "note";
    if (line.starts) {
      const mark = document.createElement("sup");
      mark.textContent = `(${line.note}) `;
      part.append(mark);
    }
    part.append(...line.runs.map(draw));
    root.append(part);
  }
  if (focused !== null) root.querySelector(`[data-place="${focused}"]`)?.focus();
}
