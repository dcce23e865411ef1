// Streamlit tells that the server is lost in a dialog, and that takes the keys: what is typed on
// would go nowhere. Where a report is being written, which says by itself that nothing could be
// saved, the dialog is closed at once, and the cursor is back in its place.
(() => {
  const LOST = ["Connection error", "Lỗi kết nối"];

  function close(box) {
    const title = box.querySelector("[role=dialog] h2")?.textContent;
    if (!LOST.includes(title) || !document.querySelector(".editor .ProseMirror")) return;
    box.querySelector("[role=dialog] button")?.click();
  }

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) close(node);
    }
  }).observe(document.body, { childList: true });
})();
