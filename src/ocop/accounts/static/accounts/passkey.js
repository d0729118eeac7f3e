// Passkeys: `<form data-passkey="get|create">` asks the device for a credential and sends it in its hidden field.
// The options stand in the page (#passkey-options) or are fetched from `data-options`. Where the browser or the
// address cannot do it (plain HTTP, an old phone), forms that were hidden stay hidden and a form that is the page's
// only way says why (`data-unable`).
const able = window.isSecureContext && "PublicKeyCredential" in window;

const toBytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.codePointAt(0));
};
const toText = (buffer) =>
  btoa(String.fromCodePoint(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const decoded = (options) => {
  const key = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (key[list]) key[list] = key[list].map((entry) => ({ ...entry, id: toBytes(entry.id) }));
  }
  return { publicKey: key };
};

const encoded = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
};

const optionsOf = async (form) => {
  const inPage = form.querySelector("#passkey-options");
  if (inPage) return JSON.parse(inPage.textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const ask = async (form) => {
  const found = await optionsOf(form);
  if (form.dataset.passkey === "get") return navigator.credentials.get(decoded(found.request_options));
  const options = decoded(found.creation_options);
  const withoutPassword = form.elements.passwordless?.checked ?? false;
  options.publicKey.authenticatorSelection = {
    ...options.publicKey.authenticatorSelection,
    residentKey: withoutPassword ? "required" : "discouraged",
    requireResidentKey: withoutPassword,
    ...(withoutPassword && { userVerification: "required" }),
  };
  return navigator.credentials.create(options);
};

const say = (form, text) => {
  const place = form.querySelector("[data-passkey-error]");
  place.textContent = text;
  place.hidden = false;
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (able) form.hidden = false;
  else if (form.dataset.unable) say(form, form.dataset.unable);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!able) return;
    try {
      form.elements.credential.value = JSON.stringify(encoded(await ask(form)));
      form.submit();
    } catch {
      say(form, form.dataset.failed);
    }
  });
}
