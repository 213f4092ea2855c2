using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Import;

/// <summary>
/// Users with their lines from a file, in steps: the file, what its columns mean, what would change, the import with its progress, which
/// can be cancelled (Specification 4.10). A run whose page is lost goes on to its end.
/// </summary>
public sealed partial class ImportDialog : IDisposable
{
    private static readonly string[] Steps = ["File", "Columns", "Check", "Import"];
    private static readonly string FileHelp = string.Create(CultureInfo.InvariantCulture,
        $"With a row that names the columns; {ImportFile.MaxRows:N0} rows and {ImportFile.MaxBytes / 1_000_000} MB at most.");

    private readonly CancellationTokenSource _gone = new();
    private readonly FileChoice _input = new();
    private CancellationTokenSource _stop = new();
    private FormField? _fileField;
    private ImportFile? _file;
    private ImportMapping? _mapping;
    private ImportPlan? _plan;
    private ImportDone? _done;
    private BulkProgress? _progress;
    private Guid? _kept;
    private bool _isReading, _asksColumns;

    /// <summary>Called when users were imported, while the dialog may still be looked at.</summary>
    [Parameter, EditorRequired] public required Func<Task> Imported { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ImportService Imports { get; init; }

    [Inject] public required BulkInviteService Invites { get; init; }

    [Inject] public required KeptResults<ImportPlan> Plans { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required UndoActions Undo { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private int Step =>
        _done is not null || (_progress is not null && _plan is not null) ? 4 : _plan is not null ? 3 : _asksColumns ? 2 : 1;

    private string NextText => this switch
    {
        { _done: not null } or { _plan.ToWrite: 0 } => "Close",
        { _plan: { } plan } when plan.Count(ImportOutcome.Refused) > 0 => $"Import the other {Words(plan.ToWrite, "user")}",
        { _plan: { } plan } => $"Import {Words(plan.ToWrite, "user")}",
        { _asksColumns: true } => "Check",
        _ => "Next",
    };

    /// <summary>Opens the dialog; done when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, Func<Task> imported) => dialogs.OpenAsync<ImportDialog, bool>(
        "Import from CSV", DialogWidth.Large, new() { [nameof(Imported)] = imported });

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        _stop.Dispose();
        Forget();
    }

    private static string Words(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static double Percent(BulkProgress progress) => progress.Total == 0 ? 100 : Math.Floor(100.0 * progress.Done / progress.Total);

    private string Words(BulkProgress progress) =>
        _stop.IsCancellationRequested ? "Cancelling: what was written is taken back…"
        : string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0} rows");

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (_file, _mapping, _asksColumns, _isReading) = (null, null, false, true);
        Forget();
        _input.FileName = chosen.File.Name;
        try
        {
            var result = chosen.File.Size > ImportFile.MaxBytes
                ? ImportFile.Read(chosen.File.Name, new byte[ImportFile.MaxBytes + 1]) // known before a byte is sent
                : ImportFile.Read(chosen.File.Name, await BytesAsync(chosen.File));
            _fileField!.Remark(result.Succeeded ? null : result.Problems[0].Message);
            if (result.Succeeded)
            {
                (_file, _mapping) = (result.Value, ImportMapping.Propose(result.Value));
            }
        }
        catch (Exception exception) when (exception is IOException or JSException or TimeoutException or OperationCanceledException)
        {
            _fileField!.Remark($"{chosen.File.Name} has not arrived. Choose it again.");
        }
        finally
        {
            _isReading = false;
            StateHasChanged();
        }
    }

    private async Task<byte[]> BytesAsync(IBrowserFile file)
    {
        await using var content = file.OpenReadStream(ImportFile.MaxBytes, _gone.Token);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, _gone.Token);
        return bytes.ToArray();
    }

    private async Task<IReadOnlyList<Problem>> NextAsync()
    {
        if (_done is not null || _plan is { ToWrite: 0 })
        {
            Dialogs.Close();
            return [];
        }

        if (_plan is not null)
        {
            return await ImportAsync(_plan);
        }

        if (_file is null)
        {
            return [new(ProblemKind.Invalid, "Choose a file that can be read.", nameof(FileChoice.FileName))];
        }

        if (!_asksColumns && !_file.IsOwn)
        {
            _asksColumns = true;
            StateHasChanged();
            return [];
        }

        return await CheckAsync(_file);
    }

    private void Back()
    {
        _asksColumns = _plan is not null;
        Forget();
    }

    private void Stop()
    {
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            StateHasChanged();
        }
    }

    private async Task<IReadOnlyList<Problem>> CheckAsync(ImportFile file)
    {
        Show(new BulkProgress(0, file.Rows.Count));
        try
        {
            var (actor, mapping, progress) = (Current.Actor, _mapping!, Progress());
            var result = await Task.Run(() => Imports.CheckAsync(actor, file, mapping, progress, _stop.Token), _gone.Token);
            _plan = result.Succeeded ? result.Value : null;
            _kept = _plan is null ? null : Plans.Keep(actor, _plan);
            return result.Problems;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            Dialogs.Close();
            return [];
        }
        finally
        {
            _progress = null;
            StateHasChanged();
        }
    }

    private async Task<IReadOnlyList<Problem>> ImportAsync(ImportPlan plan)
    {
        Show(new BulkProgress(0, plan.ToWrite));
        try
        {
            // Off the circuit's thread, so that the progress is drawn meanwhile.
            var (actor, progress) = (Current.Actor, Progress());
            var result = await Task.Run(() => Imports.RunAsync(actor, plan, progress, _stop.Token));
            await TellAsync(result);
            return result.Problems;
        }
        finally
        {
            _progress = null;
            StateHasChanged();
        }
    }

    private async Task TellAsync(Result<ImportDone> result)
    {
        if (result.Succeeded)
        {
            Undo.Offer($"{result.Value.Title}.", result.Value.UndoId, "Undo import");
        }
        else if (_gone.IsCancellationRequested)
        {
            Toast.Error(result.Problems[0].Message); // the dialog was closed by Back
        }

        if (!_gone.IsCancellationRequested && result.Succeeded)
        {
            _done = result.Value;
            await Imported();
        }
        else if (!_gone.IsCancellationRequested)
        {
            _stop.Dispose();
            _stop = new(); // it can be tried again
        }
    }

    private Progress<BulkProgress> Progress() => new(done => _ = InvokeAsync(() =>
    {
        if (_progress is not null)
        {
            Show(done);
        }
    }));

    private void Show(BulkProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    // What was checked is no longer what would be imported.
    private void Forget()
    {
        _plan = null;
        if (_kept is { } kept)
        {
            Plans.Drop(kept);
            _kept = null;
        }
    }

    private Task DownloadAsync(ImportPlan plan) => DownloadDialog.ShowAsync(
        Dialogs,
        new DownloadRequest(
            $"failed-rows/{_kept}", new ListQuery(), (_, _) => Task.FromResult(new RowCount(plan.Count(ImportOutcome.Refused))))
        {
            FileName = "failed-rows",
        });

    private Task InviteAsync(ImportDone done) => BulkDialog.ShowAsync(
        Dialogs,
        BulkTask.Of(Invites, "Send Invite to App", BulkInvite.NeverMailed),
        BulkRows.Of(BulkTable.Users, done.Created),
        new RowCount(done.Created.Count),
        Imported);

    private sealed class FileChoice
    {
        [Required(ErrorMessage = "Choose a file.")]
        [Verbatim]
        public string? FileName { get; set; }
    }
}
