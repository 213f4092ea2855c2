using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>
/// When backups are written and how many are kept, what became of the last one, one more now, and the files to take away.
/// </summary>
public sealed partial class BackupCard
{
    private BackupStatus? _status;
    private EditSession? _session;
    private ModelForm? _form;
    private int _read;
    private bool _isWriting;

    /// <summary>Another number whenever something was saved: the daily backup may be among it.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required BackupArchive Archive { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required ILogger<BackupCard> Logger { get; init; }

    private BackupSettingsEdit Input => (BackupSettingsEdit)_session!.Model!;

    protected override async Task OnInitializedAsync()
    {
        await Time.LoadAsync();
        await BeginAsync();
        _status = await Archive.GetAsync(Current.Actor);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_status is not null && !_isWriting && _read != Reading)
        {
            _read = Reading;
            _status = await Archive.GetAsync(Current.Actor);
        }
    }

    private static string Address(string path) => "/backups/" + Uri.EscapeDataString(Path.GetFileName(path));

    private static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024):N0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024.0):N1} MB");

    private string LastOne(BackupStatus status) => status.Kept is [var newest, ..]
        ? $"The last backup is of {Time.Text(newest.Utc)}, {Size(newest.Bytes)}: {Path.GetFileName(newest.Database)} and "
            + $"{Path.GetFileName(newest.Keys)}."
        : "There is no backup yet.";

    private async Task BeginAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<BackupSettingsEdit>
    {
        DraftKey = DraftForms.BackupSettings,
        ItemKind = nameof(AccountSettings),
        ItemId = AccountSettings.OnlyId,
        Address = "/settings",
        Title = _ => "Backup",
        ReadAsync = async () => BackupSettingsEdit.From(await Settings.GetAsync(Current.Actor)),
        Fields = AccountSettingsFields.BackupForm,
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = await _session!.SaveAsync(async () => (await Settings.SaveBackupAsync(Current.Actor, Input)).Problems);
        if (problems.Count == 0 && _session.Shared!.Conflict is null)
        {
            await BeginAsync();
            Toast.Success("The backup settings are saved.");
        }

        return problems;
    }

    private async Task WriteAsync()
    {
        if (_isWriting)
        {
            return;
        }

        _isWriting = true;
        try
        {
            if (await StorageFault.TryAsync(Logger, async () => Tell(await Archive.WriteAsync(Current.Actor))) is { } fault)
            {
                Toast.Error(fault.Problem.Message);
            }
        }
        finally
        {
            _isWriting = false;
        }

        _status = await Archive.GetAsync(Current.Actor);
    }

    private void Tell(Result<Backup> result)
    {
        if (result.Succeeded)
        {
            Toast.Success($"The backup was written: {Path.GetFileName(result.Value.Database)}, {Size(result.Value.Bytes)}.");
        }
        else
        {
            Toast.Error("The backup failed. The card says why.");
        }
    }
}
