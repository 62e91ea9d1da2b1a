// What the page does beside its forms; it works without.
"use strict";

// This script lies in a folder of the page, whose addresses begin with something of their own.
const own = document.currentScript.src;
const address = (name) => new URL(`../${name}`, own);

// Esc twice within a second: nothing of this page is to be seen, and a neutral one comes.
let escaped = -Infinity;
document.getElementById("esc").hidden = false;
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  if (event.timeStamp - escaped <= 1000) {
    document.title = "Notes";
    document.body.replaceChildren();
    location.replace(address("notes"));
  }
  escaped = event.timeStamp;
}, true);

// When the program has ended, every tab says so. Only one of them keeps a line open: a browser has
// few for one address. The others hear of it from that one; when it is closed, the next takes over.
const others = new BroadcastChannel("alive");
others.addEventListener("message", (event) => say(event.data));

function say(sentence) {
  const ended = document.getElementById("ended");
  if (!ended) return;
  if (ended.textContent !== sentence) ended.textContent = sentence;
  ended.hidden = !sentence;
}

function tell(sentence) {
  say(sentence);
  others.postMessage(sentence);
}

function listen() {
  const line = new EventSource(address("alive"));
  line.addEventListener("open", () => tell(""));
  // Not at once: a line breaks too where this page is left for the next one.
  line.addEventListener("error", () => setTimeout(() => {
    if (line.readyState === EventSource.CONNECTING) tell("profilecheck has ended. Start it again.");
  }, 1000));
  line.addEventListener("ended", (event) => {
    line.close();
    tell(event.data);
  });
  return new Promise(() => {});
}

navigator.locks?.request("alive", listen);

// A new screen is read from its heading on, unless something in it asks for attention first.
const asking = document.querySelector("[autofocus]");
const heading = document.querySelector("h1");
if (asking) {
  asking.focus();
} else if (heading && !location.hash) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// A link to something in folded parts opens them, and it is read from there on.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  target.scrollIntoView();
  // Folded parts are no stop on the way themselves: what opens them is.
  const stop = target.tagName === "DETAILS" ? target.querySelector("summary") : target;
  // Whoever was quicker than this, and went on inside it, stays there.
  if (!stop.contains(document.activeElement)) stop.focus({ preventScroll: true });
}
addEventListener("hashchange", unfold);
// The browser itself goes to the place first; it takes the focus from what cannot hold it.
addEventListener("load", unfold);
