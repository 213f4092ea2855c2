// The few things only the browser can do. Loaded once per circuit by PageScript.

const prefix = "phonedashboard.";

export function readPreferences() {
  try {
    return Object.fromEntries(Object.entries(localStorage)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]));
  } catch {
    return {};
  }
}

export function writePreference(key, value) {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export function applyTheme() {
  document.documentElement.dispatchEvent(new Event("themechosen"));
}

export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? null;
}

// By the address that the browser has now: the server may not have heard of it yet. A fragment would keep Blazor from telling it at all
// (https://github.com/dotnet/aspnetcore/pull/53341: it scrolls, as a browser does).
export function enter(state) {
  Blazor.navigateTo(location.pathname + location.search, { historyEntryState: state });
}

export function goBack() {
  return new Promise(done => {
    addEventListener("popstate", () => setTimeout(done), { once: true });
    history.back();
  });
}

export function setMenu(width) {
  document.documentElement.dataset.menu = width;
}

// ---- Where the keyboard is ----

const focusable = "a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), textarea:not(:disabled), "
  + "select:not(:disabled), [tabindex='0']";

const isShown = element => element.getClientRects().length > 0;

const isBusyElsewhere = () => openPopup !== undefined || document.querySelector(".mud-popover-open") !== null;

const topDialog = () => [...document.querySelectorAll(".dialog")].at(-1);

// For each dialog, and for the page, what was focused last there, and the place of it and of what it stands in among their neighbours.
const spots = new WeakMap();

function remember(element) {
  const path = [];
  for (let node = element; node.parentElement && node !== document.body; node = node.parentElement) {
    path.push([node.parentElement, [...node.parentElement.children].indexOf(node)]);
  }

  spots.set(element.closest(".dialog") ?? document.body, { element, path });
}

let kept; // what has the focus because something else has gone

// What the person worked at has gone, or was moved: the focus stays with it, or goes to its neighbour, and never to the page behind a
// dialog.
function keepFocus() {
  const active = document.activeElement;
  const layer = topDialog() ?? document.body;
  const isLost = !active || active === document.body || !isShown(active)
    || (layer !== document.body && !layer.contains(active) && !active.closest(".toasts"));
  const spot = spots.get(layer);
  if (!isLost || !spot || openPopup) {
    return;
  }

  if (spot.element.isConnected && isShown(spot.element)) {
    spot.element.focus();
    kept = document.activeElement;
    return;
  }

  const indexes = [];
  for (const [parent, index] of spot.path) {
    indexes.unshift(index);
    if (parent.isConnected && layer.contains(parent) && isShown(parent)) {
      (neighbour(parent, indexes) ?? layer.querySelector("[data-close], h1"))?.focus();
      kept = document.activeElement;
      return;
    }
  }
}

function neighbour(parent, [index, ...below]) {
  const child = parent.children[Math.min(index, parent.children.length - 1)];
  const box = child?.matches(".picker-frame") ? child.querySelector(".picker-input") : null; // rather than the × of its first chip
  const inside = box ?? (child && below.length ? neighbour(child, below) : null);
  return inside ?? (child?.matches(focusable) ? child : null) ?? [...parent.querySelectorAll(focusable)].find(isShown);
}

export function focusById(id) {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
  endWait?.(); // the focus was the answer
}

export function focusElement(element) {
  element?.focus();
  endWait?.();
}

// ---- The frame of every page ----

let tabbed = false; // the key that was pressed last is Tab: the focus that comes now comes from the person

