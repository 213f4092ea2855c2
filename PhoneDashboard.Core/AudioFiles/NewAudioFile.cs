using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>What is typed beside an uploaded file.</summary>
public sealed class NewAudioFile
{
    /// <inheritdoc cref="AudioFile.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(AudioFile.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }

    /// <summary>
    /// The file's own name, such as <c>greeting.mp3</c>: its ending must fit the content. A problem with the file itself
    /// stands at this field.
    /// </summary>
    [Required(ErrorMessage = "Choose an audio file.")]
    public string? FileName { get; set; }
}
