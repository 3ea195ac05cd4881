// Single keys; they can be switched off on the page "How to read these pages".
export const typing = (event) =>
  event.target.closest?.("input, textarea, select, [contenteditable]") ||
  event.metaKey || event.ctrlKey || event.altKey;

export const allowed = () => {
  try { return localStorage.getItem("tw-keys") !== "off"; } catch { return true; }
};

export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelector("[data-close]")?.click();
      return;
    }
    if (typing(event) || !allowed() || event.defaultPrevented) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find")?.focus();
      return;
    }
    const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
  const box = document.querySelector("[data-keys-switch]");
  if (box) {
    box.checked = allowed();
    box.addEventListener("change", () => {
      try { localStorage.setItem("tw-keys", box.checked ? "on" : "off"); } catch { /* not kept */ }
    });
  }
}
