using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Who plays which part in a team of sixty: the place in the team decides, so that every state that a page can show occurs in each
/// team, whatever the seed.
/// </summary>
internal static class SampleCast
{
    /// <summary>The person whose name is written from right to left.</summary>
    internal const int RightToLeft = 45;

    /// <summary>Rings in two call flows.</summary>
    internal const int InTwoFlows = 9;

    /// <summary>Shows a disabled number as caller ID.</summary>
    internal const int DisabledCallerId = 11;

    /// <summary>Has no e-mail and no delivery method, but voicemail.</summary>
    internal const int VoicemailToNobody = 13;

    /// <summary>Records without a delivery method.</summary>
    internal const int RecordsToNobody = 16;

    /// <summary>Is rung by a disabled number.</summary>
    internal const int DisabledDid = 24;

    /// <summary>Is rung by a number without a trunk.</summary>
    internal const int DidWithoutTrunk = 37;

    /// <summary>Shows the mobile number of a third party.</summary>
    internal const int ThirdPartyCallerId = 2;

    /// <summary>Works at night and is rung through a SIP account and a mobile phone as well.</summary>
    internal const int NightWatch = 59;

    private static readonly HashSet<int> Unconfigured = [4, 19, 33, 49, 58];
    private static readonly HashSet<int> WithoutEmail = [VoicemailToNobody, 58];

    // 27 and 28 are rung by a call flow all the same; 44 and 47 by nobody.
    private static readonly HashSet<int> WithoutNumber = [.. Unconfigured, 27, 28, 44, 47];
    private static readonly HashSet<int> WithTwoNumbers = [0, InTwoFlows, 21];

    private static readonly (string? Department, string Head, string[] Titles, int Until)[] Departments =
    [
        ("Management", "Managing Director", ["Chief Operating Officer", "Chief Financial Officer", "Executive Assistant"], 5),
        ("Front Desk", "Office Manager", ["Receptionist"], 9),
        ("Sales", "Head of Sales", ["Account Manager", "Sales Representative", "Sales Engineer"], 21),
        ("Support", "Head of Support", ["Support Agent", "Senior Support Agent", "Support Engineer"], 34),
        ("Accounting", "Chief Accountant", ["Accountant", "Payroll Specialist", "Billing Clerk"], 41),
        ("Engineering", "Engineering Manager", ["Software Engineer", "Test Engineer", "Systems Administrator", "Technical Writer"], 50),
        ("Human Resources", "HR Director", ["Recruiter", "HR Specialist"], 54),
        ("Logistics", "Warehouse Manager", ["Dispatcher", "Forklift Operator", "Purchaser"], 59),
        (null, "Security Guard", [], SampleTeam.Size),
    ];

    private static readonly Dictionary<int, InviteState> Invites = new()
    {
        [6] = InviteState.NotInvited,
        [7] = InviteState.Queued,
        [12] = InviteState.Sent,
        [14] = InviteState.Delivered,
        [17] = InviteState.Opened,
        [22] = InviteState.Expired,
        [26] = InviteState.NotInvited,
        [30] = InviteState.Failed,
        [35] = InviteState.Revoked,
        [38] = InviteState.WrittenToFolder,
        [42] = InviteState.Expired,
        [46] = InviteState.Delivered,
        [51] = InviteState.NotInvited,
        [55] = InviteState.Opened,
        [NightWatch] = InviteState.NotInvited,
    };

    /// <summary>Department, the title of its head, the others' titles.</summary>
    internal static (string? Department, string JobTitle) Job(int place)
    {
        var department = Departments.First(candidate => place < candidate.Until);
        var first = Array.IndexOf(Departments, department) is var index and > 0 ? Departments[index - 1].Until : 0;
        return (department.Department, place == first ? department.Head : department.Titles[(place - first) % department.Titles.Length]);
    }

    internal static bool IsConfigured(int place) => !Unconfigured.Contains(place);

    internal static bool HasEmail(int place) => !WithoutEmail.Contains(place);

    internal static bool HasInternalNumber(int place) => !WithoutNumber.Contains(place) && place % 10 != 6;

    /// <summary>
    /// How many DID Numbers ring the line; where extensions have run out (<paramref name="hasInternal"/> is false), at least one.
    /// </summary>
    internal static int DidNumbers(int place, bool hasInternal) =>
        WithoutNumber.Contains(place) ? 0
        : WithTwoNumbers.Contains(place) ? 2
        : place % 5 == 3 && hasInternal ? 0
        : 1;

    internal static InviteState Invite(int place) =>
        !IsConfigured(place) || !HasEmail(place) ? InviteState.NotInvited : Invites.GetValueOrDefault(place, InviteState.Accepted);
}
