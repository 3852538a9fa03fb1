// A key does what the button or link does that names it, unless somebody is writing.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  // While an answer is on its way the page still shows what was decided last, and a key would decide it again.
  if (document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")) return;
  const named = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!named) return;
  event.preventDefault();
  named.click();
});
