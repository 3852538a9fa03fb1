// Review: what states a value lights up with it, words that are selected go into the open form, and the record keeps the focus.
"use strict";

const lightUp = (event) => {
  const from = event.target.closest("[data-lights]");
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!from || !from.dataset.lights) return;
  for (const key of from.dataset.lights.split(" ")) {
    for (const one of document.querySelectorAll(`[data-lights~="${CSS.escape(key)}"]`)) one.classList.add("lit");
  }
};
document.addEventListener("mouseover", lightUp);
document.addEventListener("focusin", lightUp);

// Offsets are in characters, as the ledger counts them, where a script counts some characters as two.
const characters = (text) => [...text].length;

const place = (node, offset) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece) return null;
  return Number(piece.dataset.start) + characters(piece.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0));
};

document.addEventListener("selectionchange", () => {
  const form = document.getElementById("correction");
  const text = document.getElementById("report-text");
  const selection = document.getSelection();
  if (!form || !text || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const start = place(range.startContainer, range.startOffset);
  const words = selection.toString();
  if (start === null || !words.trim()) return;
  const trimmed = words.trimStart();
  form.elements.start.value = start + characters(words) - characters(trimmed);
  form.elements.words.value = trimmed.trimEnd();
  const value = form.querySelector("[data-from-words]");
  if (value) value.value = trimmed.trimEnd();
});

// Beside the text the record stays in sight, and the text moves to the claim; where the record stands above it, the page stays with the record.
const beside = matchMedia("(width >= 64rem)");

const settle = () => {
  const chosen = document.querySelector(".report-text .chosen");
  if (chosen && beside.matches) chosen.scrollIntoView({ block: "center" });
  const field = document.querySelector("#correction [autofocus]");
  const record = document.getElementById("record");
  if (field) field.focus();
  else if (record) record.focus({ preventScroll: true });
};
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "review" || event.detail.elt.id === "review") settle();
});
settle();
