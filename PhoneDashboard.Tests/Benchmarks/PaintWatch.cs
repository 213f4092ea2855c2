using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>Measures within the page, by the browser's own clock: from the click to the frame after the rows changed.</summary>
internal static class PaintWatch
{
    // A task that is queued in an animation frame runs once that frame is painted. A search begins with the letters, or where the box goes
    // to another view: it has a pause of its own.
    private const string Script = """
        (() => {
          const frame = () => document.querySelector(".table-frame");
          const text = () => frame()?.textContent;
          const busy = () => frame()?.getAttribute("aria-busy") !== "false";
          const painted = then => requestAnimationFrame(() => setTimeout(then));
          const watch = seen => new MutationObserver((_, observer) => seen(observer)).observe(document,
            { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-busy"] });
          const messages = [];
          let before, start, typed, resolve;
          addEventListener("click", event => { if (!typed) { start = event.timeStamp; } }, true);
          addEventListener("input", event => { if (typed) { start = event.timeStamp; } }, true);
          for (const name of ["pushState", "replaceState"]) {
            const original = history[name];
            history[name] = function (...values) {
              if (typed) { start = performance.now(); }
              return original.apply(this, values);
            };
          }
          window.WebSocket = class extends WebSocket {
            constructor(...values) {
              super(...values);
              this.addEventListener("message", event =>
                messages.push({ at: performance.now(), size: event.data.byteLength ?? event.data.length }));
            }
          };
          window.paintWatch = {
            loaded: new Promise(done => watch(observer => {
              if (!busy() && document.querySelector(".table-frame tbody tr td")) {
                observer.disconnect();
                painted(() => done(performance.now()));
              }
            })),
            arm(search) {
              [before, start, typed, messages.length] = [text(), null, search, 0];
              this.changed = new Promise(done => { resolve = done; });
            },
          };
          watch(() => {
            if (resolve && start !== null && !busy() && text() !== before) {
              const done = resolve;
              const answers = messages.filter(message => message.at >= start);
              resolve = null;
              painted(() => done([performance.now(), answers[0]?.at ?? start, answers.at(-1)?.at ?? start]
                .map(at => at - start).concat(messages.reduce((sum, message) => sum + message.size, 0))));
            }
          });
        })();
        """;

    /// <summary>Puts the clock into every page of a browser profile.</summary>
    internal static Task AddPaintWatchAsync(this IBrowserContext context) =>
        context.AddInitScriptAsync(Script);

    /// <summary>Milliseconds from the navigation to painted rows in a live page.</summary>
    internal static Task<double> LoadedAsync(this IPage page) => page.EvaluateAsync<double>("() => paintWatch.loaded");

    /// <summary>
    /// Waits for the rows after an action's click, or after what it typed into the search box; null when they did not change.
    /// </summary>
    internal static async Task<PaintTimes?> MeasureAsync(this IPage page, Func<Task> action, bool isSearch = false)
    {
        await page.EvaluateAsync("search => paintWatch.arm(search)", isSearch);
        await action();
        return await page.EvaluateAsync<double[]?>(
            "() => Promise.race([paintWatch.changed, new Promise(done => setTimeout(() => done(null), 5000))])")
            is [var painted, var first, var last, var bytes] ? new(painted, first, last, bytes) : null;
    }
}
