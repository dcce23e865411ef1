// Buttons that unfold what stands below: charts and rows of folds share them; app/folds.py tells
// what comes in. What is unfolded is drawn by the server, right below this element.

// A button keeps its place and its focus while others come, go or get another label.
function showFolds(place, folds, tell) {
  const before = new Map([...place.children].map((button) => [button.dataset.name, button]));
  const buttons = folds.map(({ name, label, open }) => {
    const button = before.get(name) ?? document.createElement("button");
    before.delete(name);
    button.type = "button";
    button.className = "fold-button";
    button.dataset.name = name;
    if (button.textContent !== label) button.textContent = label;
    button.setAttribute("aria-expanded", String(open));
    return button;
  });
  for (const button of before.values()) button.remove();
  buttons.forEach((button, at) => {
    if (place.children[at] !== button) place.insertBefore(button, place.children[at] ?? null);
    button.onclick = () => {
      button.setAttribute("aria-expanded", String(!isOpen(button))); // before the server answers
      tell({ open: buttons.filter(isOpen).map(({ dataset }) => dataset.name) });
    };
  });
}

const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
