using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Overview;

/// <summary>What needs a hand today; on a new system, the way to the first call. Reads again when something is saved.</summary>
public sealed partial class OverviewPage : IDisposable
{
    // Whoever works through a list elsewhere saves often: the counts need not follow each save.
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();
    private DashboardOverview? _overview;
    private ChangeWatch? _watch;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required OverviewService Overview { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    private static string WithDevices(OverviewFigures figures) =>
        Text($"{figures.UsersWithDevices:N0} of {figures.Lines:N0} {(figures.Lines == 1 ? "user has" : "users have")} one");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task RefreshAsync()
    {
        if (_left.IsCancellationRequested)
        {
            return; // left after the save was noted
        }

        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (!_left.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task SetUpCompanyAsync()
    {
        if (await CompanyDialog.ShowAsync(Dialogs))
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    private async Task ReadAsync()
    {
        await Times.LoadAsync(_left.Token);
        _overview = await Overview.GetAsync(Current.Actor, _left.Token);
    }
}
