using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Times are UTC, in whole microseconds: PostgreSQL keeps no more, and what is compared has to be the same on every engine. SQLite gives
/// them back without saying that they are UTC.
/// </summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => Cut(value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime()),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Cut(DateTime value) => value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
}
