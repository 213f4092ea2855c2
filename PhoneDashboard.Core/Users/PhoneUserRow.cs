using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Users;

/// <summary>A user in the Users table (Specification 4.1).</summary>
public sealed class PhoneUserRow
{
    /// <summary>The user.</summary>
    public required long Id { get; init; }

    /// <inheritdoc cref="PhoneUser.FirstName"/>
    public required string FirstName { get; init; }

    /// <inheritdoc cref="PhoneUser.LastName"/>
    public required string LastName { get; init; }

    /// <inheritdoc cref="PhoneUser.JobTitle"/>
    public required string? JobTitle { get; init; }

    /// <inheritdoc cref="PhoneUser.Department"/>
    public required string? Department { get; init; }

    /// <inheritdoc cref="PhoneUser.Email"/>
    public required string? Email { get; init; }

    /// <summary>Time Schedule's title, or null.</summary>
    public required string? TimeSchedule { get; init; }

    /// <summary>How far the invite came, as of the moment of reading: one that ran out is Expired.</summary>
    public required InviteState Invitation { get; init; }

    /// <summary>Why the invite failed, in the mail service's own words; or null.</summary>
    public required string? InvitationFailure { get; init; }

    /// <summary>Why the mail of the invite is delayed, in the mail service's own words; null when it is not.</summary>
    public string? InvitationDelay { get; init; }

    /// <summary>True when the person marked the mail of the invite as spam.</summary>
    public bool InvitationIsSpam { get; init; }

    /// <summary>True when there is a link that somebody was sent and that was not taken back; it may have expired.</summary>
    public required bool InviteHasLink { get; init; }

    /// <summary>True once the present token has been mailed: the action then reads Resend (Specification 4.1).</summary>
    public required bool InviteMailed { get; init; }

    /// <summary>How many devices are signed in.</summary>
    public required int Devices { get; init; }

    /// <summary>How many SIP Accounts.</summary>
    public required int SipAccounts { get; init; }

    /// <summary>How many PSTN Forwardings.</summary>
    public required int PstnForwardings { get; init; }

    /// <summary>How many SIP Forwardings.</summary>
    public required int SipForwardings { get; init; }

    /// <summary>The call flows that ring one of the user's contact methods.</summary>
    public IReadOnlyList<NamedItem> CallFlows { get; internal set; } = [];

    /// <summary>The DID Numbers that ring the user's app line, in its order; not in exports.</summary>
    public IReadOnlyList<NumberText> DidNumbers { get; internal set; } = [];

    /// <summary>The Internal Numbers that ring it, likewise.</summary>
    public IReadOnlyList<NumberText> InternalNumbers { get; internal set; } = [];

    /// <inheritdoc cref="PhoneUser.FullName"/>
    public string FullName => $"{FirstName} {LastName}";
}
