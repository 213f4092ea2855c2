using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>Uploads a greeting or announcement.</summary>
public sealed partial class AddAudioFileDialog
{
    private readonly NewAudioFile _input = new();
    private AudioFileInput? _file;
    private string? _proposedName, _uploadId;
    private long _size;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required AudioUploads Uploads { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>The id of the file that was added; null when none was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs) =>
        dialogs.OpenAsync<AddAudioFileDialog, long?>("Add Audio File", DialogWidth.Small);

    // A name that was typed stays; one that was only proposed follows the file.
    private void Choose(long size)
    {
        (_size, _uploadId) = (size, null);
        var proposed = Path.GetFileNameWithoutExtension(_input.FileName);
        _input.Name = string.IsNullOrWhiteSpace(_input.Name) || _input.Name == _proposedName ? proposed : _input.Name;
        _proposedName = proposed;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_size > AudioFile.MaxBytes)
        {
            // Known before a byte is sent: nobody waits for an upload that will be refused.
            return Refused($"{_input.FileName} is larger than 14 MB. Make it shorter, or save it as mp3.");
        }

        await using var content = _uploadId is null ? null : await Uploads.OpenAsync(Current.Actor, _uploadId);
        if (content is null)
        {
            _uploadId = null;
            await _file!.ForgetAsync();
            return Refused($"{_input.FileName} has not arrived, or has waited for more than an hour. Press Upload again.");
        }

        var result = await AudioFiles.AddAsync(Current.Actor, _input, content);
        if (result.Succeeded)
        {
            await Uploads.DropAsync(Current.Actor, _uploadId!);
            Toast.Success($"{_input.Name!} was added.");
            Dialogs.Close(result.Value);
        }

        return result.Problems;
    }

    private static Problem[] Refused(string message) => [new(ProblemKind.Invalid, message, nameof(NewAudioFile.FileName))];
}
