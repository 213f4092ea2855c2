using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Bulk;

/// <summary>What becomes of a switch.</summary>
public enum SwitchChange
{
    /// <summary>It stays as it is.</summary>
    Leave,

    /// <summary>It is on afterwards.</summary>
    On,

    /// <summary>It is off afterwards.</summary>
    Off,
}

/// <summary>How delivery methods of lines change.</summary>
public enum DeliveryMethodsChange
{
    /// <summary>The chosen ones come to those of the line.</summary>
    Add,

    /// <summary>The chosen ones go.</summary>
    Remove,

    /// <summary>The line has the chosen ones and no others.</summary>
    Replace,
}

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

    internal override string What => "recording";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Changes.Any())
        {
            yield return new("Turn at least one of the switches on or off.");
        }
    }

    internal override Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken) => Task.FromResult<Problem?>(null);

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, CancellationToken cancellationToken)
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

/// <summary>Adds, removes or replaces delivery methods.</summary>
public sealed class DeliveryMethodsBulkEdit : BulkEdit, IValidatableObject
{
    /// <summary>What happens with the chosen ones.</summary>
    public DeliveryMethodsChange Change { get; set; }

    /// <summary>The chosen ones; none only to replace all by nothing.</summary>
    public List<long> DeliveryMethodIds { get; set; } = [];

    internal override string What => "Delivery Methods";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DeliveryMethodIds.Count == 0 && Change != DeliveryMethodsChange.Replace)
        {
            yield return new("Choose at least one delivery method.", [nameof(DeliveryMethodIds)]);
        }
    }

    internal override async Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var wanted = DeliveryMethodIds.Distinct().ToArray();
        return await db.DeliveryMethods.CountAsync(method => wanted.Contains(method.Id), cancellationToken) < wanted.Length
            ? new Problem(
                ProblemKind.NotFound,
                "A Delivery Method that was chosen here has been deleted. Remove it or choose another.",
                nameof(DeliveryMethodIds))
            : null;
    }

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, CancellationToken cancellationToken)
    {
        var chosen = await db.DeliveryMethods.Where(method => DeliveryMethodIds.Contains(method.Id)).ToListAsync(cancellationToken);
        var lines = await db.AppLines
            .Include(line => line.User)
            .Include(line => line.DeliveryMethods)
            .ThenInclude(delivery => delivery.DeliveryMethod)
            .AsSplitQuery()
            .Where(line => userIds.Contains(line.UserId))
            .OrderBy(line => line.UserNameKey)
            .ThenBy(line => line.Id)
            .ToListAsync(cancellationToken);
        return [.. lines.Select(line => new BulkRow(line.UserId, line.User.FullName, Apply(db, line, chosen)))];
    }

    private bool Apply(DashboardDb db, AppLine line, List<DeliveryMethod> chosen)
    {
        var go = line.DeliveryMethods
            .Where(delivery => Change != DeliveryMethodsChange.Add
                && chosen.Exists(method => method.Id == delivery.DeliveryMethodId) == (Change == DeliveryMethodsChange.Remove))
            .ToList();
        var come = chosen.Where(method =>
            Change != DeliveryMethodsChange.Remove && line.DeliveryMethods.TrueForAll(delivery => delivery.DeliveryMethodId != method.Id))
            .ToList();
        db.RemoveRange(go);
        line.DeliveryMethods.AddRange(
            come.Select(method => new LineDeliveryMethod { AppLine = line, DeliveryMethod = method, DeliveryMethodId = method.Id }));
        return go.Count + come.Count > 0;
    }
}
