using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Findings;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>
/// Finds the public numbers that are none of their country, or not in the one way to write it (Specification 5, rule 3). They keep their
/// digits and what they ring: only a person knows what was meant. The country of the others is told anew.
/// </summary>
/// <param name="time">When things are found.</param>
/// <param name="rows">How many rows are looked at in a batch.</param>
internal sealed class NumberUpkeep(TimeProvider time, int rows = 5_000) : IUpkeepStep
{
    /// <inheritdoc />
    public string Name => "Numbers";

    /// <inheritdoc />
    public int Version => 1;

    /// <inheritdoc />
    public int Tables => 1;

    /// <inheritdoc />
    public async Task<long?> NextAsync(DashboardDb db, int table, long afterId, CancellationToken cancellationToken)
    {
        var next = await db.DidNumbers.Where(did => did.Id > afterId).OrderBy(did => did.Id).Take(rows)
            .Select(did => new { did.Id, did.Digits, did.Country }).ToListAsync(cancellationToken);
        var byValidity = next.ToLookup(did => E164.IsValid(did.Digits));
        foreach (var did in byValidity[false])
        {
            await DataFinding.AddAsync(
                db,
                new DataFinding
                {
                    Kind = FindingKind.NoNumber,
                    ItemKind = nameof(DidNumber),
                    ItemId = did.Id,
                    Field = nameof(DidNumber.Digits),
                    FoundUtc = time.GetUtcNow().UtcDateTime,
                },
                cancellationToken);
        }

        var moved = byValidity[true].Where(did => did.Country != E164.Country(did.Digits)).Select(did => did.Id).ToArray();
        foreach (var did in await db.DidNumbers.Where(did => moved.Contains(did.Id)).ToListAsync(cancellationToken))
        {
            did.Country = E164.Country(did.Digits);
        }

        return next.Count == 0 ? null : next[^1].Id;
    }
}
