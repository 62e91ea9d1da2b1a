"use strict";
// Remembers ticks and answers in this browser, by their ids alone. The page works without it.
(() => {
  const inputs = [...document.querySelectorAll("input")];
  const key = `profilecheck ${document.documentElement.dataset.report}`;

  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null; // refused: ticks then last as long as the page is open
    }
  })();

  function recall() {
    try {
      const ids = JSON.parse(storage.getItem(key));
      if (!Array.isArray(ids)) return;
      for (const input of inputs) input.checked = ids.includes(input.id);
    } catch {
      // Nothing that can be used was kept.
    }
  }

  function remember() {
    try {
      storage.setItem(key, JSON.stringify(inputs.filter((i) => i.checked).map((i) => i.id)));
    } catch {
      // Refused or full: ticks then last as long as the page is open.
    }
  }

  const counter = document.getElementById("counter");
  const boxes = inputs.filter((input) => input.type === "checkbox");
  function count() {
    if (!counter) return;
    counter.textContent = `${boxes.filter((b) => b.checked).length} of ${boxes.length} done`;
    counter.hidden = false;
  }

  document.addEventListener("change", () => {
    remember();
    count();
  });

  const forget = document.getElementById("forget");
  forget.hidden = false;
  forget.querySelector("button").addEventListener("click", () => {
    for (const input of inputs) input.checked = input.defaultChecked;
    try {
      storage.removeItem(key);
    } catch {
      // There was nothing kept to remove.
    }
    count();
  });

  // On paper everything is open but what was seen, in browsers too whose style sheets cannot say so.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open], .evidence, .more)")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  recall();
  count();
})();
