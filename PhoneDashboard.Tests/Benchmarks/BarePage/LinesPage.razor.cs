using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Tests.Benchmarks.BarePage;

/// <summary>The seven columns of App Configurations as plain texts, by the same service call: what Blazor itself costs.</summary>
public sealed partial class LinesPage
{
    private const string DefaultSort = "user";

    private static readonly Actor Reader = Actor.Of(1, "Bare page", Role.Administrator);

    private static readonly (string Key, string Value, string Words)[] Choices =
    [
        .. Enum.GetValues<WhenUnavailable>().Select(choice => ("when-unavailable", choice.ToString(), choice.Words())),
        ("external-outbound-calls", "yes", "Yes"),
        ("external-outbound-calls", "no", "No"),
        .. Enum.GetValues<AppLineStatus>().Select(status => ("status", status.ToString(), status.Words())),
    ];

    private ListQuery _query = new();
    private IQueryable<AppLineRow>? _rows;
    private int _total;

    [Inject] public required AppLineService Lines { get; init; }

    protected override Task OnInitializedAsync() => ShowAsync(_query);

    private static string Digits(IReadOnlyList<NumberText> numbers) => string.Join(", ", numbers.Select(number => number.Digits));

    private async Task ShowAsync(ListQuery query)
    {
        var page = await Lines.ListAsync(Reader, query);
        (_query, _rows, _total) = (query, page.Rows.AsQueryable(), page.Total);
    }

    private Task SearchAsync(ChangeEventArgs args) => ShowAsync(_query with { Search = (string?)args.Value, Page = 1 });

    private Task SortAsync(string key)
    {
        var descending = key == (_query.Sort ?? DefaultSort) && !_query.Descending;
        return ShowAsync(_query with { Sort = key == DefaultSort && !descending ? null : key, Descending = descending, Page = 1 });
    }
}
