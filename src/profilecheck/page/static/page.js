// What the page does beside its forms; it works without.

// A new screen is read from its heading on, unless something in it asks for attention first.
const asking = document.querySelector("[autofocus]");
const heading = document.querySelector("h1");
if (asking) {
  asking.focus();
} else if (heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
