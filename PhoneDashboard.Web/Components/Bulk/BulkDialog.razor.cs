using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>
/// Changes many rows at once: the choice, the preview, the change with its progress, which can be cancelled, then what became of each row
/// where there is more to say than that all was done. The message at the end offers Undo. A run whose page is lost goes on to its end.
/// </summary>
public sealed partial class BulkDialog : IDisposable
{
    private static readonly (DeliveryMethodsChange Change, string Text)[] DeliveryChanges =
    [
        (DeliveryMethodsChange.Add, "Add to those of each line"),
        (DeliveryMethodsChange.Remove, "Remove from each line"),
        (DeliveryMethodsChange.Replace, "Replace those of each line"),
    ];

    private readonly CancellationTokenSource _gone = new();
    private readonly CancellationTokenSource _stop = new();
    private IReadOnlyList<NamedItem> _options = [];
    private BulkPreview? _preview;
    private BulkProgress? _progress;
    private string? _problem;
    private BulkDone? _done;
    private Guid? _kept;

    /// <summary>What to do.</summary>
    [Parameter, EditorRequired] public required BulkTask Work { get; set; }

    /// <summary>With what.</summary>
    [Parameter, EditorRequired] public required BulkRows Rows { get; set; }

    /// <summary>How many were selected.</summary>
    [Parameter, EditorRequired] public required RowCount Count { get; set; }

    /// <summary>Called when the run has ended, while its result may still be looked at.</summary>
    [Parameter, EditorRequired] public required Func<Task> Ran { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required KeptResults<BulkDone> Results { get; init; }

    private string NextText => _preview switch
    {
        _ when _done is not null => "Close",
        null => "Preview",
        { Changing: 0 } => "Close",
        _ => $"{Work.Verb} {UserWords(_preview.Changing)}",
    };

    /// <summary>Opens the dialog; done when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, BulkTask work, BulkRows rows, RowCount count, Func<Task> ran) =>
        dialogs.OpenAsync<BulkDialog, bool>(work.Title, DialogWidth.Small, new()
        {
            [nameof(Work)] = work,
            [nameof(Rows)] = rows,
            [nameof(Count)] = count,
            [nameof(Ran)] = ran,
        });

    protected override async Task OnInitializedAsync()
    {
        _options = Work.Model switch
        {
            TimeScheduleBulkEdit => [.. (await TimeSchedules.OptionsAsync(Current.Actor, _gone.Token))
                .Select(schedule => new NamedItem(schedule.Id, $"{schedule.Title} ({schedule.TimeZone})"))],
            DeliveryMethodsBulkEdit => await DeliveryMethods.OptionsAsync(Current.Actor, _gone.Token),
            DidNumbersBulkEdit => [.. (await Trunks.OptionsAsync(Current.Actor, _gone.Token))
                .Select(trunk => new NamedItem(trunk.Id, trunk.Name))],
            _ => [],
        };
        if (!Work.HasChoice)
        {
            var problems = await PreviewAsync(); // nothing is to be chosen first
            _problem = problems.Count > 0 ? problems[0].Message : null;
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _stop.Dispose();
        if (_kept is { } kept)
        {
            Results.Drop(kept);
        }
    }

    private static string UserWords(int count) => count == 1 ? "1 user" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} users");

    private static double Percent(BulkProgress progress) => progress.Total == 0 ? 100 : Math.Floor(100.0 * progress.Done / progress.Total);

    private string Words(BulkProgress progress) =>
        _stop.IsCancellationRequested ? "Cancelling after the rows that are being written…"
        : progress.Done == progress.Total
        ? "Saving…"
        : string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0} rows");

    private IReadOnlyList<NamedItem> Chosen(DeliveryMethodsBulkEdit edit) =>
        [.. _options.Where(method => edit.DeliveryMethodIds.Contains(method.Id))];

    private IEnumerable<NamedItem> Unchosen(DeliveryMethodsBulkEdit edit) =>
        _options.Where(method => !edit.DeliveryMethodIds.Contains(method.Id));

    private async Task<IReadOnlyList<Problem>> NextAsync()
    {
        if (_done is null)
        {
            return await (_preview is null ? PreviewAsync() : ApplyAsync(_preview));
        }

        Dialogs.Close();
        return [];
    }

    private void Stop()
    {
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            StateHasChanged();
        }
    }

    private async Task<IReadOnlyList<Problem>> PreviewAsync()
    {
        var result = await Work.PreviewAsync(Current.Actor, Rows, _gone.Token);
        _preview = result.Succeeded ? result.Value : null;
        StateHasChanged(); // the form's own event draws the form, not the text of its button
        return result.Problems;
    }

    private async Task<IReadOnlyList<Problem>> ApplyAsync(BulkPreview preview)
    {
        if (preview.Changing == 0)
        {
            Dialogs.Close();
            return [];
        }

        Show(new BulkProgress(0, preview.Total));
        var progress = new Progress<BulkProgress>(done => _ = InvokeAsync(() => Show(done)));
        try
        {
            // Off the circuit's thread, so that the progress is drawn meanwhile.
            var actor = Current.Actor;
            var result = await Task.Run(() => Work.ApplyAsync(actor, preview.Rows, progress, _stop.Token));
            if (result.Succeeded)
            {
                await TellAsync(result.Value);
            }

            return result.Problems;
        }
        finally
        {
            _progress = null;
            StateHasChanged();
        }
    }

    private void Show(BulkProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    private async Task TellAsync(BulkDone done)
    {
        var sentences = new[]
        {
            done.Changed == 0 ? "Nothing was changed." : $"{done.Title}.",
            done.Refused == 0 ? null : $"{UserWords(done.Refused)} could not be changed.",
            done.NotReached == 0 ? null : $"Cancelled: {UserWords(done.NotReached)} {(done.NotReached == 1 ? "stays" : "stay")} as before.",
        };
        var message = string.Join(' ', sentences.OfType<string>());
        if (_gone.IsCancellationRequested)
        {
            Undo.Offer(message, done.UndoId);
            return; // it was closed by Back, and tables hear of each save
        }

        if (Work.IsInvite || done.Refused + done.NotReached > 0)
        {
            (_done, _kept) = (done, Results.Keep(Current.Actor, done));
        }
        else
        {
            Dialogs.Close();
        }

        if (_done is null || done.UndoId is not null) // else the dialog says it all
        {
            Undo.Offer(message, done.UndoId);
        }

        await Ran();
    }

    private Task DownloadAsync(BulkDone done) => DownloadDialog.ShowAsync(
        Dialogs,
        new DownloadRequest(
            $"bulk-result/{_kept}",
            new ListQuery().WithFilter("not-done", "yes"),
            (query, _) => Task.FromResult(new RowCount(query.Filter("not-done") is null ? done.Outcomes.Count : done.NotDone)))
        {
            FileName = "bulk-result",
        });
}
