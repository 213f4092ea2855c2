using Microsoft.AspNetCore.Identity;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Team;

/// <summary>
/// Somebody who signs in to the dashboard; not a phone user, who has a line (Specification 6). What ASP.NET Core Identity keeps of it
/// besides is in the logins, tokens and passkeys. Its secrets are never in the audit trail.
/// </summary>
public sealed class TeamAccount : IdentityUser<long>, IAggregate, IFolded
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The person's name.</summary>
    public required string Name { get; set; }

    /// <summary>Which permissions it has: <see cref="RolePermissions"/>.</summary>
    public Role Role { get; set; }

    /// <summary>True when nobody can sign in with it.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>When the invitation was accepted, or the account first signed in, UTC; null until then.</summary>
    public DateTime? JoinedUtc { get; set; }

    /// <summary>When somebody last signed in with it, UTC.</summary>
    [Unaudited]
    public DateTime? LastSignInUtc { get; set; }

    /// <summary>Folded name: order and search.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>The e-mail address folded: search.</summary>
    [Unaudited]
    public string EmailTextKey { get; private set; } = "";

    /// <inheritdoc />
    [Unaudited]
    public override string? UserName { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public override string? NormalizedUserName { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public override string? NormalizedEmail { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public override bool EmailConfirmed { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public override string? PasswordHash { get; set; }

    /// <summary>Changes whenever the sessions of the account have to end: they carry the one they began with.</summary>
    [Unaudited]
    public override string? SecurityStamp { get; set; } = NewStamp();

    /// <inheritdoc />
    [Unaudited]
    public override string? ConcurrencyStamp { get; set; } = NewStamp();

    /// <inheritdoc />
    [Unaudited]
    public override DateTimeOffset? LockoutEnd { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public override bool LockoutEnabled { get; set; } = true;

    /// <inheritdoc />
    [Unaudited]
    public override int AccessFailedCount { get; set; }

    /// <summary>The company's sign-ins that open the account.</summary>
    public List<IdentityUserLogin<long>> Logins { get; } = [];

    string IAggregate.AuditName => Name;

    /// <summary>
    /// Ends every session of the account, and makes links worthless that were mailed to it. Whoever changes the account at the
    /// same time is refused.
    /// </summary>
    internal void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (NewStamp(), NewStamp());

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Fold(Name);
        NormalizedEmail = TextKey.Own(NormalizedEmail, EmailAddress.Key(Email), Id);
        EmailTextKey = TextKey.Address(Email!);
        (UserName, NormalizedUserName) = (Email, NormalizedEmail);
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
