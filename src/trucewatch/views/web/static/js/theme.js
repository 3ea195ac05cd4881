// Set before the page is drawn, so that nothing flashes.
try {
  const chosen = localStorage.getItem("tw-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage is closed: the system's choice stays */ }
