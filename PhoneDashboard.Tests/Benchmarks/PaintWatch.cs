using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Measures within the page, by the browser's own clock: from the click to the frame after the rows changed.</summary>
internal static class PaintWatch
{
    // A task that is queued in an animation frame runs once that frame is painted. Typing begins where the search box goes to another view: it has a pause of its own.
    private const string Script = """
        (() => {
          const text = () => document.querySelector(".table-frame")?.textContent;
          const busy = () => document.querySelector(".table-frame")?.getAttribute("aria-busy") !== "false";
          const painted = then => requestAnimationFrame(() => setTimeout(then));
          let before, start, byNavigation, resolve;
          addEventListener("click", event => { if (!byNavigation) { start = event.timeStamp; } }, true);
          for (const name of ["pushState", "replaceState"]) {
            const original = history[name];
            history[name] = function (...values) {
              if (byNavigation) { start = performance.now(); }
              return original.apply(this, values);
            };
          }
          window.paintWatch = {
            loaded: new Promise(done => new MutationObserver((_, observer) => {
              if (document.querySelector(".table-frame tbody tr.data-row button")) {
                observer.disconnect();
                painted(() => done(performance.now()));
              }
            }).observe(document, { childList: true, subtree: true })),
            arm(navigation) {
              [before, start, byNavigation] = [text(), null, navigation];
              this.changed = new Promise(done => { resolve = done; });
            },
          };
          new MutationObserver(() => {
            if (resolve && start !== null && !busy() && text() !== before) {
              const done = resolve;
              resolve = null;
              painted(() => done(performance.now() - start));
            }
          }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-busy"] });
        })();
        """;

    /// <summary>Puts the clock into every page of a browser profile.</summary>
    internal static Task AddPaintWatchAsync(this IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>Milliseconds from the navigation to painted rows in a live page.</summary>
    internal static Task<double> LoadedAsync(this IPage page) => page.EvaluateAsync<double>("() => paintWatch.loaded");

    /// <summary>Milliseconds from the last click of an action (or the navigation that it makes) to the frame after the rows changed; null when they did not change.</summary>
    internal static async Task<double?> MeasureAsync(this IPage page, Func<Task> action, bool fromNavigation = false)
    {
        await page.EvaluateAsync("navigation => paintWatch.arm(navigation)", fromNavigation);
        await action();
        return await page.EvaluateAsync<double?>("() => Promise.race([paintWatch.changed, new Promise(done => setTimeout(() => done(null), 5000))])");
    }
}
