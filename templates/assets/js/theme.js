/* Before the first paint: the theme and the density this reader chose, so that nothing flashes. */
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("theme");
    if (theme) root.dataset.theme = theme;
    const density = localStorage.getItem("density");
    if (density) root.dataset.density = density;
  } catch {
    // No storage: the system's theme and the usual density.
  }
})();
