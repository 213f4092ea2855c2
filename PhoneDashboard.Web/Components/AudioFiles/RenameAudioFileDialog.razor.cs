using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>Renames an audio file.</summary>
public sealed partial class RenameAudioFileDialog
{
    private SharedEdit? _shared;

    /// <summary>The audio file as it was read.</summary>
    [Parameter, EditorRequired] public required AudioFileEdit Edit { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>True when it was renamed.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, AudioFileEdit edit) =>
        dialogs.OpenAsync<RenameAudioFileDialog, bool>("Rename Audio File", DialogWidth.Small, new() { [nameof(Edit)] = edit });

    protected override void OnInitialized() => _shared = Edits.Begin(nameof(AudioFile), Edit.Id, Edit, () => AudioFiles.GetAsync(Current.Actor, Edit.Id),
        [EditField.Plain<AudioFileEdit>(nameof(AudioFileEdit.Name), "Name", audio => audio.Name)]);

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var result = await AudioFiles.SaveAsync(Current.Actor, Edit);
        if (result.Succeeded)
        {
            Toast.Success($"{Edit.Name!.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return result.Problems;
    }
}
