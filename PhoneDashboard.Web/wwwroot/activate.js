// The token behind the # reaches no server by itself: this posts it, once, and takes it out of the page's history.
(() => {
  const token = document.querySelector("[data-token]");
  if (!token) {
    return;
  }

  token.value = location.hash.slice(1);
  if (token.value.length === 0) {
    document.querySelector("[data-incomplete]").hidden = false;
    document.querySelector("[data-open]").hidden = true;
  } else {
    token.form.submit();
  }
})();
