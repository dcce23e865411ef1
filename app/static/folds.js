// A row of buttons, each of which unfolds what is drawn below the row, and small print above it;
// app/folds.py tells what comes in. All of it enters as text nodes.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  if (!root.firstChild) root.append(document.createElement("div"));
  const row = root.lastChild; // stays, for one of its buttons may have the focus
  root.className = "folds";
  row.className = "fold-row";
  for (const line of root.querySelectorAll("p")) line.remove();
  for (const note of data.notes) {
    const line = document.createElement("p");
    line.textContent = note;
    row.before(line);
  }
  showFolds(row, data.folds, (told) => setTriggerValue("unfolded", told));
}
