// Screens that change by themselves, and files that are dropped. Everything here works without it.
function saysTheSame(part, html) {
  const other = part.cloneNode(false);
  other.innerHTML = html;
  return other.innerHTML.trim() === part.innerHTML.trim();
}

for (const root of document.querySelectorAll("[data-follow]")) {
  for (const hint of root.querySelectorAll(".no-script")) hint.hidden = true;
  const shown = {};
  const source = new EventSource(root.dataset.follow);
  source.addEventListener("open", () => root.classList.remove("cut-off"));
  // Not at once: a line breaks too where this page is left for the next one.
  source.addEventListener("error", () => setTimeout(() => {
    root.classList.toggle("cut-off", source.readyState !== EventSource.OPEN);
  }, 1000));
  source.addEventListener("now", (event) => {
    const now = JSON.parse(event.data);
    for (const [id, html] of Object.entries(now.parts)) {
      const part = document.getElementById(id);
      if (!part || shown[id] === html) continue;
      // What the page came with stays: somebody may be pressing it.
      const isThere = !(id in shown) && saysTheSame(part, html);
      shown[id] = html;
      if (isThere) continue;
      // A form that is being sent keeps its button, and whoever is on a button stays there.
      const at = part.contains(document.activeElement) ? document.activeElement.id : "";
      part.innerHTML = html;
      if (at) (document.getElementById(at) || document.getElementById("main")).focus();
    }
    if (now.onTo) {
      source.close();
      location.assign(now.onTo);
    }
  });
}

for (const form of document.querySelectorAll("[data-drop]")) {
  const files = form.querySelector("input[type=file]");
  form.querySelector(".drop-hint").hidden = false;
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length === 0) return;
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
