using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>Gives a greeting or announcement another name; the file stays.</summary>
public sealed partial class RenameAudioFileDialog
{
    private EditSession? _session;

    [Parameter, EditorRequired] public required long AudioFileId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was renamed.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long audioFileId) =>
        dialogs.OpenAsync<RenameAudioFileDialog, bool>(
            "Rename Audio File", DialogWidth.Small, new() { [nameof(AudioFileId)] = audioFileId });

    private AudioFileEdit Edit => (AudioFileEdit)_session!.Model!;

    protected override async Task OnInitializedAsync() => _session = await Sessions.BeginAsync(this, new EditTarget<AudioFileEdit>
    {
        DraftKey = DraftForms.KeyOf(DraftForms.AudioFile, AudioFileId),
        ItemKind = nameof(AudioFile),
        ItemId = AudioFileId,
        Address = string.Create(CultureInfo.InvariantCulture, $"/audio-files?open={AudioFileId}"),
        Title = audio => $"Rename Audio File, {audio.Name}",
        ReadAsync = () => AudioFiles.GetAsync(Current.Actor, AudioFileId),
        Fields = AudioFileFields.Form,
        Gone = "This audio file has been deleted in the meantime.",
    });

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await AudioFiles.SaveAsync(Current.Actor, Edit);
        if (result.Succeeded)
        {
            Toast.Success($"{Edit.Name!} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
