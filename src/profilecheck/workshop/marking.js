// Marks where a page says something. Returns the marks, each as [text, top, bottom], where the page's heading
// begins, and where that of the chosen tab does, null where it shows nothing.
(texts) => {
  const plain = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getBoundingClientRect().width > 1;
  const marks = [];
  for (const text of texts) {
    const wanted = plain(text);
    const holding = [...document.body.querySelectorAll("*")].filter(
      (element) => plain(element.textContent).includes(wanted) && isShown(element)
        && !["SCRIPT", "STYLE", "MAIN"].includes(element.tagName),
    );
    // The innermost of those that hold it: whatever is around them holds it too.
    const innermost = holding.filter((element) => !holding.some((o) => o !== element && element.contains(o)));
    for (const element of innermost) {
      element.style.outline = "2px solid #b3261e";
      element.style.outlineOffset = "0";
      element.style.borderRadius = "2px";
      const { top, bottom } = element.getBoundingClientRect();
      marks.push([text, top + scrollY, bottom + scrollY]);
    }
  }
  const topOf = (element) => element.getBoundingClientRect().top + scrollY;
  const heading = document.querySelector("h1");
  const chosen = document.querySelectorAll('[role="tab"][aria-selected="true"], [aria-current="page"]');
  const tabs = [...chosen].map((tab) => plain(tab.textContent));
  const ofTab = [...document.querySelectorAll("h2")].find((h2) => tabs.includes(plain(h2.textContent)));
  return [marks, heading ? topOf(heading) : 0, ofTab ? topOf(ofTab) : null];
}
