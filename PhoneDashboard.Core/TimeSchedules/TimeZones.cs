namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>The time zones a person can choose from, by their IANA names.</summary>
public static class TimeZones
{
    /// <summary>The IANA names in order, such as <c>Europe/Rome</c>; a system that knows its zones by other names gives those that have an IANA name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Append("Etc/UTC")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True for an IANA name this system knows.</summary>
    public static bool IsKnown(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
