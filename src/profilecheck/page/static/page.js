// What the page does beside its forms; it works without.

// A new screen is read from its heading on, unless something in it asks for attention first.
const heading = document.querySelector("h1");
if (heading && !location.hash && !document.querySelector("[autofocus]")) {
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
  stop.focus({ preventScroll: true });
}
addEventListener("hashchange", unfold);
// The browser itself goes to the place first; it takes the focus from what cannot hold it.
addEventListener("load", unfold);
