// Evaluated in an isolated world of each frame: the page can neither see nor change it, and it
// changes nothing of the page. The value of the expression is the set of functions at the end.
((hiddenMark) => {
  "use strict";
  const HTML = "http://www.w3.org/1999/xhtml";
  // Elements that have no box of their own although what they stand for can be seen, or that
  // carry data and are never seen.
  const BOXLESS = new Set([
    "AREA", "BASE", "BR", "COL", "COLGROUP", "HEAD", "LINK", "META", "OPTGROUP", "OPTION",
    "PARAM", "SCRIPT", "SOURCE", "STYLE", "TEMPLATE", "TITLE", "TRACK", "WBR",
  ]);
  const WATCHED = {
    subtree: true, childList: true, characterData: true,
    attributeFilter: ["aria-busy", "aria-checked", "aria-selected", "aria-hidden", "hidden"],
  };

  let lastChange = performance.now();
  let onChange = () => {};
  new MutationObserver(() => { lastChange = performance.now(); onChange(); }).observe(document, WATCHED);

  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) ||
    // Such an element has no box, but its children are laid out as if it weren't there.
    getComputedStyle(element).display === "contents";

  const writeControl = (live, copy) => {
    if (live instanceof HTMLInputElement) {
      if (live.type === "password") copy.removeAttribute("value");
      else if (live.type === "checkbox" || live.type === "radio") {
        copy.toggleAttribute("checked", live.checked);
        if (live.indeterminate && live.type === "checkbox") copy.setAttribute("aria-checked", "mixed");
      } else if (live.type !== "file") copy.setAttribute("value", live.value);
    } else if (live instanceof HTMLTextAreaElement) {
      copy.textContent = live.value;
    } else if (live instanceof HTMLOptionElement) {
      copy.toggleAttribute("selected", live.selected);
    }
  };

  // Walks the live tree and its copy side by side; what the walk adds to the copy is added after.
  const writeState = (liveRoot, copyRoot, inert) => {
    const live = document.createTreeWalker(liveRoot, NodeFilter.SHOW_ELEMENT);
    const copy = inert.createTreeWalker(copyRoot, NodeFilter.SHOW_ELEMENT);
    const shadows = [];
    do {
      const from = live.currentNode;
      const to = copy.currentNode;
      if (to.nodeType !== Node.ELEMENT_NODE) continue;
      writeControl(from, to);
      if (from.namespaceURI === HTML && !BOXLESS.has(from.tagName) && !isShown(from)) to.setAttribute(hiddenMark, "");
      if (from.shadowRoot) shadows.push([from.shadowRoot, to]);
    } while (live.nextNode() && copy.nextNode());
    for (const [root, host] of shadows) {
      const inside = inert.createDocumentFragment();
      for (const child of root.childNodes) inside.append(inert.importNode(child, true));
      writeState(root, inside, inert);
      host.prepend(inside);
    }
  };

  // A document of its own, without a window: no picture is loaded and no custom element runs.
  const html = () => {
    const inert = document.implementation.createHTMLDocument("");
    const copy = inert.importNode(document.documentElement, true);
    writeState(document.documentElement, copy, inert);
    return copy.outerHTML;
  };

  // What scrolls is looked up once: a list of thousands is not searched again at each part.
  let boxes = null;
  const scrollBoxes = () =>
    (boxes ??= [
      document.scrollingElement,
      ...[...document.querySelectorAll("body *")].filter(
        (e) => e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY),
      ),
    ].filter(Boolean));
  const scrollToEnd = () => scrollBoxes().forEach((box) => box.scrollTo(0, box.scrollHeight));
  const stepBack = () => scrollBoxes().forEach((box) => box.scrollBy(0, -2 * box.clientHeight));

  // Scrolls to the end, and there again whenever the page has changed, each time after a pause of
  // `least` to `most` milliseconds. It does so as the change is drawn: what a list shows next and
  // the way there are one picture, not two.
  let due = false;
  const followEnd = (least, most) => {
    const scroll = () => requestAnimationFrame(() => {
      due = false;
      if (onChange === scrollSoon) scrollToEnd();
    });
    const scrollSoon = () => {
      if (due) return;
      due = true;
      const pause = least + Math.random() * (most - least);
      if (pause > 0) setTimeout(scroll, pause); else scroll();
    };
    onChange = scrollSoon;
    scrollSoon();
  };
  const stay = () => { onChange = () => {}; };

  const quietFor = () => performance.now() - lastChange;
  return { html, scrollToEnd, stepBack, followEnd, stay, quietFor };
})
