namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What a round showed.</summary>
/// <param name="Seed">Repeats it.</param>
/// <param name="Reports">What the killed process said.</param>
/// <param name="Plan">What it was told to do.</param>
/// <param name="KilledAt">The moment: so many reports, and mails that count four times.</param>
/// <param name="MailsBefore">Mails that the killed process sent.</param>
/// <param name="MailsInFlight">Those among them that it had not stamped.</param>
/// <param name="MailsAfter">Mails that the process after it sent.</param>
/// <param name="MailsTwice">Mails in flight that were sent again.</param>
/// <param name="Unreported">Operations that are in the database though the process could not say so any more.</param>
/// <param name="Violations">What must not be; empty when all held.</param>
internal sealed record CrashRoundResult(
    int Seed,
    IReadOnlyList<CrashReport> Reports,
    IReadOnlyList<CrashOperation> Plan,
    int KilledAt,
    int MailsBefore,
    int MailsInFlight,
    int MailsAfter,
    int MailsTwice,
    int Unreported,
    IReadOnlyList<string> Violations)
{
    internal int Confirmed(params CrashAction[] actions) => Plan.Count(
        operation => actions.Contains(operation.Action) && Reports.Any(report => report.Operation == operation.Id && report.IsConfirmed));

    internal int ConfirmedInAll => Reports.Count(report => report.IsConfirmed);
}