export function startShell() {
  document.addEventListener("focusin", event => {
    if (!event.target.closest(".toasts")) { // a message goes soon: it is no place to come back to
      remember(event.target);
    }
  });
  document.addEventListener("keydown", event => tabbed = event.key === "Tab", true);
  for (const type of ["focusin", "click", "input", "keydown"]) {
    document.addEventListener(type, keepEarly, true);
  }
  for (const type of ["focusin", "click"]) {
    document.addEventListener(type, selectName, true);
  }
  document.addEventListener("pointerdown", event => {
    tabbed = false;
    if (!event.target.closest(focusable)) {
      const layer = event.target.closest(".dialog") ?? document.body;
      // Left on purpose; a click into an open list leaves nothing.
      setTimeout(() => document.activeElement === document.body && spots.delete(layer));
    }
  }, true);
  startWaits();
  // As in a spreadsheet: F2 opens the cell that has the focus.
  document.addEventListener("keydown", event => event.key === "F2" && event.target.closest?.(".cell-edit")?.click());
  // What a cell has to cut shows in full on hover.
  document.addEventListener("mouseover", event => {
    const cell = event.target.closest?.(".cell-edit, .rows td");
    if (cell) {
      cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : "";
    }
  });
  // A button that moved away between press and release, because something came in above it, was pressed all the same.
  let pressed;
  document.addEventListener("pointerdown", event => {
    pressed = event.button === 0 ? { button: event.target.closest("button"), x: event.clientX, y: event.clientY } : undefined;
  }, true);
  document.addEventListener("pointerup", event => {
    const { button, x, y } = pressed ?? {};
    if (button?.isConnected && !button.contains(event.target) && Math.hypot(event.clientX - x, event.clientY - y) < 4) {
      button.click();
    }
  }, true);
  new MutationObserver(() => requestAnimationFrame(() => {
    keepFocus();
    placeToasts();
  })).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", placeToasts);
  addEventListener("submit", sendFileFirst, true);
  addEventListener("click", waitForChoices, true);
  addEventListener("submit", waitForChoices, true); // at the window: Blazor hears of it at the document
  document.addEventListener("animationend", placeToasts);

  document.addEventListener("keydown", pressPrimary, true);

  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !topDialog()) {
      const search = document.getElementById("global-search");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }

    if (event.key === "Escape" && !event.defaultPrevented && !isBusyElsewhere()) {
      flush(document.activeElement);
      const window = topDialog() ?? document.querySelector(".panel");
      window?.querySelector("[data-close]")?.click();
      if (!window) {
        document.querySelector(".drawer-open [aria-controls=main-menu]")?.click();
      }
    }
  });
}

export function startPanel(frame) {
  frame?.querySelector("[data-close]")?.focus();
}

// Messages lie at the bottom right, above the buttons of a dialog that reaches under them.
function placeToasts() {
  const host = document.querySelector(".toasts");
  if (!host?.firstElementChild) {
    return;
  }

  const foot = topDialog()?.querySelector(".dialog-foot")?.getBoundingClientRect();
  const toasts = host.getBoundingClientRect();
  const isOver = foot && foot.right > toasts.left && foot.bottom > innerHeight - toasts.height - 32;
  host.style.setProperty("--clear", isOver ? `${Math.round(innerHeight - foot.top)}px` : "0px");
}

// ---- Waiting for the server ----

const longestWait = 3000; // what was pressed changes nothing

let endWait; // of what was pressed last

// What was pressed, or searched in, says that it waits until the answer changes something on the page. The sheet shows it after a moment
// only.
function startWaits() {
  let before;
  document.addEventListener("click", () => before = location.href, true);
  document.addEventListener("click", event => {
    const pressed = event.target.closest?.("button, a[href]");
    const isAsked = pressed?.localName === "a"
      ? event.defaultPrevented && pressed.href !== before
      : pressed?.matches(":not([aria-disabled=true], [data-upload], [data-reload])");
    if (isAsked) {
      wait(pressed);
    }
  });
  document.addEventListener("submit", event => {
    const save = event.submitter ?? [...event.target.elements].find(element => element.type === "submit");
    if (save) {
      wait(save);
    }
  });
  document.addEventListener("input", event => event.target.type === "search" && wait(event.target));
}

function wait(element) {
  endWait?.();
  element.setAttribute("aria-busy", "true");
  const watch = new MutationObserver(records => {
    const isKnown = records.some(record => record.target === element && record.attributeName === "aria-busy");
    isKnown ? forget() : end(); // from here on the server says itself that it is busy
  });
  const forget = () => {
    endWait = undefined;
    watch.disconnect();
    clearTimeout(limit);
  };
  const end = () => {
    forget();
    element.removeAttribute("aria-busy");
  };
  const limit = setTimeout(end, longestWait);
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["class", "aria-busy", "aria-expanded", "aria-pressed", "hidden"],
  });
  endWait = end;
}

