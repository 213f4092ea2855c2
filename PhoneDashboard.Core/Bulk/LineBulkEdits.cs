using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;

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
    /// <summary>Inbound Internal.</summary>
    public SwitchChange InboundInternal { get; set; }

    /// <summary>Inbound External.</summary>
    public SwitchChange InboundExternal { get; set; }

    /// <summary>Outbound Internal.</summary>
    public SwitchChange OutboundInternal { get; set; }

    /// <summary>Outbound External.</summary>
    public SwitchChange OutboundExternal { get; set; }

    /// <summary>Record On Demand.</summary>
    public SwitchChange OnDemand { get; set; }

    internal override string What => "recording";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((InboundInternal, InboundExternal, OutboundInternal, OutboundExternal, OnDemand) == default)
        {
            yield return new("Turn at least one of the switches on or off.");
        }
    }

    internal override Task<Problem?> CheckAsync(DashboardDb db, CancellationToken cancellationToken) => Task.FromResult<Problem?>(null);

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(DashboardDb db, long[] userIds, CancellationToken cancellationToken)
    {
        var rows = new List<BulkRow>();
        foreach (var line in await db.AppLines.Include(line => line.User).Where(line => userIds.Contains(line.UserId)).OrderBy(line => line.UserNameKey).ToListAsync(cancellationToken))
        {
            var before = Switches(line);
            line.RecordInboundInternal = After(line.RecordInboundInternal, InboundInternal);
            line.RecordInboundExternal = After(line.RecordInboundExternal, InboundExternal);
            line.RecordOutboundInternal = After(line.RecordOutboundInternal, OutboundInternal);
            line.RecordOutboundExternal = After(line.RecordOutboundExternal, OutboundExternal);
            line.RecordOnDemand = After(line.RecordOnDemand, OnDemand);
            rows.Add(new BulkRow(line.UserId, line.User.FullName, Switches(line) != before));
        }

        return rows;
    }

    private static bool After(bool before, SwitchChange change) => change == SwitchChange.Leave ? before : change == SwitchChange.On;

    private static (bool InboundInternal, bool InboundExternal, bool OutboundInternal, bool OutboundExternal, bool OnDemand) Switches(AppLine line) =>
        (line.RecordInboundInternal, line.RecordInboundExternal, line.RecordOutboundInternal, line.RecordOutboundExternal, line.RecordOnDemand);
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
            ? new Problem(ProblemKind.NotFound, "A Delivery Method that was chosen here has been deleted. Remove it or choose another.", nameof(DeliveryMethodIds))
            : null;
    }

    internal override async Task<IReadOnlyCollection<BulkRow>> ApplyAsync(DashboardDb db, long[] userIds, CancellationToken cancellationToken)
    {
        var chosen = await db.DeliveryMethods.Where(method => DeliveryMethodIds.Contains(method.Id)).ToListAsync(cancellationToken);
        var lines = await db.AppLines.Include(line => line.User).Include(line => line.DeliveryMethods).ThenInclude(delivery => delivery.DeliveryMethod).AsSplitQuery()
            .Where(line => userIds.Contains(line.UserId)).OrderBy(line => line.UserNameKey).ThenBy(line => line.Id).ToListAsync(cancellationToken);
        return [.. lines.Select(line => new BulkRow(line.UserId, line.User.FullName, Apply(db, line, chosen)))];
    }

    private bool Apply(DashboardDb db, AppLine line, List<DeliveryMethod> chosen)
    {
        var go = line.DeliveryMethods.Where(delivery => Change != DeliveryMethodsChange.Add && chosen.Exists(method => method.Id == delivery.DeliveryMethodId) == (Change == DeliveryMethodsChange.Remove)).ToList();
        var come = chosen.Where(method => Change != DeliveryMethodsChange.Remove && line.DeliveryMethods.TrueForAll(delivery => delivery.DeliveryMethodId != method.Id)).ToList();
        db.RemoveRange(go);
        line.DeliveryMethods.AddRange(come.Select(method => new LineDeliveryMethod { AppLine = line, DeliveryMethod = method, DeliveryMethodId = method.Id }));
        return go.Count + come.Count > 0;
    }
}
