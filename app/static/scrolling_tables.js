// A table that is wider than the screen scrolls in a frame, which the keyboard must reach as well:
// Streamlit gives it no place among the things that Tab goes through.
(() => {
  const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => mark(target)));

  function mark(frame) {
    const table = frame.querySelector("table");
    if (table && frame.scrollWidth > frame.clientWidth) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", table.getAttribute("aria-label") || "Bảng cuộn được");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
    }
  }

  function visit(node) {
    if (!(node instanceof HTMLElement)) return;
    node.querySelectorAll("[data-testid=stTable] > div").forEach((frame) => sizes.observe(frame));
    const frame = node.closest("[data-testid=stTable] > div");
    if (frame) mark(frame);
  }

  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(visit)))
    .observe(document.body, { subtree: true, childList: true });
  visit(document.body);
})();