// ---- Menus and other popups at a button ----

let openPopup; // what to do when it closes

// Shows an element of the browser's top layer at its button: below it or above, whole or scrolling, 8 px from the window's edge.
export function showPopup(popup, opener, listener) {
  openPopup?.(false);
  if (!popup?.isConnected || !opener?.isConnected) {
    return;
  }

  popup.showPopover();
  placeAt(popup, opener);
  const place = event => !(event?.target instanceof Node && popup.contains(event.target)) && placeAt(popup, opener);
  const watch = new ResizeObserver(() => placeAt(popup, opener));
  watch.observe(popup);
  const pointer = event => !popup.contains(event.target) && !opener.contains(event.target) && openPopup?.(false);
  const left = event => event.relatedTarget && !popup.contains(event.relatedTarget) && openPopup?.(false);
  const keys = event => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      openPopup?.(true);
    } else if (popup.contains(event.target)) {
      walkMenu(popup, event);
    }
  };
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("resize", place);
  document.addEventListener("pointerdown", pointer, true);
  document.addEventListener("keydown", keys, true);
  popup.addEventListener("focusout", left);
  openPopup = giveBack => {
    openPopup = undefined;
    watch.disconnect();
    removeEventListener("scroll", place, { capture: true });
    removeEventListener("resize", place);
    document.removeEventListener("pointerdown", pointer, true);
    document.removeEventListener("keydown", keys, true);
    popup.removeEventListener("focusout", left);
    const held = popup.contains(document.activeElement);
    if (popup.isConnected) {
      popup.hidePopover();
    }

    if (giveBack || held) {
      (opener.matches(focusable) ? opener : opener.querySelector(focusable))?.focus();
    }

    listener.invokeMethodAsync("Closed").catch(() => { });
  };
  [...popup.querySelectorAll("[role=menuitem], input:checked, input, button, a[href]")].find(isShown)?.focus();
}

export function hidePopup(giveBack) {
  openPopup?.(giveBack);
}

function placeAt(popup, opener) {
  const at = opener.getBoundingClientRect();
  const below = innerHeight - at.bottom - 12, above = at.top - 12;
  popup.style.maxHeight = "none";
  const wanted = popup.scrollHeight + 2;
  const under = wanted <= below || below >= above;
  const height = Math.min(wanted, Math.max(120, under ? below : above));
  const width = popup.offsetWidth;
  const left = at.left + width + 8 > innerWidth ? at.right - width : at.left;
  popup.style.maxHeight = `${height}px`;
  popup.style.top = `${Math.max(8, Math.min(under ? at.bottom + 4 : at.top - height - 4, innerHeight - height - 8))}px`;
  popup.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
}

// Arrow keys in a menu, as people know them from every menu.
function walkMenu(popup, event) {
  const items = [...popup.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined && items.length) {
    event.preventDefault();
    items[next % items.length].focus();
  } else if (event.key === "Tab" && items.length) {
    openPopup?.(true); // and on from the button
  }
}

// ---- Forms ----

// Fields with letters that the server has not got yet, and searches whose outcome a form has to wait for.
const typed = new WeakSet(), waiting = new Map(), delayed = new WeakSet();

const isPicker = field => field.matches?.(".picker-input") === true; // alive or not yet: it empties itself when something is chosen

// What is being typed reaches the server only when the field is left: flush it before the form is sent or the dialog asks whether
// something was typed.
function flush(field) {
  if (typed.has(field) && !isPicker(field)) {
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// What the server sets meanwhile (a name that it proposes) must not take the letters away: they count as soon as they reach it.
function keepLetters(field) {
  const value = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  if (value?.set && !isPicker(field) && !Object.hasOwn(field, "value")) {
    Object.defineProperty(field, "value", {
      configurable: true,
      get: () => value.get.call(field),
      set: text => typed.has(field) || value.set.call(field, text),
    });
  }
}

// A file goes before the form that names it.
async function sendFileFirst(event) {
  const form = event.target, upload = form.querySelector("input[type=file]")?.upload;
  if (upload && !upload.isReady()) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await upload.send() && form.isConnected) {
      form.requestSubmit();
    }
  }
}

