using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Users;

/// <summary>What the Users table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.</summary>
internal static class PhoneUserLists
{
    /// <summary>
    /// Sorts: first-name, last-name, job-title, department, email. Filters: name, department, job-title, email, time-schedule (id),
    /// call-flow (id), invitations (state), invite-reached (step), invite-mark, stuck,
    /// user-id.
    /// </summary>
    /// <param name="db">For the search through other tables.</param>
    /// <param name="now">Decides which invites have expired, UTC.</param>
    internal static ListDefinition<PhoneUser> Definition(DashboardDb db, DateTime now) => new ListDefinition<PhoneUser>(user => user.Id)
        .Sort("first-name", user => user.NameKey)
        .Sort("last-name", user => user.LastNameKey)
        .Sort("job-title", user => user.JobTitleKey, user => user.NameKey)
        .Sort("department", user => user.DepartmentKey, user => user.NameKey)
        .Sort("email", user => user.EmailKey)
        .In(Index)
        .FilterText("name", SearchWords.Words, "Name", TextIndex<PhoneUser>.EmailLocal)
        .FilterText("department", SearchWords.Words, "Department")
        .FilterText("job-title", SearchWords.Words, "JobTitle")
        .FilterText("email", SearchWords.Words, TextIndex<PhoneUser>.EmailLocal)
        .FilterById("time-schedule", (users, id) => users.Where(user => user.TimeScheduleId == id))
        .FilterById("call-flow", (users, id) => users.Where(user =>
            db.CallFlowDestinations.Where(to => to.Object.Tab.CallFlowId == id).Select(to => to.ContactMethod.UserId).Contains(user.Id)))
        .FilterBy<InviteState>("invitations", (users, state) => users.Where(InviteStates.IsOfUser(state, now)))
        .FilterBy<InviteState>("invite-reached", (users, step) => users.Where(Reached(step)))
        .FilterBy<InviteMark>("invite-mark", (users, mark) => users.Where(InviteStates.HasMark(mark)))
        .FilterBy<InviteStuck>("stuck", (users, where) => users.Where(IsStuck(db, where, now)))
        .FilterById("user-id", (users, id) => users.Where(user => user.Id == id))
        .Search(NumberSearch.Anything, "Name", TextIndex<PhoneUser>.EmailLocal, "Dids", "Internals", "Others");

    /// <summary>Every text of a user, for the lists of users and of what belongs to one.</summary>
    internal static readonly TextIndex<PhoneUser> Index = Texts<PhoneUser>(user => user, user => user.Id);

    /// <summary>Where a person is looked for: by what people call them, or by the address.</summary>
    internal static readonly IReadOnlyList<string> Called = ["Name", TextIndex<PhoneUser>.EmailLocal];

    /// <summary>
    /// "Ann Lee"; "Ann Lee (ann@example.com)" where another one is called that, with the department where there is no address.
    /// </summary>
    internal static Expression<Func<PhoneUser, string>> NameOf(DashboardDb db) => user => user.FirstName + " " + user.LastName
        + ((user.Email ?? user.Department) != null && db.Users.Any(other => other.NameKey == user.NameKey && other.Id != user.Id) ? " ("
            + (user.Email ?? user.Department) + ")" : "");

    /// <summary>The row without its call flows, which <see cref="FillAsync"/> adds.</summary>
    internal static Expression<Func<PhoneUser, PhoneUserRow>> Row(DateTime now)
    {
        var state = InviteStates.OfUser(now);
        Expression<Func<PhoneUser, PhoneUserRow>> row = user => new PhoneUserRow
        {
            Id = user.Id,
            FirstName = user.FirstName,
            LastName = user.LastName,
            JobTitle = user.JobTitle,
            Department = user.Department,
            Email = user.Email,
            TimeSchedule = user.TimeSchedule!.Title,
            Invitation = state.Call(user),
            InvitationFailure = user.Invite!.FailureReason,
            InvitationDelay = user.InviteDelayed ? user.Invite!.DelayReason : null,
            InvitationIsSpam = user.InviteIsSpam,
            InviteHasLink = user.Invite != null && user.Invite.RevokedUtc == null && user.Invite.QueuedUtc != null,
            InviteMailed = user.Invite != null && user.Invite.SentUtc != null,
            Devices = user.Devices.Count(device => device.SignedOutUtc == null),
            SipAccounts = user.ContactMethods.Count(method => method.Kind == ContactMethodKind.SipAccount),
            PstnForwardings = user.ContactMethods.Count(method => method.Kind == ContactMethodKind.PstnForwarding),
            SipForwardings = user.ContactMethods.Count(method => method.Kind == ContactMethodKind.SipForwarding),
        };
        return row.Expand();
    }

