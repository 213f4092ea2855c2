using System.Globalization;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>What <see cref="CrashInvites"/> found.</summary>
/// <param name="Users">How many were invited at once.</param>
/// <param name="Mailed">How many got a mail that was answered with a 202.</param>
/// <param name="InFlight">How many mails were in flight, by kill.</param>
/// <param name="Again">How many were mailed more than once.</param>
/// <param name="Limited">How many posts were answered with a 429.</param>
/// <param name="Errors">How many with a 500.</param>
/// <param name="Elapsed">How long it took, with two starts after kills.</param>
/// <param name="Violations">What should not be.</param>
internal sealed record CrashInvitesResult(
    int Users, int Mailed, IReadOnlyList<int> InFlight, int Again, int Limited, int Errors, TimeSpan Elapsed, List<string> Violations)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Users:N0} users invited at once, {Mailed:N0} mailed, {Limited} times 429, {Errors} times 500; "
            + $"in flight at the kills: {string.Join(" and ", InFlight)}; mailed again: {Again}; {Elapsed.TotalSeconds:N0} s; "
            + $"{(Violations.Count == 0 ? "no violations" : $"{Violations.Count} violations")}");
}
