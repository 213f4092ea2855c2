using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>What became of each row, those that were not done first; only the page that is seen is in memory and in the browser.</summary>
public sealed partial class BulkResultList : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ListPage<BulkResultRow>? _page;
    private bool _onlyNotDone;
    private int _number = 1;

    /// <summary>What was done.</summary>
    [Parameter, EditorRequired] public required BulkDone Done { get; set; }

    [Inject] public required BulkResultService Results { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    private int Pages => new RowCount(_page?.Total ?? 0).Pages(PageSize);

    private static int PageSize => ListQuery.PageSizes[0];

    private string Range
    {
        get
        {
            var first = ((_number - 1) * PageSize) + 1;
            return string.Create(
                CultureInfo.InvariantCulture, $"{first:N0}–{Math.Min(_number * PageSize, _page!.Total):N0} of {_page.Total:N0}");
        }
    }

    private string Summary => string.Join(", ", Done.Outcomes.GroupBy(outcome => outcome.Result).Select(rows => string.Create(
        CultureInfo.InvariantCulture, $"{rows.Count():N0} {Words(rows.Key)}"))) + "."
        + (Done.NotReached > 0 ? " Cancelled: those that were not reached are as they were." : "");

    protected override Task OnInitializedAsync() => TurnAsync(1);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private static BadgeTone Tone(BulkResult result) => result switch
    {
        BulkResult.Refused => BadgeTone.Bad,
        BulkResult.NotReached => BadgeTone.Dashed,
        BulkResult.Skipped => BadgeTone.Neutral,
        _ => BadgeTone.Ok,
    };

    private string Words(BulkResult result) => result switch
    {
        BulkResult.Done => Done.Word.ToLowerInvariant(),
        BulkResult.NotReached => "not reached",
        BulkResult.Refused => "refused",
        _ => "skipped",
    };

    private Task FilterAsync(bool onlyNotDone)
    {
        _onlyNotDone = onlyNotDone;
        return TurnAsync(1);
    }

    private async Task TurnAsync(int page)
    {
        if (page >= 1 && (_page is null || page <= Math.Max(1, Pages)))
        {
            _page = await Results.PageAsync(Current.Actor, Done, _onlyNotDone, page, _gone.Token);
            _number = page;
        }
    }
}
