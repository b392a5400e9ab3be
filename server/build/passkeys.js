// Passkeys（パスキー）: asks the browser for one and sends its answer with the page's own form. Without this script
// the form stays hidden, and the page says which other ways there are.
const form = document.getElementById('passkey-form');
const usable = form && window.PublicKeyCredential && location.hostname === form.dataset.host;

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const readable = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

// Browsers of before 2025 do not translate from and to JSON themselves.
function asked(options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (options.user) publicKey.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) publicKey.excludeCredentials = readable(options.excludeCredentials);
  if (options.allowCredentials) publicKey.allowCredentials = readable(options.allowCredentials);
  return { publicKey };
}

function answer(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    const isOfRegistration = name === 'authenticatorData' && response.attestationObject;
    if (response[name] && !isOfRegistration) parts[name] = text(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

function say(which) {
  for (const word of form.querySelectorAll('[data-trouble]')) word.hidden = word.dataset.trouble !== which;
}

const troubles = { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known' };

async function send(event) {
  // Without a name the server says so, before a passkey is made that would belong to nothing.
  if (form.elements.name && !form.elements.name.value.trim()) return;
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  say('');
  try {
    const reply = await fetch(form.dataset.begin, { method: 'POST', headers: { accept: 'application/json' } });
    if (!reply.ok || reply.redirected) throw new Error('no question');
    const { ceremony, options } = await reply.json();
    const credential = options.user
      ? await navigator.credentials.create(asked(options))
      : await navigator.credentials.get(asked(options));
    form.elements.ceremony.value = ceremony;
    form.elements.credential.value = JSON.stringify(answer(credential));
    form.submit();
  } catch (error) {
    say(troubles[error.name] ?? 'failed');
    button.disabled = false;
  }
}

if (usable) {
  form.hidden = false;
  const instead = document.getElementById('passkey-unavailable');
  if (instead) instead.hidden = true;
  form.addEventListener('submit', send);
  // Coming back by the browser's arrow brings the page back as it was left.
  window.addEventListener('pageshow', () => (form.querySelector('button').disabled = false));
}
