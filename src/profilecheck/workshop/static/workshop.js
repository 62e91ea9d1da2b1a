// The presenter's two keys, and the time. Everything here works without it, by the buttons.
"use strict";

const home = new URL("..", document.currentScript.src);
const keys = { PageDown: "forward", ArrowRight: "forward", PageUp: "back", ArrowLeft: "back" };
// The trainer's notes may be longer than the window, and are scrolled with these.
if (document.body.classList.contains("projector")) {
  Object.assign(keys, { ArrowDown: "forward", ArrowUp: "back" });
}
const isTyping = (at) => at.matches?.("input, select, textarea");

// One after the other, so that quick presses are answered in their order.
let sending = Promise.resolve();
addEventListener("keydown", (event) => {
  const way = keys[event.key];
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!way || modified || (isTyping(event.target) && !event.key.startsWith("Page"))) return;
  event.preventDefault();
  const send = () => fetch(new URL(way, home), { method: "POST", redirect: "manual" });
  sending = sending.then(send, send).catch(() => {});
});

setInterval(() => {
  const used = document.querySelector("[data-begun]");
  if (used?.dataset.begun) used.textContent = Math.floor((Date.now() / 1000 - used.dataset.begun) / 60);
}, 20000);

// The list of steps moves on with the story, and keeps what was chosen in it until then.
const now = document.getElementById("now");
const steps = document.querySelector("select[name=step]");
if (now && steps) {
  let at = steps.value;
  new MutationObserver(() => {
    const { step } = now.querySelector("[data-step]").dataset;
    if (step !== at) steps.value = at = step;
  }).observe(now, { childList: true });
}
