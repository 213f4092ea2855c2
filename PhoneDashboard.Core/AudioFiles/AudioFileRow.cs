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
    long Id, string Name, AudioFormat Format, int Length, int? DurationMilliseconds, int Uses, DateTime CreatedUtc)
{
    /// <summary>How long it plays, in seconds with thousandths: 12.345; null where the content does not say.</summary>
    public string? Seconds => DurationMilliseconds is { } milliseconds
        ? (milliseconds / 1000m).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
