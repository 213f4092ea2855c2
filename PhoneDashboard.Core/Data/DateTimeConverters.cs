using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhoneDashboard.Core.Data;

/// <summary>Times are UTC; SQLite gives them back without saying so.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>Local times of a named zone: no zone of the machine may touch them.</summary>
internal sealed class LocalDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified),
    value => value);
