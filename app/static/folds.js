// A row of buttons, each of which unfolds what is drawn below the row; app/folds.py tells what
// comes in.
export default function ({ data, parentElement, setTriggerValue }) {
  const row = parentElement.querySelector("div");
  row.className = "fold-row";
  showFolds(row, data.folds, (told) => setTriggerValue("unfolded", told));
}
