// Small comforts; every page works without them.

// Drawer and drop-down close with Escape or a press beside them.
const closeDrops = (except) => {
  for (const drop of document.querySelectorAll("details[data-drop][open]")) if (drop !== except) drop.open = false;
};
const closeDrawer = () => {
  if (location.hash !== "#menu") return;
  location.hash = "#noi-dung";
  document.querySelector('.dock a[href="#menu"]')?.focus();
};
document.addEventListener("click", (event) => {
  closeDrops(event.target.closest("details[data-drop]"));
  if (!event.target.closest("#menu, a[href='#menu']")) closeDrawer();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-drop][open]");
  closeDrops(null);
  open?.querySelector("summary").focus();
  closeDrawer();
});
addEventListener("hashchange", () => {
  if (location.hash === "#menu") document.querySelector("#menu a")?.focus();
});

// The error summary of a refused form takes the focus, so that it is read first.
document.querySelector(".summary[tabindex]")?.focus();

// A second press of the same button sends nothing; pages that come back from the browser's memory are awake again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// `data-copy="text"` puts its text on the clipboard and says so in the button; without a clipboard it stays hidden.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const word = button.querySelector("[data-copied]") ?? button;
    const before = word.textContent;
    word.textContent = button.dataset.done ?? before;
    setTimeout(() => (word.textContent = before), 2000);
  });
}

// `data-print` prints the page.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
