// The file to take along (app/deck/take_along.py): the deck of the page, with all it needs in it.
// plot.js and what deck.js needs are put before it.

// Plotly writes bold letters by an attribute `style`, which the file's policy refuses; by CSSOM the
// same is allowed, and nothing can be made of a text that way.
const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (name === "style") this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

// Its hash stands in the policy, so no other script can take its place.
async function unpackPlotly() {
  const packed = atob(document.getElementById("plotly").textContent);
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
  return window.Plotly;
}

// The lists behind the slides, also for whoever has no mouse; made once somebody asks for them.
function listAll({ slides }) {
  const box = document.getElementById("lists");
  box.addEventListener("toggle", () => {
    for (const { title, table, rows, source } of slides) {
      if (!table && !rows) continue;
      write(box, "h3", title);
      for (const list of [table, rows]) if (list) tabulate(box, list);
      if (source) write(box, "p", source);
    }
  }, { once: true });
}

const told = JSON.parse(document.getElementById("deck-data").textContent);
window.konrayPlotly = unpackPlotly();
show({ data: told, parentElement: document.querySelector("main") });
listAll(told);
