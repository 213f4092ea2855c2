namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>When daily backups are due.</summary>
internal static class BackupTimes
{
    /// <summary>The last moment until now at which one was due, UTC.</summary>
    internal static DateTime LastDue(DateTime utcNow, TimeOnly at, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utcNow, zone));
        var due = Utc(today, at, zone);
        return due <= utcNow ? due : Utc(today.AddDays(-1), at, zone);
    }

    /// <summary>A time that the clocks skip is due when they have skipped it; one that comes twice, the first time.</summary>
    private static DateTime Utc(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
