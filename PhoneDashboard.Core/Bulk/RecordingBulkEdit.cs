using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Sets recording switches. A line that nobody has saved yet stays Unconfigured.</summary>
public sealed class RecordingBulkEdit : BulkEdit, IValidatableObject
{
    /// <summary>What becomes of each of <see cref="AppLineFields.Recording"/>, by the field's name; what is not in it stays.</summary>
    public Dictionary<string, SwitchChange> Switches { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Turns these on or off.</summary>
    public static RecordingBulkEdit Of(params IEnumerable<(Field Field, bool On)> switches) => new()
    {
        Switches = switches.ToDictionary(
            change => change.Field.Name, change => change.On ? SwitchChange.On : SwitchChange.Off, StringComparer.Ordinal),
    };

    private IEnumerable<(FieldAccess Field, FieldValue? After)> Changes => AppLineFields.Recording
        .Where(recording => Switches.GetValueOrDefault(recording.Name) != SwitchChange.Leave)
        .Select(recording => (recording.Access!, FieldValue.Of(Switches[recording.Name] == SwitchChange.On)));

    internal override string What => "Changed recording";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Changes.Any())
        {
            yield return new("Turn at least one of the switches on or off.");
        }
    }

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
    {
        var rows = new List<BulkRow>();
        foreach (var line in await db.AppLines
            .Include(line => line.User)
            .Where(line => userIds.Contains(line.UserId))
            .OrderBy(line => line.UserNameKey)
            .ToListAsync(cancellationToken))
        {
            var changes = Changes.Where(change => change.Field.Read(line) != change.After).ToList();
            changes.ForEach(change => change.Field.Set(line, change.After));
            rows.Add(new BulkRow(line.UserId, line.User.FullName, changes.Count > 0));
        }

        return rows;
    }
}
