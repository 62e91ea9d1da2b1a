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
      for (const input of inputs) {
        if (input.type === "checkbox") input.checked = ids.includes(input.id);
        else if (ids.includes(input.id)) input.checked = true;
      }
    } catch {
      // Nothing that can be used was kept.
    }
  }

  function remember() {
    try {
      storage.setItem(key, JSON.stringify(inputs.filter((i) => i.checked && !i.defaultChecked).map((i) => i.id)));
    } catch {
      // Refused or full: ticks then last as long as the page is open.
    }
  }

  // A visit is over once it is called done or not for the person, or all its rows are ticked.
  const left = document.getElementById("left");
  const visits = [...document.querySelectorAll(".visit")];
  function state(visit) {
    const ticks = [...visit.querySelectorAll("input[type=checkbox]")];
    const decided = visit.querySelector(".decide input:checked")?.value;
    if (decided && decided !== "todo") return decided;
    return ticks.length > 0 && ticks.every((t) => t.checked) ? "done" : "todo";
  }

  const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  function count() {
    let [open, later, minutes] = [0, 0, 0];
    for (const visit of visits) {
      visit.dataset.state = state(visit);
      if (visit.dataset.state === "todo") open += 1;
      if (visit.dataset.state === "later") later += 1;
      if (visit.dataset.state === "todo") minutes += Number(visit.dataset.minutes);
    }
    if (!left) return;
    const now = open ? `${counted(open, "visit")} left, about ${counted(minutes, "minute")}.` : "";
    const then = later ? ` ${counted(later, "visit")} for later.` : "";
    left.textContent = `${now}${then}`.trim() || "No visits left.";
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

  // A link to something inside folded parts opens them.
  function unfold() {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // An address that means nothing here.
    }
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", unfold);

  // On paper what is to be done is open, in browsers too whose style sheets cannot say so.
  const all = document.documentElement.classList.contains("print-all");
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const folded = all ? "details:not([open])" : ":is(.visit, .rest, .agreed, .many:not(.done), .look):not([open])";
    opened = [...document.querySelectorAll(folded)];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  recall();
  count();
  unfold();
})();