// A choice that is still under way, or a text that was left in a box, comes before what was asked for after it: the form's save, or any
// button of its dialog.
async function waitForChoices(event) {
  const button = event.type === "click" ? event.target.closest("button") : event.submitter;
  const place = event.type === "click" ? button?.closest(".dialog, form") : event.target, active = document.activeElement;
  const choices = place ? [...waiting].filter(([input]) => place.contains(input)).map(([, choice]) => choice) : [];
  const left = event.type === "submit" && active?.picker && place.contains(active) ? active.picker.leave() : undefined;
  if (!choices.length && !left) {
    return;
  }

  event.preventDefault();
  event.stopImmediatePropagation();
  if (delayed.has(place)) {
    return; // a second click
  }

  delayed.add(place);
  button?.setAttribute("aria-busy", "true");
  await Promise.allSettled([...choices, left]);
  delayed.delete(place);
  button?.removeAttribute("aria-busy");
  if (place.isConnected) {
    event.type === "click" ? button.click() : place.requestSubmit();
  }
}

const isLetter = event => (event.key.length === 1 || event.key === "Backspace" || event.key === "Delete")
  && !event.ctrlKey && !event.metaKey && !event.altKey;

// Ctrl+Enter presses the filled button of the dialog, whose foot says so; on a page it sends the form that one is in.
function pressPrimary(event) {
  if (!(event.ctrlKey || event.metaKey) || event.key !== "Enter") {
    return;
  }

  const dialog = event.target.closest(".dialog") ?? topDialog(); // one that has just opened has no focus yet
  const button = dialog ? dialog.querySelector(".dialog-foot .mud-button-filled")
    : event.target.closest("form")?.querySelector("[type=submit]");
  if (!button) {
    return;
  }

  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) { // a key that is held down must not agree to what its first press asked
    flush(event.target);
    button.form ? button.form.requestSubmit() : button.click();
  }
}

export function startForm(form) {
  form?.addEventListener("input", event => {
    typed.add(event.target);
    keepLetters(event.target);
  }, true);
  form?.addEventListener("change", event => typed.delete(event.target), true);
  form?.addEventListener("focusout", event => typed.delete(event.target), true); // typed and taken back: no change comes

  // Letters mean nothing to the server one by one: inputs, dialog and focus trap of the library would tell it of each four times.
  const texts = "input:not([type=checkbox], [type=radio]), textarea";
  const keep = event => event.target.matches(texts) && isLetter(event) && event.stopPropagation();
  form?.addEventListener("keydown", keep);
  form?.addEventListener("keyup", keep);

  // Whoever comes to a field sees what it is called as well: below the head of the dialog, above its foot.
  form?.addEventListener("focusin", event => {
    const body = event.target.closest(".dialog-body"), label = event.target.closest(".field")?.querySelector(":scope > label");
    if (body && label && label.getBoundingClientRect().height > 0 && !event.target.closest("[popover]")) {
      const frame = body.getBoundingClientRect(), name = label.getBoundingClientRect(), field = event.target.getBoundingClientRect();
      const fits = field.bottom - name.top <= frame.height - 16; // where they do not, the field counts
      const above = frame.top + 8 - (fits ? Math.min(name.top, field.top) : field.top);
      const below = Math.max(fits ? name.bottom : 0, field.bottom) - frame.bottom + 8;
      body.scrollTop += above > 0 ? -above : below > 0 ? Math.min(below, -above) : 0;
    }
  });

  // A label leads to its field also where that is no form control.
  form?.addEventListener("click", event => {
    const label = event.target.closest("label[id]");
    if (label && !label.control) {
      form.querySelector(`[aria-labelledby~="${label.id}"]`)?.focus();
    }
  });
}

