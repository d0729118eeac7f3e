// Nothing typed is lost: `<form method="post" data-keep="key">` keeps what is typed in this tab's store until the server
// has taken it in. It survives an expired session, an error page, the back button and a reload, over plain HTTP too.
// Passwords, files and hidden fields are never kept, and signing out forgets everything.
const KEEP = "ocop-keep:";
const SENT = "ocop-sent";
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "image", "reset"]);

const store = (() => {
  try {
    sessionStorage.setItem("ocop-probe", "1");
    sessionStorage.removeItem("ocop-probe");
    return sessionStorage;
  } catch {
    return null; // the browser keeps nothing: forms work as plain forms
  }
})();

const keyOf = (form) => `${KEEP}${document.body.dataset.person ?? ""}:${form.dataset.keep}`;
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !NEVER.has(field.type));
const isRefused = (form) => form.querySelector(".summary, [aria-invalid='true']") !== null;

const valueOf = (field) => {
  if (field.type === "checkbox" || field.type === "radio") return field.checked ? field.value : null;
  return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
};

const put = (field, value) => {
  if (field.type === "checkbox" || field.type === "radio") field.checked = value === field.value;
  else if (!field.multiple) field.value = value;
  else for (const option of field.options) option.selected = value.includes(option.value);
};

const save = (form) => {
  const values = {};
  for (const field of fieldsOf(form)) (values[field.name] ??= []).push(valueOf(field));
  store.setItem(keyOf(form), JSON.stringify(values));
};

const restore = (form, values) => {
  const before = JSON.stringify(fieldsOf(form).map(valueOf));
  for (const field of fieldsOf(form)) {
    const value = values[field.name]?.shift();
    if (value !== undefined) put(field, value);
  }
  if (JSON.stringify(fieldsOf(form).map(valueOf)) === before) return;
  const note = document.createElement("p");
  note.className = "kept";
  note.setAttribute("role", "status");
  note.textContent = document.body.dataset.kept;
  form.prepend(note);
};

// Was the form sent last taken in? Not on the sign-in page and on error pages, nor after them, nor when the browser
// came back without an answer, nor when the form itself is shown again with its errors.
const settle = (forms) => {
  const sent = JSON.parse(store.getItem(SENT) ?? "null");
  if (!sent) return;
  if (document.querySelector("[data-not-taken], input[type='password']")) {
    store.setItem(SENT, JSON.stringify({ ...sent, lost: true }));
    return;
  }
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const refused = forms.some((form) => keyOf(form) === sent.key && isRefused(form));
  if (!sent.lost && !cameBack && !refused) store.removeItem(sent.key);
  store.removeItem(SENT);
};

const start = (form) => {
  const saved = store.getItem(keyOf(form));
  if (saved && !isRefused(form)) restore(form, JSON.parse(saved)); // a refused form shows what was typed already
  form.addEventListener("input", () => save(form));
  form.addEventListener("change", () => save(form));
  form.addEventListener("reset", () => store.removeItem(keyOf(form)));
  form.addEventListener("submit", () => {
    save(form);
    store.setItem(SENT, JSON.stringify({ key: keyOf(form) }));
  });
};

const forget = () => {
  for (const key of Object.keys(store)) if (key.startsWith(KEEP) || key === SENT) store.removeItem(key);
};

if (store) {
  const forms = [...document.querySelectorAll("form[data-keep]")];
  settle(forms);
  forms.forEach(start);
  for (const form of document.querySelectorAll("form[data-forget]")) form.addEventListener("submit", forget);
}
