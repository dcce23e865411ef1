// Streamlit tells that the server is lost in a dialog, and that takes the keys: what is typed on
// would go nowhere. Where a report is being written, which says by itself that nothing could be
// saved, the dialog is closed at once, and the cursor is back in its place. A key that comes while
// it is still going goes to the text, too; the dialog may take the focus once more before it is gone,
// and gives it to nobody then.
(() => {
  const LOST = ["Connection error", "Lỗi kết nối"];
  const GOING = 2000; // milliseconds, more than the dialog takes to go
  const findText = () => document.querySelector(".editor .ProseMirror");
  let isWriting = false; // whether the cursor stood in the text, dialogs apart
  let until = 0; // as long as this keys belong to the text
  let going = null; // what holds the dialog, until it is gone

  function close(box) {
    const dialog = box.querySelector("[role=dialog]");
    if (!LOST.includes(dialog?.querySelector("h2")?.textContent) || !findText()) return;
    dialog.querySelector("button")?.click();
    if (!isWriting) return;
    until = performance.now() + GOING;
    going = box;
    findText().focus();
  }

  function takeBack(box) {
    if (box !== going) return;
    going = null;
    if (document.activeElement === document.body) findText()?.focus();
  }

  window.addEventListener("focusin", ({ target }) => {
    if (!target.closest("[role=dialog]")) isWriting = Boolean(target.closest(".ProseMirror"));
  });
  window.addEventListener(
    "keydown",
    () => {
      const text = findText();
      if (performance.now() < until && !text?.contains(document.activeElement)) text?.focus();
    },
    true,
  );

  new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) close(node);
      removedNodes.forEach(takeBack);
    }
  }).observe(document.body, { childList: true });
})();
