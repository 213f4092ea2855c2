// The few things only the browser can do. Loaded once per circuit by PageScript.

const prefix = "phonedashboard.";

export function readPreferences() {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value]));
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

export function setMenu(width) {
  document.documentElement.dataset.menu = width;
}

// What was last focused in the page itself.
let place;

// Ctrl+K from anywhere puts the cursor in the search field; Escape closes the side panel from outside it too, and the drawer.
export function startShell() {
  document.addEventListener("focusin", event => {
    if (!event.target.closest(".rz-dialog, .rz-popup")) {
      place = event.target;
    }
  });
  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && !document.querySelector(".rz-dialog")) {
      const search = document.getElementById("global-search");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }

    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector(".rz-dialog") && !openPopup()) {
      const panel = document.querySelector(".rz-dialog-side");
      if (panel && !panel.contains(event.target)) {
        panel.querySelector("[data-close-panel]")?.click();
      }

      document.querySelector(".drawer-open [aria-controls=main-menu]")?.click();
    }
  });
}

function openPopup() {
  return [...document.querySelectorAll(".rz-popup, .rz-overlaypanel")].some(popup => popup.offsetParent !== null);
}

// Radzen listens to a search field only some time after it appeared; who types at once would see no suggestions until the next key.
export function showSuggestions(field) {
  const input = field?.querySelector("input");
  if (input?.value && input === document.activeElement) {
    input.dispatchEvent(new Event("input"));
  }
}

export function focusById(id) {
  document.getElementById(id)?.focus();
}

// Radzen calls the side panel a dialog; this one is not modal, so it is a landmark of its own that screen readers can go to and leave.
export function startPanel(frame) {
  frame?.closest(".rz-dialog-side")?.setAttribute("role", "complementary");
  frame?.querySelector("[data-close-panel]")?.focus();
}

// Arrow keys in a menu, as people know them from every menu.
export function startMenu(menu) {
  if (!menu || menu.started) {
    return;
  }

  menu.started = true;
  menu.addEventListener("keydown", event => {
    const items = [...menu.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined && items.length) {
      event.preventDefault();
      items[next % items.length].focus();
    }
  });
}

const saveKey = event => (event.ctrlKey || event.metaKey) && event.key === "Enter";

// Fields with letters that the server has not got yet, and lists in which an arrow key marked an entry since the last letter.
const typed = new WeakSet(), marked = new WeakSet();

// What is being typed reaches the server only when the field is left: flush it before the form is sent or the dialog asks whether something was typed.
function flush(field) {
  if (typed.has(field)) {
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

export function startForm(form) {
  form?.addEventListener("input", event => {
    typed.add(event.target);
    marked.delete(event.target);
  }, true);
  form?.addEventListener("change", event => typed.delete(event.target), true);
  form?.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      flush(event.target);
    } else if (saveKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      flush(event.target);
      form.requestSubmit();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      marked.add(event.target);
    } else if (event.key === "Enter" && event.target.getAttribute("role") === "combobox") {
      event.preventDefault(); // chooses an entry; it must not save the form as well
      if (!marked.has(event.target)) {
        flush(event.target); // no entry is marked: what was typed counts
      }
    } else if (event.key === "Tab" && event.target.matches(".rz-dropdown") && !listOpen(event.target)) {
      event.stopPropagation(); // the library swallows the key that follows an arrow key
    }
  }, true);

  // A label leads to its field also where the library's input is no form control, or has no id.
  form?.addEventListener("click", event => {
    const label = event.target.closest("label[id]");
    if (label && !label.control) {
      form.querySelector(`[aria-labelledby~="${label.id}"]`)?.focus();
    }
  });
}

// A field tells the server what it holds when it is left; until then, when the keys rest, the draft of the form is told aside, so that no field complains of half an address.
export function watchTyping(form, listener) {
  let rest;
  form?.addEventListener("input", event => {
    const field = event.target;
    clearTimeout(rest);
    if (field.id && field.matches("textarea, input:not([type=password], [type=file])")) {
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

export function settle() {
  // Only the answer counts: it comes after the answers to all earlier calls.
}

function listOpen(field) {
  return field.matches("[role=combobox]") && document.getElementById(field.getAttribute("aria-controls"))?.getClientRects().length > 0;
}

const focusable = "input:not([type=hidden]):not([disabled]):not([tabindex='-1']), textarea:not([disabled]), select:not([disabled]), [role=combobox][tabindex='0']";

export function focusFirstField(form) {
  const body = form?.querySelector(".dialog-body") ?? form;
  if (body?.contains(document.activeElement) && document.activeElement.matches(focusable)) {
    return; // somebody quick is typing already: the rest of the name must not land in another field
  }
  const field = [...(body?.querySelectorAll(focusable) ?? [])].find(element => element.offsetParent !== null);
  (field ?? form?.querySelector("[data-first-focus], button:not([aria-label=Close])"))?.focus();
}

export function focusFirstInvalid(form) {
  const field = [...form.querySelectorAll("[aria-invalid=true]")].find(element => element.offsetParent !== null);
  const target = field ?? form.querySelector("[data-problems]");
  target?.scrollIntoView({ block: "nearest" });
  target?.focus();
}

// Radzen gives focus back to what was focused inside the popup, which is gone by then.
export function focusAfterPopup(opener) {
  setTimeout(() => {
    if (focusIsLost()) {
      opener?.focus();
    }
  }, 120);
}

// The same after a dialog that was opened from a menu or from another dialog: back to where the person was in the page.
export function focusPage() {
  setTimeout(() => {
    if (focusIsLost() && !document.querySelector(".rz-dialog")) {
      (place?.isConnected ? place : document.querySelector("h1"))?.focus();
    }
  }, 120);
}

function focusIsLost() {
  const active = document.activeElement;
  return !active || active === document.body || active.offsetParent === null;
}

// Rows must not move under somebody's hand.
export function isInUse(table) {
  const body = table?.querySelector("tbody");
  return !!body && (body.matches(":hover") || body.contains(document.activeElement) || openPopup() || (!getSelection().isCollapsed && body.contains(getSelection().anchorNode)));
}

export function focusElement(element) {
  element?.focus();
}

// Where the browser can, the person chooses the place and the rows stream straight into the file; elsewhere it is an ordinary download.
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
      return "failed";
    }

    await response.body.pipeTo(await handle.createWritable());
    return "saved";
  }

  return download(url, name);
}

function download(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  return "saved";
}
