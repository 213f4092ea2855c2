namespace PhoneDashboard.Core.Overview;

/// <summary>How far the invites have come, and where people are stuck.</summary>
/// <param name="NotInvited">Users without an invite.</param>
/// <param name="Steps">Queued, Sent, Delivered, Opened, Accepted.</param>
/// <param name="Revoked">Users whose invite was taken back.</param>
/// <param name="Stuck">Those who need a hand, the groups with somebody in them only; one user may be in several.</param>
/// <param name="CommonFailure">Why most of those failed that failed, in the mail service's own words; null where none did.</param>
/// <param name="AreReported">The mail service tells what became of the mails that it took.</param>
/// <param name="ArePhonesOn">Phones can be provisioned: without that no invite is ever accepted.</param>
public sealed record InviteFigures(
    int NotInvited,
    IReadOnlyList<InviteStep> Steps,
    int Revoked,
    IReadOnlyList<StuckGroup> Stuck,
    string? CommonFailure,
    bool AreReported,
    bool ArePhonesOn)
{
    /// <summary>All users.</summary>
    public int Users => NotInvited + Steps[0].Reached + Revoked;

    /// <summary>How many users are in that group.</summary>
    public int In(StuckReason reason) => Stuck.SingleOrDefault(group => group.Reason == reason)?.Users ?? 0;
}
