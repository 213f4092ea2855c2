using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Findings;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>
/// Numbers that <see cref="NumberUpkeep"/> found. What was meant is told by the company's country of today, which nobody may have said when
/// they were found.
/// </summary>
internal sealed class NumberFindings : IFindingWords
{
    private const string NoNumber = "It is not a known number of its country.";

    /// <inheritdoc />
    public IReadOnlyCollection<FindingKind> Kinds { get; } = [FindingKind.NoNumber];

    /// <inheritdoc />
    public async Task<Dictionary<long, FindingWords>> WordsAsync(DashboardDb db, IReadOnlyList<DataFinding> findings,
        CancellationToken cancellationToken)
    {
        var reader = await NumberReader.OfAsync(db, cancellationToken);
        var ids = findings.Select(finding => finding.ItemId).ToArray();
        var judged = (await db.DidNumbers.Where(did => ids.Contains(did.Id)).Select(did => new { did.Id, did.Digits })
            .ToListAsync(cancellationToken)).ToDictionary(did => did.Id, did => reader.Judge(did.Digits));
        var proposed = judged.Values.Select(stored => stored.Proposal?.Digits).OfType<string>().ToArray();
        var present = await db.DidNumbers.Where(did => proposed.Contains(did.Digits)).Select(did => new { did.Id, did.Digits })
            .ToDictionaryAsync(did => did.Digits, did => did.Id, cancellationToken);
        var owners = await NumberOwner.OfDidNumbersAsync(db, present.Values, cancellationToken);
        return findings
            .Where(finding => judged.GetValueOrDefault(finding.ItemId) is { IsValid: false })
            .ToDictionary(finding => finding.Id, finding => Words(judged[finding.ItemId]));

        FindingWords Words(StoredNumber stored) =>
            stored.Proposal is not { } proposal ? new(NoNumber) { MayBeRight = true }
            : present.TryGetValue(proposal.Digits, out var id) ? new(Same(proposal, owners.GetValueOrDefault(id))) { MayBeRight = true }
            : new($"{NoNumber} Perhaps another one is meant.") { Proposal = proposal, MayBeRight = true };
    }

    private static string Same(PublicNumber present, NumberOwner? owner)
    {
        var rings = owner is null ? "is free" : $"rings {owner.Text}";
        return $"{present.Text} is the same number, and is here too: it {rings}. Use one, and delete the other.";
    }
}
