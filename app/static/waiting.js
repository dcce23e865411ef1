// What is out of date while the server works fades, but only once the reader waits: Streamlit has
// every element begin to fade at once and stop again, for which the browser paints each of them
// anew on every click. static/style.css says how it fades.
(() => {
  const SOON = 500; // milliseconds
  const { classList } = document.documentElement;
  let wait = 0;

  function follow(app) {
    clearTimeout(wait);
    if (app.dataset.testScriptState !== "running") classList.remove("waits");
    else wait = setTimeout(() => classList.add("waits"), SOON);
  }

  new MutationObserver((changes) => follow(changes.at(-1).target)).observe(document.body, {
    subtree: true, attributeFilter: ["data-test-script-state"],
  });
})();
