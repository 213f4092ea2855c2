using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Bulk;

/// <summary>Gives each line without a DID Number the next free one that is enabled and on a trunk.</summary>
public sealed class DidNumbersBulkEdit : NumbersBulkEdit
{
    /// <summary>Only those of this trunk; null for any.</summary>
    public long? TrunkId { get; set; }

    internal override string What => "Assigned the DID Numbers";

    private protected override string NoneLeft =>
        "No free DID Number is left that is enabled and on the trunk. Add some under Numbers, then do it again.";

    private protected override string HasOne => "Has a DID Number already.";

    internal override async Task<Problem?> CheckAsync(DashboardDb db, DateTime now, CancellationToken cancellationToken) =>
        TrunkId is { } id && await db.Trunks.FindAsync([id], cancellationToken) is null
            ? new Problem(ProblemKind.NotFound, "This trunk has been deleted. Choose another.", nameof(TrunkId))
            : null;

    internal override Task<IReadOnlyCollection<BulkRow>> ApplyAsync(
        DashboardDb db, long[] userIds, DateTime now, CancellationToken cancellationToken) => ApplyAsync(
            db,
            userIds,
            line => line.DidNumbers,
            ids => db.DidNumbers.Include(did => did.Assignment).Where(did => ids.Contains(did.Id)),
            cancellationToken);

    private protected override IQueryable<AppLine> Without(IQueryable<AppLine> lines) => lines.Where(line => line.DidNumbers.Count == 0);

    private protected override IQueryable<long> Free(DashboardDb db) => db.DidNumbers
        .Where(did => did.Assignment == null && did.Enabled && did.TrunkId != null && (TrunkId == null || did.TrunkId == TrunkId))
        .OrderBy(did => did.Digits).Select(did => did.Id);
}
