using System.Diagnostics.CodeAnalysis;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// The time zones of this machine, by their IANA names: the one place that turns a name into a zone. A stored name may be unknown here, in
/// a backup of another machine or after its zone data were trimmed: it is read as UTC and said, and nothing stops (Specification 5, rule
/// 13).
/// </summary>
public static class TimeZones
{
    /// <summary>Known on every machine, without zone data too.</summary>
    public const string Utc = "Etc/UTC";

    /// <summary>
    /// The IANA names in order, such as <c>Europe/Rome</c>; a system that knows its zones by other names gives those
    /// that have an IANA name.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Append(Utc)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True for an IANA name this system knows.</summary>
    public static bool IsKnown([NotNullWhen(true)] string? name) => Find(name) is not null;

    /// <summary>The zone of a name; UTC when this system does not know it.</summary>
    public static TimeZoneInfo Of(string? name) => Find(name) ?? TimeZoneInfo.Utc;

    /// <summary>What is said of a stored name that this system does not know.</summary>
    public static string UnknownWords(string name) =>
        $"This machine does not know the time zone {name}, and works in UTC instead. Choose another one, or install the machine's time "
            + "zone data.";

    /// <summary>Whether somebody may save this name: a known one, or the one that is stored already.</summary>
    internal static bool MayBeSaved(string? name, string? stored) => IsKnown(name) || name == stored;

    private static TimeZoneInfo? Find(string? name) =>
        name is null ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone
        : name == Utc ? TimeZoneInfo.Utc
        : null;
}
