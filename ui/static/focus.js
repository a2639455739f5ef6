// The keyboard and the screen reader follow: to the title of a new page, or, where what was clicked
// has gone, to the title above it. Whoever uses a mouse sees nothing of it.
(() => {
  const TITLES = "[data-testid=stMain] :is(h1, h2, h3)";
  const SETTLED_MS = 150; // Streamlit may give the focus back itself
  let address = location.pathname;
  let title = null; // the title that was last read
  let former = null; // that of the page that is left, until another one comes
  let held = null; // what has the focus, and the title above it
  let above = null;

  const first = () => document.querySelector("[data-testid=stMain] h1");
  const words = (heading) => heading?.textContent ?? null;
  const stand = (heading) => {
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  };
  const isLost = () => held && !held.isConnected && document.activeElement === document.body;
  const afterGone = () => {
    if (!isLost()) return;
    held = null;
    stand(above?.isConnected ? above : first());
  };
  const changed = () => {
    if (location.pathname !== address) {
      address = location.pathname;
      former = former ?? title ?? "";
    }
    title = words(first()) ?? title;
    if (former !== null && first() && title !== former) {
      former = null;
      held = null;
      stand(first());
    } else if (former === null && isLost()) {
      setTimeout(afterGone, SETTLED_MS);
    }
  };
  document.addEventListener("focusin", ({ target }) => {
    held = target;
    const before = [...document.querySelectorAll(TITLES)].filter(
      (heading) => heading.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    above = before.at(-1) ?? null;
  });
  new MutationObserver(changed).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
})();
