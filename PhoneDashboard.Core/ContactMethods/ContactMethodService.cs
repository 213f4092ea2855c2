using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.ContactMethods;

/// <summary>The contact methods other than lines, to read.</summary>
public sealed class ContactMethodService(IDbContextFactory<DashboardDb> dbFactory)
{
    /// <summary>Sorts: user, name, identifier. Filters: user-id, id. Search by user, name, or what identifies it.</summary>
    internal static readonly ListDefinition<ContactMethod> List = new ListDefinition<ContactMethod>(method => method.Id)
        .Sort("user", method => method.UserNameKey)
        .Sort("name", method => method.NameKey)
        .Sort("identifier", method => method.IdentifierKey)
        .FilterById("user-id", (methods, id) => methods.Where(method => method.UserId == id))
        .FilterById("id", (methods, id) => methods.Where(method => method.Id == id))
        .Search(
            NumberSearch.Anything,
            word => method => method.NameKey.Contains(word) || method.UserNameKey.Contains(word) || method.IdentifierKey.Contains(word)
                || method.User.EmailTextKey!.Contains(word),
            knowsAddresses: true);

    /// <summary>The row without its numbers, which <see cref="FillAsync"/> adds.</summary>
    internal static readonly Expression<Func<ContactMethod, ContactMethodRow>> Row = method => new ContactMethodRow
    {
        Id = method.Id,
        Kind = method.Kind,
        Name = method.Name,
        UserId = method.UserId,
        UserName = method.User.FirstName + " " + method.User.LastName,
        Identifier = method is SipAccount ? ((SipAccount)method).SipUsername
            : method is PstnForwarding ? ((PstnForwarding)method).ForwardingNumber
            : method is SipForwarding ? ((SipForwarding)method).SipUri
            : ((EmailMethod)method).EmailAddress,
        AllowCallTransfer = method is PstnForwarding && ((PstnForwarding)method).AllowCallTransfer,
        Target = method is SipForwarding
            ? new SipTarget(
                ((SipForwarding)method).Username, ((SipForwarding)method).Domain, ((SipForwarding)method).Port,
                ((SipForwarding)method).NetworkProtocol, ((SipForwarding)method).ProcessRedirects, ((SipForwarding)method).Codecs)
            : null,
        WhenUnavailable = method.WhenUnavailable,
        VoicemailAudio = method.VoicemailAudio!.Name,
    };

    /// <summary>A page of the table of one kind; lines have a service of their own.</summary>
    public async Task<ListPage<ContactMethodRow>> ListAsync(
        Actor actor, ContactMethodKind kind, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await List.PageAsync(
            db, db.ContactMethods.AsNoTracking().Where(method => method.Kind == kind), query, Row, cancellationToken);
        await FillAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>One contact method other than a line, or null when there is none.</summary>
    public async Task<ContactMethodRow?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var row = await db.ContactMethods
            .AsNoTracking()
            .Where(method => method.Id == id && method.Kind != ContactMethodKind.AppLine)
            .Select(Row)
            .SingleOrDefaultAsync(cancellationToken);
        if (row is not null)
        {
            await FillAsync(db, [row], cancellationToken);
        }

        return row;
    }

    /// <summary>Adds the numbers of up to a few hundred rows.</summary>
    internal static async Task FillAsync(DashboardDb db, IReadOnlyList<ContactMethodRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var dids = await db.DidAssignments.Where(did => ids.Contains(did.ContactMethodId!.Value)).OrderBy(did => did.Position)
            .Select(did => new
            {
                Id = did.ContactMethodId!.Value,
                Number = new NumberText(did.DidNumberId, did.DidNumber.Digits, did.DidNumber.Country),
            })
            .ToListAsync(cancellationToken);
        var numbers = await db.InternalNumberAssignments
            .Where(number => ids.Contains(number.ContactMethodId!.Value))
            .OrderBy(number => number.Position)
            .Select(number => new
            {
                Id = number.ContactMethodId!.Value,
                Number = new NumberText(number.InternalNumberId, number.InternalNumber.Digits, null),
            })
            .ToListAsync(cancellationToken);
        var didsOf = dids.ToLookup(did => did.Id, did => did.Number);
        var numbersOf = numbers.ToLookup(number => number.Id, number => number.Number);
        foreach (var row in rows)
        {
            row.DidNumbers = [.. didsOf[row.Id]];
            row.InternalNumbers = [.. numbersOf[row.Id]];
        }
    }
}
