using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>Uploads a greeting or announcement.</summary>
public sealed partial class AddAudioFileDialog
{
    private const int ChunkBytes = 64 * 1024;

    private readonly NewAudioFile _input = new();
    private IBrowserFile? _file;
    private string? _proposedName;
    private int? _percent;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AudioFileService AudioFiles { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>The id of the file that was added; null when none was.</summary>
    public static Task<long?> ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<AddAudioFileDialog, long?>("Add Audio File", DialogWidth.Small);

    // A name that was typed stays; one that was only proposed follows the file.
    private void Choose(IBrowserFile file)
    {
        _file = file;
        var proposed = Path.GetFileNameWithoutExtension(file.Name);
        _input.Name = string.IsNullOrWhiteSpace(_input.Name) || _input.Name == _proposedName ? proposed : _input.Name;
        _proposedName = proposed;
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (_file!.Size > AudioFile.MaxBytes)
        {
            // Known before a byte is sent: nobody waits for an upload that will be refused.
            return [new Problem(ProblemKind.Invalid, $"{_file.Name} is larger than 14 MB. Make it shorter, or save it as mp3.", nameof(NewAudioFile.FileName))];
        }

        var content = await ReceiveAsync(_file);
        var result = await AudioFiles.AddAsync(Current.Actor, _input, content);
        _percent = null;
        if (result.Succeeded)
        {
            Toast.Success($"{_input.Name!.Trim()} was added.");
            Dialogs.Close(result.Value);
        }

        return result.Problems;
    }

    // Received as a whole before it is saved, so that the person sees how far it is.
    private async Task<MemoryStream> ReceiveAsync(IBrowserFile file)
    {
        var content = new MemoryStream((int)file.Size);
        await using var upload = file.OpenReadStream(AudioFile.MaxBytes);
        var chunk = new byte[ChunkBytes];
        for (var read = await upload.ReadAsync(chunk); read > 0; read = await upload.ReadAsync(chunk))
        {
            content.Write(chunk, 0, read);
            _percent = (int)(content.Length * 100 / Math.Max(1, file.Size));
            StateHasChanged();
        }

        content.Position = 0;
        return content;
    }
}
