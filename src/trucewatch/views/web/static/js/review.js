// Review: digits go to a field, words that are selected become the content.
import { allowed, typing } from "./keys.js";

export function review() {
  document.addEventListener("keydown", (event) => {
    if (typing(event) || !allowed() || !/^[1-9]$/.test(event.key)) return;
    const field = document.querySelector(`[data-field="${event.key}"]`);
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.closest(".tw-field")?.scrollIntoView({ block: "nearest" });
  });
  pick();
}

function pick() {
  const box = document.querySelector("[data-pick]");
  const start = document.getElementById("f-start");
  if (!box || !start || start.disabled) return;
  const end = document.getElementById("f-end");
  const shown = document.querySelector("[data-picked]");
  document.querySelector("[data-pick-words]").hidden = false;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!box.contains(range.commonAncestorContainer)) return;
    const from = offset(range.startContainer, range.startOffset);
    const to = offset(range.endContainer, range.endOffset);
    if (from === null || to === null || to <= from) return;
    start.value = String(from);
    end.value = String(to);
    shown.textContent = `“${selection.toString().replace(/\s+/g, " ").slice(0, 160)}”`;
  });
}

// Offsets count code points, as those of the record do.
const points = (text) => [...text].length;

function offset(node, at) {
  const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
  if (!line) return null;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, at);
  return Number(line.dataset.start) + points(before.toString());
}
