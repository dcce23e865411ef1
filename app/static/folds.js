// A row of buttons, each of which unfolds what is drawn below the row, and what stands above it;
// app/folds.py tells what comes in. All of it enters as text nodes.
function build(root) {
  root.className = "folds";
  const above = write(root, "div", "", "stHtml"); // looks like what Streamlit draws of HTML
  return { above, row: write(root, "div", "", "fold-row") };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  const { above, row } = (root.konray ??= build(root));
  lay(above, data.above);
  showFolds(row, data.folds, (told) => setTriggerValue("unfolded", told));
}
