using System.Globalization;

namespace PhoneDashboard.Web.Components.AudioFiles;

/// <summary>What is known of an audio file, in words.</summary>
internal static class AudioText
{
    /// <summary>"1:05", or null where the file does not say.</summary>
    internal static string? Duration(int? milliseconds)
    {
        if (milliseconds is null)
        {
            return null;
        }

        var duration = TimeSpan.FromSeconds(Math.Ceiling(milliseconds.Value / 1000.0));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:00}");
    }

    /// <summary>"1.2 MB" or "45 kB".</summary>
    internal static string Size(long bytes) => bytes >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} kB");

    /// <summary>"3 uses", or null when nothing plays it.</summary>
    internal static string? Uses(int uses) => uses switch
    {
        0 => null,
        1 => "1 use",
        _ => string.Create(CultureInfo.InvariantCulture, $"{uses:N0} uses"),
    };
}
