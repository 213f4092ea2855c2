// Runs before the first paint, so that the chosen theme and menu width do not flash. A file of its own because the content policy allows no
// inline script.
(() => {
  const root = document.documentElement;
  const stored = key => {
    try {
      return JSON.parse(localStorage.getItem("phonedashboard." + key));
    } catch {
      return null; // storage may be closed to us; the defaults serve
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const applyTheme = () => {
    const choice = stored("theme") ?? "system";
    root.dataset.theme = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
  };

  applyTheme();
  dark.addEventListener("change", applyTheme);
  root.addEventListener("themechosen", applyTheme);
  root.dataset.menu = stored("menu") === "narrow" ? "narrow" : "wide";

  // The server was restarted and knows this page no more. What was typed is kept as a draft, so the page comes back by itself and offers
  // it.
  document.addEventListener("DOMContentLoaded", () => {
    const notice = document.getElementById("components-reconnect-modal"), trouble = document.getElementById("blazor-error-ui");
    new MutationObserver(() => {
      if (notice.classList.contains("components-reconnect-rejected")) {
        if (document.querySelector(".shell")) {
          location.reload();
        } else {
          trouble.style.display = "block"; // it never began: loaded anew it would be refused again, without end
        }
      } else if (notice.classList.contains("components-reconnect-hide")) {
        trouble.removeAttribute("style"); // a try that failed had shown it
      }
    }).observe(notice, { attributeFilter: ["class"] });

    // WebSockets only: the server takes nothing else. Not without negotiating: a connection that comes back would be taken for one that is
    // refused.
    const connect = builder => {
      const build = builder.withUrl("_blazor", { transport: 1 }).build.bind(builder);
      builder.build = () => {
        const connection = build(), start = connection.start.bind(connection);
        connection.start = () => start().catch(fault => {
          if (!document.querySelector(".shell")) {
            trouble.style.display = "block"; // the page did not begin; Blazor says so of other faults by itself
          }

          throw fault;
        });
        return connection;
      };
    };
    Blazor.start({ circuit: { configureSignalR: connect } });

    // A circuit that the server refuses is not always told so: the page would stay empty without a word. Sooner than a connection that has
    // been silent for 30 s is given up: that is told in other words, over these.
    setTimeout(() => document.querySelector(".shell") || (trouble.style.display = "block"), 20_000);

    // Blazor shows this when the page has ended, or did not begin: then the server knows why.
    new MutationObserver(async (_, observer) => {
      observer.disconnect();
      if (document.querySelector(".shell")) {
        return;
      }

      const answer = await fetch("connection-trouble", { method: "POST" });
      if (answer.redirected) {
        location.reload(); // the session has ended: to sign-in
      } else if (answer.headers.get("Content-Type")?.startsWith("text/plain")) {
        trouble.querySelector("[data-trouble]").textContent = await answer.text();
      }
    }).observe(trouble, { attributeFilter: ["style"] });
  });

  // Half of a letter (a lone surrogate) cannot go to the server: the event would not arrive, and nobody would be told. It goes as U+FFFD,
  // which is refused in words. At the window: Blazor hears of it at the document.
  for (const type of ["input", "change"]) {
    addEventListener(type, ({ target }) => {
      if (target.type !== "file" && target.value?.isWellFormed?.() === false) {
        target.value = target.value.toWellFormed();
      }
    }, true);
  }

  // MudTextField asks the browser to focus a box that was clicked (HandleContainerClick:
  // https://github.com/MudBlazor/MudBlazor/pull/11733): the browser has done so already, and when the answer comes the person may be in
  // the next one. Blazor, which listens at the document too, does not hear of it. Here, for a dialog may be drawn before app.js has come.
  document.addEventListener(
    "click", event => event.target.matches?.(".mud-input-control .mud-input-slot") && event.stopPropagation(), true);

  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-reload]")) {
      location.reload();
    } else if (event.target.closest?.(".skip-link")) {
      event.preventDefault(); // with a base address in the page, "#content" would lead to the start page
      document.getElementById("content")?.focus();
    }
  });
})();
