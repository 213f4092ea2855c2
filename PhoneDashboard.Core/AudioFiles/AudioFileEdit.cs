using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>An audio file that is being renamed.</summary>
public sealed class AudioFileEdit : IVersionedEdit
{
    /// <summary>The audio file.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }

    /// <inheritdoc cref="AudioFile.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(AudioFile.NameLength, ErrorMessage = "Use at most 100 characters.")]
    public string? Name { get; set; }
}
