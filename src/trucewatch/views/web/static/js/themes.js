// The switch between light and dark.
export function themes() {
  const button = document.querySelector("[data-theme-switch]");
  const root = document.documentElement;
  if (!button) return;
  const dark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Switch to light" : "Switch to dark");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("tw-theme", root.dataset.theme); } catch { /* not kept */ }
    label();
  });
  label();
}
