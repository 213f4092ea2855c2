using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.AudioFiles.AudioFileEdit>;

namespace PhoneDashboard.Core.AudioFiles;

/// <summary>What an audio file's form sets, and what the trail names besides.</summary>
public static class AudioFileFields
{
    /// <summary>Its name in lines and call flows.</summary>
    public static readonly Field Name =
        Edits.Text(nameof(AudioFile.Name), "Name", audio => audio.Name, (audio, text) => audio.Name = text) with
        {
            Help = "Lines and call flows that play it show the new name.",
        };

    /// <summary>The form's fields.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Name];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(AudioFile), "Audio File",
    [
        Name with { IsFilter = true },
        new(nameof(AudioFile.Format), "Format")
        {
            Words = text => Enum.TryParse<AudioFormat>(text, out var format) ? format.Words() : text,
        },
        new(nameof(AudioFile.Length), "Size (Bytes)"),
        new(nameof(AudioFile.DurationMilliseconds), "Duration (Milliseconds)"),
    ]);
}
