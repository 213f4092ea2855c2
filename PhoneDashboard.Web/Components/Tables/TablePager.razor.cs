using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>Where the table is in its view ("1–25 of 61"), and the way to the other pages.</summary>
public sealed partial class TablePager
{
    private ElementReference _range;

    [Parameter, EditorRequired] public required ListQuery Query { get; set; }

    /// <summary>Rows of the view on all pages.</summary>
    [Parameter, EditorRequired] public required RowCount Count { get; set; }

    /// <summary>Others have changed the list while somebody was at a row: the rows wait.</summary>
    [Parameter] public bool HasNews { get; set; }

    /// <summary>Shows the list as it is now.</summary>
    [Parameter] public EventCallback ShowNews { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required PageScript Script { get; init; }

    private int Pages => Count.Pages(Query.PageSize);

    private string Range
    {
        get
        {
            var first = ((Query.Page - 1) * Query.PageSize) + 1;
            var last = Math.Min(Query.Page * Query.PageSize, Count.Rows);
            return Count.Rows == 0 ? "0 rows" : string.Create(CultureInfo.InvariantCulture, $"{first:N0}–{last:N0} of {Count.Figure}");
        }
    }

    // The first, the last, and those around the present one; 0 stands for a gap.
    private IEnumerable<int> Numbers
    {
        get
        {
            var shown = new[] { 1, Query.Page - 1, Query.Page, Query.Page + 1, Pages }
                .Where(page => page >= 1 && page <= Pages)
                .Distinct()
                .Order();
            var before = 0;
            foreach (var page in shown)
            {
                if (page - before > 1)
                {
                    yield return 0;
                }

                yield return before = page;
            }
        }
    }

    private string Address(int page) => new Uri(Navigation.Uri).AbsolutePath + (Query with { Page = page }).ToQueryString();

    // The button is gone then: the focus goes to what it changed.
    private async Task ShowNewsAsync()
    {
        await ShowNews.InvokeAsync();
        await Script.FocusAsync(_range);
    }

    private void SetRows(ChangeEventArgs args) =>
        Navigation.Show(Query with { PageSize = int.Parse((string)args.Value!, CultureInfo.InvariantCulture), Page = 1 });
}
