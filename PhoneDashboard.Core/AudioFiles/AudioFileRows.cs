using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>An audio file in its table.</summary>
/// <param name="Id">The audio file.</param>
/// <param name="Name">Its name.</param>
/// <param name="Format">Its format by content.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="DurationMilliseconds">How long it plays; null where the content does not say.</param>
/// <param name="Uses">How many fields of lines and objects of call flows play it.</param>
/// <param name="CreatedUtc">When it was uploaded, UTC.</param>
public sealed record AudioFileRow(
    long Id, string Name, AudioFormat Format, int Length, int? DurationMilliseconds, int Uses, DateTime CreatedUtc);

/// <summary>An audio file as a list of choices shows it.</summary>
/// <param name="Id">The audio file.</param>
/// <param name="Name">Its name.</param>
/// <param name="DurationMilliseconds">How long it plays; null where the content does not say.</param>
public sealed record AudioOption(long Id, string Name, int? DurationMilliseconds);

/// <summary>An audio file to play.</summary>
/// <param name="Content">The bytes, from the first; can seek. The caller disposes it.</param>
/// <param name="ContentType">The media type, such as <c>audio/mpeg</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record AudioPlayback(Stream Content, string ContentType, string Name);

/// <summary>What is typed beside an uploaded file.</summary>
public sealed class NewAudioFile
{
    /// <summary>The name.</summary>
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

/// <summary>An audio file that is being renamed.</summary>
public sealed class AudioFileEdit : IVersionedEdit
{
    /// <summary>The audio file.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }

    /// <summary>The name.</summary>
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(AudioFile.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }
}
