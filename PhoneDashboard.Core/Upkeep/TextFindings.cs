using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>Texts that <see cref="TextUpkeep"/> found.</summary>
internal sealed class TextFindings : IFindingWords
{
    /// <inheritdoc />
    public IReadOnlyCollection<FindingKind> Kinds { get; } = [FindingKind.SameText, FindingKind.NothingToSee];

    /// <inheritdoc />
    public async Task<Dictionary<long, FindingWords>> WordsAsync(DashboardDb db, IReadOnlyList<DataFinding> findings,
        CancellationToken cancellationToken)
    {
        var kind = findings[0].ItemKind;
        var table = TextTables.All.Single(table => table.Holds(db, kind));
        var words = new Dictionary<long, FindingWords>();
        foreach (var field in findings.GroupBy(finding => finding.Field, StringComparer.Ordinal))
        {
            var texts = (await table.TextsAsync(db, field.Key, [.. field.Select(finding => finding.ItemId)], cancellationToken))
                .ToDictionary(text => text.Id);
            var otherIds = texts.Values.Select(text => text.OtherId).OfType<long>().ToArray();
            var others = (await AuditItems.FindAsync(db, kind, otherIds, cancellationToken)).ToDictionary(item => item.Id, item =>
                item.Name);
            foreach (var finding in field.Where(finding => texts.ContainsKey(finding.ItemId)))
            {
                var text = texts[finding.ItemId];
                if (finding.Kind == FindingKind.SameText && text.OtherId is { } other)
                {
                    words.Add(finding.Id, new FindingWords(Same(kind, finding.Field, text.Text, others[other])));
                }
                else if (finding.Kind == FindingKind.NothingToSee && text.Text is not null && TypedText.Clean(text.Text).Length == 0)
                {
                    words.Add(finding.Id, new FindingWords(
                        $"{AuditWords.Field(kind, finding.Field)} shows nothing: its characters are invisible. Enter one."));
                }
            }
        }

        return words;
    }

    private static string Same(string kind, string field, string? text, string other) => field switch
    {
        "Email" when kind == nameof(TeamAccount) =>
            $"{other} has the same e-mail address, {text}. Both can sign in, each with a password. Delete the one that nobody uses.",
        "Email" => $"{other} has the same e-mail address, {text}. Change it here, or there.",
        _ => $"“{other}” is the same name, only written differently. Rename one of the two.",
    };
}
