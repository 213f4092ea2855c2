using System.Globalization;
using System.Text.Json.Serialization;

namespace PhoneDashboard.Core.Fields;

/// <summary>One of the things that a field holds.</summary>
/// <param name="Key">
/// What tells it from all others: the id of a thing, or hours and exceptions as <see cref="TimeSchedules.TimeScheduleRange"/> and
/// <see cref="TimeSchedules.TimeScheduleException"/> write them. Null where nothing has to find it again.
/// </param>
/// <param name="Words">What it was called then; null where its name of today is meant.</param>
public sealed record FieldMember(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Words)
{
    /// <summary>The id, where the key is one.</summary>
    internal long? Id => long.TryParse(Key, CultureInfo.InvariantCulture, out var id) ? id : null;
}
