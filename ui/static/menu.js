// The menu of a small screen covers the page: it closes once a page is chosen in it, and by Escape.
(() => {
  const SMALL = matchMedia("(max-width: 48rem)");
  const OPEN = "[data-testid=stSidebar][data-collapsed=false]";
  const CLOSING_MS = 300;

  const close = () => {
    const button = document.querySelector(`${OPEN} [data-testid=stSidebarCollapseButton] button`);
    if (SMALL.matches) button?.click();
  };
  document.addEventListener("click", ({ target }) => {
    if (target.closest(`${OPEN} [data-testid=stSidebarNavLink]`)) setTimeout(close);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !SMALL.matches || !document.querySelector(OPEN)) return;
    close();
    setTimeout(() => document.querySelector("[data-testid=stExpandSidebarButton]")?.focus(), CLOSING_MS);
  });
})();
