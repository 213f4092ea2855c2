using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Gives each line without an Internal Number the next free one.</summary>
public sealed class InternalNumbersBulkEdit : NumbersBulkEdit
{
    /// <summary>
    /// Where to begin, whether there is such a number or not: only those with as many digits follow. Null or blank for the lowest free one,
    /// and all after it.
    /// </summary>
    [InternalNumberDigits(ErrorMessage = "Enter a number of 1 to 4 digits.")]
    public string? From { get; set; }

    internal override string What => "Assigned the Internal Numbers";

    private protected override string NoneLeft => "No free Internal Number is left. Add some under Numbers, then do it again.";

    private protected override string HasOne => "Has an Internal Number already.";

    internal override Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken) => ApplyAsync(
            db,
            userIds,
            line => line.InternalNumbers,
            ids => db.InternalNumbers.Include(number => number.Assignment).Where(number => ids.Contains(number.Id)),
            cancellationToken);

    private protected override IQueryable<AppLine> Without(IQueryable<AppLine> lines) =>
        lines.Where(line => line.InternalNumbers.Count == 0);

    private protected override IQueryable<long> Free(DashboardDb db)
    {
        var free = db.InternalNumbers.Where(number => number.Assignment == null);
        var from = InternalNumber.Read(From);
        return (from is null ? free
                : free.Where(number => number.Digits.Length == from.Length && number.Digits.CompareTo(from) >= 0))
            .OrderBy(number => number.OrderKey).Select(number => number.Id);
    }
}
