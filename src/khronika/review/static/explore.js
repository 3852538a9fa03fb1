// The map by keyboard, and the picture as PNG; without this file the buttons and the SVG do the same.
"use strict";

const moves = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "nearer", "=": "nearer", "-": "further" };

document.addEventListener("keydown", (event) => {
  const map = document.getElementById("map");
  const move = moves[event.key];
  if (!map || !move || event.target !== map || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  map.querySelector(`[data-move="${move}"]`).click();
});

// Somebody who moved the map by a button goes on from the same button; the pictures follow what is shown.
let pressed = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  pressed = event.target.contains(document.activeElement) ? event.target.dataset.move : null;
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "map-inner") return;
  if (pressed) document.querySelector(`[data-move="${pressed}"]`)?.focus();
  const view = new URL(location.href).searchParams.get("view");
  for (const link of document.querySelectorAll('a[href^="/explore/picture.svg"]')) {
    const address = new URL(link.href);
    if (view) address.searchParams.set("view", view);
    link.href = address.pathname + address.search;
  }
});

for (const link of document.querySelectorAll("[data-picture]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    if (link.href.startsWith("blob:")) return;
    event.preventDefault();
    const picture = new Image();
    picture.addEventListener("load", () => {
      const sheet = document.createElement("canvas");
      sheet.width = 2 * picture.naturalWidth;
      sheet.height = 2 * picture.naturalHeight;
      sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
      sheet.toBlob((bytes) => {
        const taken = document.createElement("a");
        taken.href = URL.createObjectURL(bytes);
        taken.download = link.download;
        taken.click();
        setTimeout(() => URL.revokeObjectURL(taken.href), 1000);
      });
    });
    picture.src = link.href;
  });
}
