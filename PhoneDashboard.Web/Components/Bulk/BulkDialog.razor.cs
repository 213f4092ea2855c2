using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>
/// Changes many rows at once: the choice, the preview, then the change with its progress. The message at the end offers Undo.
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
    private IReadOnlyList<NamedItem> _options = [];
    private BulkPreview? _preview;
    private BulkProgress? _progress;
    private string? _problem;

    /// <summary>What to do.</summary>
    [Parameter, EditorRequired] public required BulkTask Work { get; set; }

    /// <summary>With what.</summary>
    [Parameter, EditorRequired] public required BulkRows Rows { get; set; }

    /// <summary>How many were selected.</summary>
    [Parameter, EditorRequired] public required RowCount Count { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required TimeScheduleService TimeSchedules { get; init; }

    [Inject] public required DeliveryMethodService DeliveryMethods { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    private string NextText => _preview switch
    {
        null => "Preview",
        { Changing: 0 } => "Close",
        _ => $"{Work.Verb} {UserWords(_preview.Changing)}",
    };

    /// <summary>Opens the dialog; true when something was changed.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, BulkTask work, BulkRows rows, RowCount count) =>
        dialogs.OpenAsync<BulkDialog, bool>(work.Title, DialogWidth.Small, new()
        {
            [nameof(Work)] = work,
            [nameof(Rows)] = rows,
            [nameof(Count)] = count,
        });

    protected override async Task OnInitializedAsync()
    {
        _options = Work.Model switch
        {
            TimeScheduleBulkEdit => [.. (await TimeSchedules.OptionsAsync(Current.Actor, _gone.Token))
                .Select(schedule => new NamedItem(schedule.Id, $"{schedule.Title} ({schedule.TimeZone})"))],
            DeliveryMethodsBulkEdit => await DeliveryMethods.OptionsAsync(Current.Actor, _gone.Token),
            _ => [],
        };
        if (Work.IsInvite)
        {
            var problems = await PreviewAsync(); // nothing is to be chosen first
            _problem = problems.Count > 0 ? problems[0].Message : null;
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private static string UserWords(int count) => count == 1 ? "1 user" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} users");

    private static double Percent(BulkProgress progress) => progress.Total == 0 ? 100 : Math.Floor(100.0 * progress.Done / progress.Total);

    private static string Words(BulkProgress progress) => progress.Done == progress.Total
        ? "Saving…"
        : string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0} rows");

    private IReadOnlyList<NamedItem> Chosen(DeliveryMethodsBulkEdit edit) =>
        [.. _options.Where(method => edit.DeliveryMethodIds.Contains(method.Id))];

    private IEnumerable<NamedItem> Unchosen(DeliveryMethodsBulkEdit edit) =>
        _options.Where(method => !edit.DeliveryMethodIds.Contains(method.Id));

    private Task<IReadOnlyList<Problem>> NextAsync() => _preview is null ? PreviewAsync() : ApplyAsync(_preview);

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
            Dialogs.Close(false);
            return [];
        }

        Show(new BulkProgress(0, preview.Total));
        var progress = new Progress<BulkProgress>(done => _ = InvokeAsync(() => Show(done)));
        try
        {
            // Off the circuit's thread, so that the progress is drawn meanwhile.
            var actor = Current.Actor;
            var result = await Task.Run(() => Work.ApplyAsync(actor, preview.Rows, progress));
            if (result.Succeeded)
            {
                Tell(result.Value);
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

    private void Tell(BulkDone done)
    {
        Undo.Offer(done.Refused == 0 ? $"{done.Title}." : $"{done.Title}. {UserWords(done.Refused)} could not be changed.", done.UndoId);
        Dialogs.Close(true);
    }
}