// A field tells the server what it holds when it is left; until then, when the keys rest, the draft of the form is told aside, so that no
// field complains of half an address.
export function watchTyping(form, listener) {
  let rest;
  form?.addEventListener("input", event => {
    const field = event.target;
    clearTimeout(rest);
    if (field.id && field.matches("textarea, input:not([type=password], [type=file], [role=combobox])")) {
      rest = setTimeout(() => tellTyped(listener, field), 300);
    }
  }, true);
  form?.addEventListener("change", () => clearTimeout(rest), true);
}

async function tellTyped(listener, field) {
  try {
    if (field.isConnected) {
      await listener.invokeMethodAsync("Typed", field.id, field.value);
    }
  } catch {
    // The form was closed or the connection lost in this moment.
  }
}

// Sends the file by itself, so that a lost circuit loses neither the bytes nor what the screen says of them. The server is told again when
// it is back.
export function startUpload(frame, address, maxBytes, listener) {
  const input = frame?.querySelector("input[type=file]");
  if (!input || input.upload) {
    return;
  }

  const part = name => frame.querySelector(`[data-upload=${name}]`);
  const bar = part("sending").querySelector("[role=progressbar]");
  let file, id, request, told = true;

  const say = (words, mayRetry) => {
    part("failure").textContent = words;
    part("retry").hidden = !mayRetry;
  };
  const progress = percent => {
    part("percent").textContent = `${percent} %`;
    bar.setAttribute("aria-valuenow", percent);
    bar.querySelectorAll(".mud-progress-linear-bar").forEach(element => element.style.transform = `translateX(-${100 - percent}%)`);
  };
  const tell = async () => {
    try {
      const calls = (async () => {
        await listener.invokeMethodAsync("Chosen", file.name.toWellFormed?.() ?? file.name, file.size);
        await (id && listener.invokeMethodAsync("Uploaded", id));
        return true;
      })();
      told = await Promise.race([calls, new Promise(resolve => setTimeout(resolve, 10000, false))]);
    } catch {
      told = false;
    }

    return told;
  };
  const transmit = () => new Promise(resolve => {
    const sent = request = new XMLHttpRequest();
    let silence;
    const goesOn = () => {
      say("", false);
      clearTimeout(silence);
      silence = setTimeout(
        () => say("The server has not answered for 15 seconds. The upload goes on by itself when it does, or cancel it.", false), 15_000);
    };
    const end = (words, mayRetry) => {
      clearTimeout(silence);
      request = undefined;
      const held = part("sending").contains(document.activeElement);
      part("sending").hidden = true;
      say(words, mayRetry);
      (held || mayRetry) && (mayRetry ? part("retry") : input).focus();
      resolve(id !== undefined);
    };
    sent.upload.onprogress = event => {
      goesOn();
      frame.isConnected ? event.lengthComputable && progress(Math.floor(event.loaded * 100 / event.total)) : sent.abort();
    };
    sent.onload = () => {
      if (sent.status === 200) {
        id = JSON.parse(sent.responseText).id;
        end("", false);
      } else {
        end({
          401: "Your session has ended. Sign in again in another window, then try again.",
          403: "Your role does not allow this. Ask an administrator of your dashboard.",
          413: `${file.name} is larger than 14 MB. Make it shorter, or save it as mp3.`,
          429: "Too many files in a minute. Wait a little, then try again.",
          507: "The server cannot keep the file now. Tell your administrator, and try again when that is put right.",
        }[sent.status] ?? "The server did not take the file. Try again.", sent.status !== 413);
      }
    };
    sent.onerror = () =>
      end(`The connection was lost at ${part("percent").textContent}. Nothing you typed is lost: try again.`, true);
    sent.onabort = () => end("The upload was cancelled.", false);
    goesOn();
    progress(0);
    part("sending").hidden = false;
    sent.open("POST", new URL(address, document.baseURI));
    sent.setRequestHeader("Content-Type", "application/octet-stream");
    sent.setRequestHeader("X-Requested-With", "XMLHttpRequest"); // without a session: 401 rather than the way to sign-in
    sent.send(file);
  });
  const take = () => {
    const chosen = input.files[0];
    if (!chosen) {
      return; // the choice was given up: the one before stays
    }

    request?.abort();
    (file = chosen, id = undefined);
    part("name").textContent = file.name;
    frame.toggleAttribute("data-chosen", true);
    say("", false);
    tell();
  };

  input.addEventListener("change", take);
  part("cancel").addEventListener("click", () => request?.abort());
  part("retry").addEventListener("click", () => input.form.requestSubmit());
  for (const [kind, isOver] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
    frame.addEventListener(kind, event => {
      event.preventDefault();
      frame.toggleAttribute("data-over", isOver);
    });
  }

  frame.addEventListener("drop", event => {
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.focus();
      take();
    }
  });
  input.upload = {
    isReady: () => told && !request && (!file || file.size > maxBytes || id !== undefined),
    send: async () => {
      if (request) {
        return false; // under way: the form is sent when it has arrived
      }

      if (file && file.size <= maxBytes && id === undefined && !await transmit()) {
        return false;
      }

      const heard = await tell();
      heard || say("The connection to the server is lost. The file is kept: press Upload again when it is back.", true);
      return heard;
    },
    forget: () => id = undefined,
  };
  if (input.files.length) {
    take(); // chosen by somebody quick, before the box was alive
  }
}

