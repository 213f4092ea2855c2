using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Download;

/// <summary>What a file is read with.</summary>
/// <param name="Db">One read snapshot.</param>
/// <param name="Actor">Whose file it is: some rows are not for all.</param>
/// <param name="Now">UTC.</param>
/// <param name="Zone">Times are local to the account's time zone, as on the page.</param>
internal sealed record ExportMoment(DashboardDb Db, Actor Actor, DateTime Now, TimeZoneInfo Zone);
