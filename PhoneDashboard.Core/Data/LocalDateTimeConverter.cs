using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhoneDashboard.Core.Data;

/// <summary>Local times of a named zone: no zone of the machine may touch them.</summary>
internal sealed class LocalDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified),
    value => value);
