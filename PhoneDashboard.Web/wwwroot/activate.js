// Whether there is a token at all; what it is stays in the address, where no server sees it.
if (location.hash.length < 2) {
  document.querySelector("[data-incomplete]").hidden = false;
}
