using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// A person at the App Configurations table of the product, or at the bare page, who clicks at random, the same way each time and
/// everywhere: turns pages, sorts, filters, searches.
/// </summary>
internal sealed class TableClicks(IPage page, ICDPSession session)
{
    internal static readonly string[] Kinds = ["next page", "sort", "filter", "search"];

    private static readonly (string Filter, string[] Values)[] Choices =
    [
        ("When Unavailable", ["Do Nothing", "Route to Voicemail"]),
        ("External Outbound Calls", ["Yes", "No"]),
        ("Status", ["Configured", "Unconfigured", "Needs attention"]),
    ];

    private static readonly string[] Sortable = ["User", "When Unavailable", "Status"];

    private readonly Random _random = new(1);

    /// <summary>What was measured, by kind of click.</summary>
    internal Dictionary<string, List<ClickCost>> Costs { get; } =
        Kinds.ToDictionary(kind => kind, _ => new List<ClickCost>(), StringComparer.Ordinal);

    /// <summary>Clicks after which the same rows stood there.</summary>
    internal int Unchanged { get; private set; }

    /// <summary>One click of each kind.</summary>
    internal async Task RoundAsync()
    {
        var kinds = Kinds.ToArray();
        _random.Shuffle(kinds);
        foreach (var kind in kinds)
        {
            await ClickAsync(kind);
            if (kind is "filter" or "search")
            {
                await page.MeasureAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "App Configurations" })
                    .Or(page.GetByRole(AriaRole.Button, new() { Name = "App Configurations", Exact = true })).ClickAsync());
            }
        }
    }

    /// <summary>Begins anew with what is counted.</summary>
    internal void Forget()
    {
        Unchanged = 0;
        foreach (var costs in Costs.Values)
        {
            costs.Clear();
        }
    }

    private async Task ClickAsync(string kind)
    {
        var act = await (kind switch
        {
            "next page" => PointAtAsync(page.Locator("[aria-label='Next page']")),
            "sort" => PointAtAsync(page.Locator(".table-frame .head-sort").Filter(new() { HasText = Pick(Sortable) }).First),
            "filter" => PointAtFilterAsync(),
            _ => EnterSearchAsync(),
        });
        await Task.Delay(_random.Next(100, 300)); // a person looks at the rows before the next click
        var before = await MainThread.ReadAsync(session);
        if (await page.MeasureAsync(act, isSearch: kind == "search") is { } times)
        {
            Costs[kind].Add(new(times, await MainThread.ReadAsync(session) - before));
        }
        else
        {
            Unchanged++;
        }
    }

    // The click itself is the mouse's: Playwright's own runs scripts in the page, which would be counted.
    private async Task<Func<Task>> PointAtAsync(ILocator target)
    {
        await target.HoverAsync();
        return async () =>
        {
            await page.Mouse.DownAsync();
            await page.Mouse.UpAsync();
        };
    }

    // The product's choices are in a menu; those of the bare page stand there.
    private async Task<Func<Task>> PointAtFilterAsync()
    {
        var (filter, values) = Pick(Choices);
        var value = Pick(values);
        var menu = page.GetByRole(AriaRole.Button, new() { Name = filter, Exact = true }).And(page.Locator(".filter-text"));
        if (await menu.IsVisibleAsync())
        {
            await menu.ClickAsync();
        }

        var words = new Regex($"^\\s*{value}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return await PointAtAsync(page.Locator(".menu-item").Filter(new() { HasTextRegex = words }));
    }

    // A name that stands in one of the rows, whole or its beginning: as a person who looks for a colleague types it.
    private async Task<Func<Task>> EnterSearchAsync()
    {
        var names = await page.Locator(".table-frame tbody tr .cell-name").AllTextContentsAsync();
        var word = Pick(Pick([.. names]).Split(' '));
        var typed = word[..Math.Min(word.Length, _random.Next(3, 8))];
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FocusAsync();
        return () => page.Keyboard.InsertTextAsync(typed);
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