export function forgetUpload(frame) {
  frame?.querySelector("input[type=file]")?.upload?.forget();
}

const fields = "input:not([type=hidden]):not(:disabled):not([tabindex='-1']), textarea:not(:disabled), select:not(:disabled), "
  + "[role=combobox][tabindex='0']";

export function focusFirstField(form) {
  const frame = form?.closest(".dialog") ?? form;
  const body = frame?.querySelector(".dialog-body") ?? form, active = document.activeElement;
  if (body?.contains(active) && active.matches(fields) && (active !== kept || typed.has(active))) {
    return; // somebody quick is typing already: the rest of the name must not land in another field
  }
  const first = [...(frame?.querySelectorAll("[data-first-focus]") ?? []), ...(body?.querySelectorAll(fields) ?? [])]
    .find(element => isShown(element) && !element.closest("[data-no-first-focus]"));
  (first ?? frame?.querySelector(".dialog-foot button") ?? frame?.querySelector("button"))?.focus();
}

export function focusFirstInvalid(form) {
  const field = [...form.querySelectorAll("[aria-invalid=true]")].find(isShown);
  const target = field ?? form.querySelector("[data-problems]");
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

// ---- A box that searches and offers ----

// A box is drawn a moment before it is alive: what is done to it in between is kept, and told to it then.
const early = new WeakMap();

function keepEarly(event) {
  const input = event.target;
  const isKey = event.type === "keydown";
  if (!(input instanceof Element) || !input.matches(".picker-input") || input.picker || (event.type === "focusin" && !tabbed)
    || (isKey && (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key) || event.ctrlKey || event.metaKey))) {
    return;
  }

  if (isKey) {
    event.preventDefault();
  }

  const { key, altKey } = event;
  const again = isKey
    ? new KeyboardEvent("keydown", { key, altKey, cancelable: true })
    : new Event(event.type === "focusin" ? "click" : event.type);
  early.set(input, [...(early.get(input) ?? []), again]);
}

// A box that holds a name gives it up to what is typed next.
function selectName(event) {
  const input = event.target;
  if (event.isTrusted && input.matches?.(".picker-input[data-keeps-text]") && input.getAttribute("aria-expanded") !== "true"
    && input.selectionStart === input.selectionEnd) {
    input.select();
  }
}

