using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Users;

/// <summary>A person with a line. Not a team account, which signs in to the dashboard (Specification 2).</summary>
public sealed class PhoneUser : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name, department or job title, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int EmailLength = EmailAddress.MaxLength;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>When the user was created, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>Given names, 1 to <see cref="NameLength"/> characters, cleaned by <see cref="TypedText"/>.</summary>
    public required string FirstName { get; set; }

    /// <summary>Family names, 1 to <see cref="NameLength"/> characters, cleaned by <see cref="TypedText"/>.</summary>
    public required string LastName { get; set; }

    /// <summary>Free text, at most <see cref="NameLength"/> characters; null for none. Offered to others as they type.</summary>
    public string? Department { get; set; }

    /// <summary>Free text, at most <see cref="NameLength"/> characters; never empty, null for none.</summary>
    public string? JobTitle { get; set; }

    /// <summary>Where the invite goes, in the form of <see cref="EmailAddress"/>; or null.</summary>
    public string? Email { get; set; }

    /// <summary>When the user can be called; null for always.</summary>
    public long? TimeScheduleId { get; set; }

    /// <summary>When the user can be called; null for always.</summary>
    public TimeSchedule? TimeSchedule { get; set; }

    /// <summary>Folded "first last": order and search.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>Folded "last first": order by last name.</summary>
    [Unaudited]
    public string LastNameKey { get; private set; } = "";

    /// <summary>Folded department: order and filter.</summary>
    [Unaudited]
    public string DepartmentKey { get; private set; } = "";

    /// <summary>Folded job title: order and filter.</summary>
    [Unaudited]
    public string JobTitleKey { get; private set; } = "";

    /// <summary>The e-mail address by which users are unique (Specification 5, rule 6); null when there is none.</summary>
    [Unaudited]
    public string? EmailKey { get; private set; }

    /// <summary>
    /// The DID Numbers that ring the line, in order, between spaces: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public string DidNumbersKey { get; internal set; } = "";

    /// <summary>
    /// The Internal Numbers that ring the line, in order, between spaces: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public string InternalNumbersKey { get; internal set; } = "";

    /// <summary>
    /// The numbers that ring the user's other contact methods, between spaces: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public string OtherNumbersKey { get; internal set; } = "";

    /// <summary>
    /// The state of the invite but for its expiry, which only the clock knows: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public InviteState InviteStanding { get; internal set; }

    /// <summary>
    /// Until when the invite can be used, UTC; null without an invite. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public DateTime? InviteExpiresUtc { get; internal set; }

    /// <summary>The step that the invite came to: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public InviteState InviteReached { get; internal set; }

    /// <summary>The mail service said the mail is delayed: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public bool InviteDelayed { get; internal set; }

    /// <summary>The person marked the mail as spam: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public bool InviteIsSpam { get; internal set; }

    /// <summary>The e-mail address folded: search. Null when there is none.</summary>
    [Unaudited]
    public string? EmailTextKey { get; private set; }

    /// <summary><see cref="EmailTextKey"/> from its @ on: search. Null when there is none.</summary>
    [Unaudited]
    public string? EmailDomainKey { get; private set; }

    /// <summary>All ways to reach the user, the line among them.</summary>
    public List<ContactMethod> ContactMethods { get; } = [];

    /// <summary>
    /// The line of the phone app: exactly one. Read it when the contact methods are loaded; in a query start from the lines.
    /// </summary>
    public AppLine AppLine => ContactMethods.OfType<AppLine>().Single();

    /// <summary>The signed-in installations of the phone app.</summary>
    public List<AppDevice> Devices { get; } = [];

    /// <summary>What the user's phones sign in with, those that have not registered yet among them.</summary>
    public List<SipCredential> Credentials { get; } = [];

    /// <summary>The user's one invite, or null if never invited.</summary>
    public Invite? Invite { get; set; }

    /// <summary>"First Last": what lists, messages and the trail call the person.</summary>
    public string FullName => $"{FirstName} {LastName}";

    string IAggregate.AuditName => FullName;

    void IFolded.FoldKeys()
    {
        NameKey = TextKey.Fold($"{FirstName} {LastName}");
        LastNameKey = TextKey.Fold($"{LastName} {FirstName}");
        DepartmentKey = TextKey.Fold(Department);
        JobTitleKey = TextKey.Fold(JobTitle);
        EmailKey = TextKey.Own(EmailKey, EmailAddress.Key(Email), Id);
        EmailTextKey = Email is null ? null : TextKey.Address(Email);
        EmailDomainKey = EmailTextKey?[Math.Max(0, EmailTextKey.IndexOf('@', StringComparison.Ordinal))..];
    }

    // Nobody has saved the person or the line again, invited them, given them a phone or another contact method, or put them in a flow.
    Task<bool> IRestoredRow.IsAsMadeAsync(DashboardDb db) => db.Users.AnyAsync(user => user.Id == Id && user.Version == 1
        && user.Invite == null && !user.Devices.Any() && !user.Credentials.Any()
        && user.ContactMethods.All(method => method.Kind == ContactMethodKind.AppLine && method.Version == 1)
        && !db.CallFlowDestinations.Any(destination => destination.ContactMethod.UserId == user.Id));

    async Task IRestoredRow.AdjustAsync(RestoreMoment moment)
    {
        if (!moment.IsSoon)
        {
            (InviteStanding, InviteExpiresUtc, InviteReached, InviteDelayed, InviteIsSpam) = InviteFacts.None;
        }

        if (EmailKey is { } key && await moment.Db.Users.Where(user => user.EmailKey == key)
            .Select(user => user.FirstName + " " + user.LastName).FirstOrDefaultAsync() is { } other)
        {
            moment.Left.Add($"{Email} belongs to {other} now, so {FullName} has no e-mail address.");
            Email = null;
        }
    }
}
