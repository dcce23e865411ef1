// Streamlit tells that the server is lost in a dialog, and that takes the keys: what is typed on
// would go nowhere. Where a report is being written, which says by itself that nothing could be
// saved, the dialog is closed at once, and the cursor is back in its place. A key that comes while
// it is still going goes to the text, too.
(() => {
  const LOST = ["Connection error", "Lỗi kết nối"];
  const findText = () => document.querySelector(".editor .ProseMirror");
  const isLost = (box) => LOST.includes(box?.querySelector("h2")?.textContent);

  function close(box) {
    const dialog = box.querySelector("[role=dialog]");
    if (isLost(dialog) && findText()) dialog.querySelector("button")?.click();
  }

  window.addEventListener(
    "keydown",
    () => {
      const dialog = document.activeElement?.closest("[role=dialog]");
      if (isLost(dialog)) findText()?.focus();
    },
    true,
  );

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) close(node);
    }
  }).observe(document.body, { childList: true });
})();