// The keys are answered here, so that they mean the same however slow the connection is: with "202", ↓ and Enter typed at once the first
// hit is taken when it comes.
export function startPicker(input, list, listener) {
  if (!input || input.picker) {
    return;
  }

  let asks = 0, shown = null, marked = -1, moves = 0, wantsEnter = false, rest, choice = null, left;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const isOpen = () => list.matches(":popover-open");
  const isCurrent = () => shown === input.value && isOpen() && rest === undefined;
  const call = (method, ...args) => listener.invokeMethodAsync(method, ...args).catch(() => undefined);

  const place = () => {
    const at = input.closest(".picker-frame").getBoundingClientRect();
    const field = (input.closest(".field") ?? input).getBoundingClientRect(); // the list covers neither label nor help
    const below = innerHeight - field.bottom - 12, above = field.top - 12;
    list.style.maxHeight = "none";
    const wanted = Math.min(list.scrollHeight + 2, 320);
    const under = wanted <= below || below >= above;
    const height = Math.min(wanted, under ? below : above);
    Object.assign(list.style, {
      maxHeight: `${height}px`,
      width: `${at.width}px`,
      left: `${at.left}px`,
      top: `${under ? field.bottom + 2 : field.top - height - 2}px`,
    });
  };
  const follow = event => isOpen() && !(event.target instanceof Node && list.contains(event.target)) && place();
  const watch = new ResizeObserver(() => isOpen() && place());
  watch.observe(list);
  for (let around = input.parentElement; around && !around.matches("dialog, [role=dialog], main"); around = around.parentElement) {
    watch.observe(around); // an error that comes in above moves the box
  }

  const mark = index => {
    const found = options();
    found[marked]?.removeAttribute("data-marked");
    marked = Math.max(-1, Math.min(index, found.length - 1));
    const option = found[marked];
    option?.setAttribute("data-marked", "");
    option?.scrollIntoView({ block: "nearest" });
    option ? input.setAttribute("aria-activedescendant", option.id) : input.removeAttribute("aria-activedescendant");
  };
  const open = () => {
    if (!isOpen()) {
      list.showPopover();
      input.setAttribute("aria-expanded", "true");
      addEventListener("scroll", follow, { capture: true, passive: true });
      addEventListener("resize", follow);
      openPicker?.();
      openPicker = close;
    }
    place();
  };
  const close = () => {
    clearTimeout(rest);
    rest = undefined;
    mark(-1);
    moves = 0;
    shown = null;
    wantsEnter = false;
    asks++;
    settle();
    input.removeAttribute("aria-busy");
    input.setAttribute("aria-expanded", "false");
    removeEventListener("scroll", follow, { capture: true });
    removeEventListener("resize", follow);
    openPicker = openPicker === close ? undefined : openPicker;
    if (isOpen()) {
      list.hidePopover();
    }
  };
  const ask = async () => {
    clearTimeout(rest);
    rest = undefined;
    const mine = ++asks, text = input.value;
    input.setAttribute("aria-busy", "true");
    await call("SearchAsync", text);
    if (mine !== asks) {
      return;
    }
    input.removeAttribute("aria-busy");
    shown = text;
    marked = -1;
    open();
    mark(moves - 1);
    moves = 0;
    if (wantsEnter) {
      wantsEnter = false;
      await enter();
    }
    settle();
  };
  // While somebody waits for an answer a form must not be sent.
  let release;
  const hold = () => {
    if (!release) {
      waiting.set(input, new Promise(resolve => release = resolve));
    }
  };
  const settle = () => {
    release?.();
    release = undefined;
    waiting.delete(input);
  };
  const take = async action => {
    close();
    hold();
    choice = action;
    await action;
    choice = null;
    settle();
  };
  const choose = option => {
    if (input.dataset.keepsText === undefined) {
      input.value = "";
    } else {
      input.value = option.dataset.text;
    }
    typed.delete(input);
    return take(call("ChooseAsync", Number(option.dataset.index)));
  };
  const enter = () => {
    const option = options()[marked];
    return option ? choose(option) : input.value.trim() ? take(call("TypedAsync", input.value)) : undefined;
  };

  const leave = () => {
    typed.delete(input);
    return take(call("LeftAsync", input.value));
  };
  // An Enter that waits for its answer is waited for.
  input.picker = { leave: () => choice ?? (!release && typed.has(input) ? leave() : undefined) };
  input.addEventListener("input", () => {
    clearTimeout(rest);
    wantsEnter = false;
    moves = 0;
    mark(-1);
    rest = setTimeout(ask, 150);
  });
  input.addEventListener("paste", event => { // a column of numbers: a box of one line would run them together
    const text = event.clipboardData?.getData("text").trim() ?? "";
    if (input.dataset.several !== undefined && /[\r\n\t]/.test(text)) {
      event.preventDefault();
      input.setRangeText(text.replace(/\s*[\r\n\t]+\s*/g, ", "), input.selectionStart, input.selectionEnd, "end");
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  input.addEventListener("click", () => !isOpen() && ask());
  input.addEventListener("focus", () => {
    clearTimeout(left);
    if (!choice && !wantsEnter) {
      settle();
    }
    if (tabbed) {
      ask();
    }
  });
  input.addEventListener("blur", () => {
    hold(); // the click that took the focus away may be the one on Save
    left = setTimeout(() => {
      if (document.activeElement !== input && !list.contains(document.activeElement)) {
        const text = input.value, chosen = choice;
        close();
        take(chosen ?? call("LeftAsync", text));
      } else if (!choice && !wantsEnter) {
        settle();
      }
    });
  });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (event.altKey && step < 0) {
        close();
      } else if (isCurrent()) {
        mark(marked < 0 && step < 0 ? options().length - 1 : Math.max(0, marked + step));
      } else {
        moves = Math.max(0, moves + step);
        if (rest !== undefined || !input.hasAttribute("aria-busy")) {
          ask();
        }
      }
    } else if (event.key === "Enter" && !(event.ctrlKey || event.metaKey)) {
      event.preventDefault(); // takes an entry; it must not save the form as well
      if (isCurrent() || (!isOpen() && rest === undefined && !input.hasAttribute("aria-busy"))) {
        enter();
      } else {
        hold();
        wantsEnter = true;
        if (rest !== undefined) {
          ask();
        }
      }
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", event => event.target.closest("a, button") || event.preventDefault()); // the focus stays in the box
  list.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
      input.focus();
    }
  });
  list.addEventListener("focusout", () => {
    hold(); // as above
    setTimeout(() => {
      if (isOpen() && document.activeElement !== input && !list.contains(document.activeElement)) {
        take(call("LeftAsync", input.value)); // on from the button in it
      } else if (!choice && !wantsEnter) {
        settle();
      }
    });
  });
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) {
      input.focus();
      choose(option);
    } else if (event.target.closest("a, button")) {
      close();
    }
  });

  const before = early.get(input) ?? [];
  if (document.activeElement === input) {
    before.forEach(event => input.dispatchEvent(event));
  } else if (before.some(event => event.type === "input")) {
    take(call("LeftAsync", input.value));
  }
}

