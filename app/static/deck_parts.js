// What the deck is built with: what it remembers, buttons, sizes of type.
const STORE = "konray-deck";

function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(STORE))?.[name] ?? otherwise;
  } catch {
    return otherwise; // nothing is kept in this browser
  }
}

function remember(name, value) {
  try {
    const all = JSON.parse(localStorage.getItem(STORE)) ?? {};
    localStorage.setItem(STORE, JSON.stringify({ ...all, [name]: value }));
  } catch {
    // a browser that keeps nothing asks again next time
  }
}

function press(parent, text, told, act, kind) {
  const button = write(parent, "button", text, kind);
  button.type = "button";
  if (told) {
    button.title = told;
    button.setAttribute("aria-label", told);
  }
  button.onclick = act;
  return button;
}

function choose(parent, label, options, chosen, act) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", label);
  for (const [value, text] of options) {
    const option = write(select, "option", text);
    option.value = value;
    option.selected = String(value) === String(chosen);
  }
  select.onchange = () => act(select.value);
  parent.append(select);
  return select;
}

// The smallest type of a figure, in pixels; axes and notes that say nothing of it have 12.
function smallest({ data, layout }) {
  const axes = Object.entries(layout).filter(([name, one]) =>
    /^[xy]axis/.test(name) && one.visible !== false && one.showticklabels !== false);
  const sizes = [
    ...axes.map(([, axis]) => axis.tickfont?.size ?? 12),
    ...(layout.showlegend !== false && data.some((trace) => trace.name) ? [layout.legend?.font?.size ?? 12] : []),
    ...(layout.annotations ?? []).map((note) => note.font?.size ?? 12),
    ...data.flatMap((trace) => (trace.text && trace.mode !== "markers" ? trace.textfont?.size ?? 12 : [])),
  ].flat().filter((size) => size > 0);
  return Math.min(15, ...sizes);
}

const unbroken = (text) => text.replace(/([Qq]uý) (?=[IV])/g, "$1\u00a0");
