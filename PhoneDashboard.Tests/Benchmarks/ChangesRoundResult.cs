namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a round showed.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="KilledAt">The moment: so many reports.</param>
/// <param name="Plan">What it was told to do.</param>
/// <param name="Reports">What the killed process said.</param>
/// <param name="Checks">What was found afterwards.</param>
internal sealed record ChangesRoundResult(
    int Seed, int KilledAt, IReadOnlyList<PlannedChange> Plan, IReadOnlyList<ChangeReport> Reports, ChangesChecks Checks)
{
    internal int Confirmed(ChangeKind kind, ChangeStep step = ChangeStep.Done) =>
        Reports.Count(
            report => report.Refusal is null && report.Step == step && Plan.First(change => change.Id == report.Change).Kind == kind);

    internal int ConfirmedInAll => Reports.Count(report => report is { Refusal: null, Step: not ChangeStep.Begun });

    internal int Undone => Reports.Count(report => report is { Refusal: null, Step: ChangeStep.Undone });

    internal int Refused => Reports.Count(report => report.Refusal is not null);
}