export function setText(input, text) {
  if (input) {
    input.value = text;
    typed.delete(input);
  }
}

let openPicker; // closes the list that is open

// ---- Tables ----

// Rows must not move under somebody's hand.
export function isInUse(table) {
  const body = table?.querySelector("tbody");
  const selection = getSelection();
  return !!body && (body.matches(":hover") || body.contains(document.activeElement) || isBusyElsewhere()
    || (!selection.isCollapsed && body.contains(selection.anchorNode)));
}

// Without https there is no clipboard, and some browsers want the click to be fresher than it is after the way to the server.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Where the browser can, the person chooses the place and the rows stream straight into the file ("saved"); elsewhere it is an ordinary
// download ("started"), of whose end the page never hears.
export async function saveFile(url, name, type, extension) {
  if (window.isSecureContext && window.showSaveFilePicker) {
    let handle;
    try {
      handle = await window.showSaveFilePicker({ suggestedName: name, types: [{ accept: { [type]: [extension] } }] });
    } catch (error) {
      if (error.name === "AbortError") {
        return "cancelled";
      }

      return download(url, name); // no permission, or too long since the click
    }

    const response = await fetch(url);
    if (!response.ok || !response.body) {
      return refused(response);
    }

    await response.body.pipeTo(await handle.createWritable());
    return "saved";
  }

  const head = await fetch(url, { method: "HEAD" }).catch(() => null); // what a browser's own download says of a refusal is no help
  return head?.ok ? download(url, name) : refused(head);
}

function refused(response) {
  return response?.status === 429 ? "busy" : "failed";
}

function download(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  return "started";
}
