using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Adds, removes or replaces delivery methods.</summary>
public sealed class DeliveryMethodsBulkEdit : BulkEdit, IValidatableObject
{
    /// <summary>What happens with the chosen ones.</summary>
    public DeliveryMethodsChange Change { get; set; }

    /// <summary>The chosen ones; none only to replace all by nothing.</summary>
    public List<long> DeliveryMethodIds { get; set; } = [];

    internal override string What => "Changed Delivery Methods";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DeliveryMethodIds.Count == 0 && Change != DeliveryMethodsChange.Replace)
        {
            yield return new("Choose at least one delivery method.", [nameof(DeliveryMethodIds)]);
        }
    }

    internal override async Task<Problem?> CheckAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken)
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
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken)
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