    /// <summary>Adds the call flows of up to a few hundred rows.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<PhoneUserRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var ids = rows.Select(row => row.Id).ToArray();
        var flows = await db.CallFlowDestinations.Where(destination => ids.Contains(destination.ContactMethod.UserId))
            .Select(destination =>
                new { destination.ContactMethod.UserId, destination.Object.Tab.CallFlow.Id, destination.Object.Tab.CallFlow.Name })
            .Distinct()
            .OrderBy(flow => flow.Name)
            .ToListAsync(cancellationToken);
        var flowsOf = flows.ToLookup(flow => flow.UserId, flow => new NamedItem(flow.Id, flow.Name));
        foreach (var row in rows)
        {
            row.CallFlows = [.. flowsOf[row.Id]];
        }
    }

    /// <summary>Adds the numbers of the app line to the rows of a page.</summary>
    internal static async Task FillNumbersAsync(DashboardDb db, IReadOnlyList<PhoneUserRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var ids = rows.Select(row => row.Id).ToArray();
        var dids = await db.DidAssignments
            .Where(did => did.ContactMethod!.Kind == ContactMethodKind.AppLine && ids.Contains(did.ContactMethod.UserId))
            .OrderBy(did => did.Position)
            .Select(did =>
                new { did.ContactMethod!.UserId, Number = new NumberText(did.DidNumberId, did.DidNumber.Digits, did.DidNumber.Country) })
            .ToListAsync(cancellationToken);
        var numbers = await db.InternalNumberAssignments
            .Where(number => number.ContactMethod!.Kind == ContactMethodKind.AppLine && ids.Contains(number.ContactMethod.UserId))
            .OrderBy(number => number.Position)
            .Select(number =>
                new { number.ContactMethod!.UserId, Number = new NumberText(number.InternalNumberId, number.InternalNumber.Digits, null) })
            .ToListAsync(cancellationToken);
        var didsOf = dids.ToLookup(did => did.UserId, did => did.Number);
        var numbersOf = numbers.ToLookup(number => number.UserId, number => number.Number);
        foreach (var row in rows)
        {
            row.DidNumbers = [.. didsOf[row.Id]];
            row.InternalNumbers = [.. numbersOf[row.Id]];
        }
    }

    /// <summary>The same for rows that have a user.</summary>
    internal static TextIndex<T> Texts<T>(Expression<Func<T, PhoneUser>> user, Expression<Func<T, long>> userId) =>
        new TextIndex<T>("UserTexts", userId)
            .Column("Name", Of(user, present => present.NameKey))
            .Email(Of(user, present => present.EmailTextKey), OfDomain)
            .Column("Dids", Of(user, present => present.DidNumbersKey))
            .Column("Internals", Of(user, present => present.InternalNumbersKey), asTyped: true)
            .Column("Others", Of(user, present => present.OtherNumbersKey))
            .Column("Department", Of(user, present => present.DepartmentKey))
            .Column("JobTitle", Of(user, present => present.JobTitleKey));

    // A stretch of the index of domains: no text of a domain is worth a trigram, since most addresses have the same few.
    private static IQueryable<long> OfDomain(DashboardDb db, string beginning)
    {
        var end = beginning + '\uffff';
        return db.Users
            .Where(user => user.EmailDomainKey!.CompareTo(beginning) >= 0 && user.EmailDomainKey.CompareTo(end) < 0)
            .Select(user => user.Id);
    }

    private static Expression<Func<T, string?>> Of<T>(Expression<Func<T, PhoneUser>> user, Expression<Func<PhoneUser, string?>> text)
    {
        Expression<Func<T, string?>> of = row => text.Call(user.Call(row));
        return of.Expand();
    }

    private static Expression<Func<PhoneUser, bool>> IsStuck(DashboardDb db, InviteStuck where, DateTime now)
    {
        var (dayAgo, monthAgo) = (now.AddDays(-1), now.AddDays(-30));
        return where switch
        {
            InviteStuck.NoEmail => user => user.InviteStanding == InviteState.NotInvited && user.EmailKey == null,
            InviteStuck.NotDelivered => user =>
                user.InviteStanding == InviteState.Sent && user.InviteExpiresUtc > now && user.Invite!.SentUtc <= dayAgo,
            InviteStuck.NotUsed => user => user.InviteStanding == InviteState.Opened && user.InviteExpiresUtc > now
                && user.Invite!.OpenedUtc <= dayAgo && !user.Devices.Any(device => device.SignedOutUtc == null),

            // From the phones that were not seen for so long: they are far fewer than those who accepted.
            _ => user => user.InviteStanding == InviteState.Accepted
                && db.AppDevices.Where(device => device.LastSeenUtc <= monthAgo).Select(device => device.UserId).Contains(user.Id)
                && !user.Devices.Any(device => device.LastSeenUtc > monthAgo),
        };
    }

    private static Expression<Func<PhoneUser, bool>> Reached(InviteState step)
    {
        var steps = InviteStates.From(step);
        return user => steps.Contains(user.InviteReached);
    }
}
