using System.Globalization;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>How many lines use a thing, in words.</summary>
internal static class LineCount
{
    /// <summary>"1 line", "12 lines", or null for none.</summary>
    internal static string? Words(int lines) => lines switch
    {
        0 => null,
        1 => "1 line",
        _ => string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines"),
    };
}
