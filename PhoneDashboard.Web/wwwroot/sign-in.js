// The static pages of sign-in: the token of a mailed link, and passkeys. Without it everything else on them works.
(() => {
  const token = document.querySelector("[data-token]");
  if (token && !token.value) {
    token.value = location.hash.slice(1);
    document.querySelector("[data-incomplete]").hidden = token.value.length > 0;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      continue; // this browser has no passkeys: the form stays hidden
    }

    form.hidden = false;
    const problem = form.querySelector("[data-passkey-problem]");
    form.addEventListener("submit", async event => {
      event.preventDefault();
      problem.hidden = true;
      try {
        const response = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form) });
        if (!response.ok) {
          throw new Error(response.statusText);
        }

        const options = await response.json();
        const credential = "passkeyNew" in form.dataset
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.Credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        problem.textContent = "No passkey was used: it was cancelled, or there is none for this site. Try again.";
        problem.hidden = false;
      }
    });
  }
})();
