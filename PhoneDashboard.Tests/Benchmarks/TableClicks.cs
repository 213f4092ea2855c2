using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A person at the App Configurations table who clicks at random, the same way each time: turns pages, sorts, filters, searches.</summary>
internal sealed class TableClicks(IPage page)
{
    private static readonly (string Filter, string[] Values)[] Choices =
    [
        ("When Unavailable", ["Do Nothing", "Route to Voicemail"]),
        ("External Outbound Calls", ["Yes", "No"]),
        ("Status", ["Configured", "Unconfigured", "Needs attention"]),
    ];

    private static readonly string[] Sortable = ["User", "When Unavailable", "Status"];

    private readonly Random _random = new(1);
    private bool _narrowed;

    /// <summary>Milliseconds by kind of click.</summary>
    internal Dictionary<string, List<double>> Times { get; } = [];

    /// <summary>Clicks after which the same rows stood there.</summary>
    internal int Unchanged { get; private set; }

    internal async Task NextAsync()
    {
        if (_narrowed)
        {
            await page.MeasureAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "App Configurations" }).ClickAsync());
        }

        var kind = _random.Next(4);
        _narrowed = kind >= 2;
        await (kind switch
        {
            0 => ClickAsync("next page", NextPageAsync),
            1 => ClickAsync("sort", SortAsync),
            2 => ClickAsync("filter", FilterAsync),
            _ => ClickAsync("search", SearchAsync, fromNavigation: true),
        });
    }

    private async Task ClickAsync(string kind, Func<Task> action, bool fromNavigation = false)
    {
        await Task.Delay(_random.Next(100, 300)); // a person looks at the rows before the next click
        if (await page.MeasureAsync(action, fromNavigation) is { } time)
        {
            Times.TryAdd(kind, []);
            Times[kind].Add(time);
        }
        else
        {
            Unchanged++;
        }
    }

    private Task NextPageAsync() => page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();

    private Task SortAsync() => page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Button, new() { Name = Pick(Sortable), Exact = true }).ClickAsync();

    private async Task FilterAsync()
    {
        var (filter, values) = Pick(Choices);
        await page.GetByRole(AriaRole.Button, new() { Name = filter, Exact = true }).And(page.Locator(".filter-text")).ClickAsync();
        await page.Locator(".menu-item").Filter(new() { HasText = Pick(values) }).First.ClickAsync();
    }

    // A name that stands in one of the rows, whole or its beginning: as a person who looks for a colleague types it.
    private async Task SearchAsync()
    {
        var names = await page.Locator(".table-frame tbody tr.data-row .cell-name .cell-text").AllTextContentsAsync();
        var words = Pick([.. names]).Split(' ');
        var word = Pick(words);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true }).FillAsync(word[..Math.Min(word.Length, _random.Next(3, 8))]);
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
