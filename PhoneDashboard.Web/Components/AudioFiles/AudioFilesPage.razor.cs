using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>Greetings and announcements: list, upload, play, rename, delete (Specification 5, rule 8).</summary>
public sealed partial class AudioFilesPage
{
    private static readonly IReadOnlyList<TableFilter> _filters =
        [TableFilter.Choice(
            "format", "Format", [.. Enum.GetValues<AudioFormat>().Select(format => new FilterChoice(format.ToString(), format.Words()))])];

    private DataTable<AudioFileRow>? _table;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private async Task<ListPage<AudioFileRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await Time.LoadAsync(cancellationToken);
        return await AudioFiles.ListAsync(Current.Actor, query, cancellationToken);
    }

    private IReadOnlyList<MenuAction> ActionsFor(AudioFileRow row) => Current.Permitted(
        new("Rename", () => Navigation.OpenAsync(row.Id)) { Icon = "edit", Needs = Permission.EditResources },
        Navigation.HistoryAction(row.Id),
        new("Delete", () => DeleteAsync(row)) { Icon = "delete", Danger = true, Needs = Permission.EditResources });

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(AudioFile), id, () => _table!.ReloadAsync());

    private async Task AddAsync()
    {
        if (await AddAudioFileDialog.ShowAsync(Dialogs) is not null)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task EditAsync(long id)
    {
        if (await RenameAudioFileDialog.ShowAsync(Dialogs, id))
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(AudioFileRow row)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            row.Name,
            () => AudioFiles.DeleteAsync(Current.Actor, row.Id),
            "Activity can restore it for 30 days; keep a copy elsewhere if you may need it later."))
        {
            await _table!.ReloadAsync();
        }
    }
}
