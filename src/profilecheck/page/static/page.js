// What the page does beside its forms; it works without.

// A new screen is read from its heading on, unless something in it asks for attention first.
const heading = document.querySelector("h1");
if (heading && !document.querySelector("[autofocus]")) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
