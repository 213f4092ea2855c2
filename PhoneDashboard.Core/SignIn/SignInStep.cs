using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Core.SignIn;

/// <summary>
/// An account at the moment when somebody proved to be its owner, or began to. What is given for it, be it a session or the next step of
/// signing in, holds only while the account has this stamp.
/// </summary>
/// <param name="AccountId">The account.</param>
/// <param name="Stamp">Its security stamp then.</param>
/// <param name="IsPasswordAlone">Nothing but the password was shown, and nothing more is to come.</param>
public sealed record SignInStep(long AccountId, string Stamp, bool IsPasswordAlone = false)
{
    /// <summary>The account as it was read.</summary>
    public static SignInStep Of(TeamAccount account) => new(account.Id, account.SecurityStamp!);
}
