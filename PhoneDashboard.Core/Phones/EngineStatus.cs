namespace PhoneDashboard.Core.Phones;

/// <summary>How the SIP engine stands, as it was asked at this moment.</summary>
/// <param name="Utc">When, UTC.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="Version">What it calls itself, such as "kamailio 5.6.3"; null when it does not answer.</param>
/// <param name="Contract">The version of the views as it last read them; 0: it cannot read them; null when it does not answer.</param>
/// <param name="Registered">How many phones it has; null when it does not answer.</param>
/// <param name="StoreProblem">Why the dashboard cannot read the engine's own file, in words; null when it can.</param>
/// <param name="OtherDomain">How many devices need a new secret, because theirs was made with another domain.</param>
public sealed record EngineStatus(
    DateTime Utc, string Address, string? Version, int? Contract, int? Registered, string? StoreProblem, int OtherDomain)
{
    /// <summary>The version of the views that this dashboard makes.</summary>
    public static int Expected => Data.SipContract.Version;

    /// <summary>It answers.</summary>
    public bool IsReachable => Version is not null;

    /// <summary>It reads what this dashboard writes.</summary>
    public bool Agrees => Contract == Expected;
}
