// What the desk's pages do beside htmx: a menu closes when somebody looks elsewhere.
"use strict";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On a phone the rooms are a row that is wider than the screen: the one in which somebody is stays in sight.
const rooms = document.querySelector(".rooms");
const here = rooms && rooms.querySelector("[aria-current]");
if (here) rooms.scrollLeft = here.offsetLeft - (rooms.clientWidth - here.offsetWidth) / 2;

// Files can be dropped on their field, and a form that has been sent is empty for the next.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const input = drop.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, () => drop.classList.add("over"));
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
  });
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form[data-clears]");
  if (form && event.detail.successful) form.reset();
});

// Each form is good for once: an answer to one brings the token for the next, for all forms of the page.
document.addEventListener("htmx:afterRequest", (event) => {
  const token = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Form-Token");
  if (!token) return;
  for (const field of document.querySelectorAll("input[name=form_token]")) field.value = token;
});
