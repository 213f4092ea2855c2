using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Overview;

/// <summary>The search in the top bar: a few people and numbers while somebody types.</summary>
public sealed class QuickSearchService(IDbContextFactory<DashboardDb> dbFactory)
{
    private const int LongestList = 8;

    /// <summary>
    /// Up to eight hits. A number, in whole or in part and however it is written, finds numbers with whom they ring; everything else finds
    /// people by name or e-mail; one or two letters find beginnings of words (Specification 8). Nothing for an empty text.
    /// </summary>
    public async Task<IReadOnlyList<QuickHit>> FindAsync(Actor actor, string? text, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var numbers = await NumberReader.OfAsync(db, cancellationToken);
        return numbers.Ways(text).Count > 0
            ? await NumbersAsync(db, numbers, text, cancellationToken)
            : await PeopleAsync(db, text, cancellationToken);
    }

    /// <summary>The number that the text is as a whole; null when it is a part of one, several, or no number of this system.</summary>
    public async Task<QuickHit?> FindNumberAsync(Actor actor, string? text, CancellationToken cancellationToken = default) =>
        (await FindAsync(actor, text, cancellationToken)).Where(hit => hit.IsWhole).Take(2).ToList() is [var only] ? only : null;

    private static async Task<List<QuickHit>> PeopleAsync(DashboardDb db, string text, CancellationToken cancellationToken)
    {
        var people = await PhoneUserLists.Index.FindAsync(db, db.Users, text, PhoneUserLists.Called, cancellationToken);
        return await people.OrderBy(user => user.NameKey).ThenBy(user => user.Id).Take(LongestList)
            .Select(user => new QuickHit(QuickHitKind.User, user.Id, user.FirstName + " " + user.LastName, user.Email ?? user.Department,
                user.Id))
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<QuickHit>> NumbersAsync(
        DashboardDb db, NumberReader numbers, string text, CancellationToken cancellationToken)
    {
        var digits = NumberReader.Extension(text);
        var extensions = digits is null
            ? []
            : await db.InternalNumbers.Where(number => number.Digits.StartsWith(digits)).OrderBy(number => number.Digits)
                .Take(LongestList / 2).Select(number => new { number.Id, number.Digits }).ToListAsync(cancellationToken);
        var dids = await DidSearch.FindAsync(
            db, numbers, choosable: null, text, LongestList - extensions.Count, except: [], cancellationToken);
        var extensionOwners = await NumberOwner.OfInternalNumbersAsync(db, [.. extensions.Select(number => number.Id)], cancellationToken);
        var didOwners = await NumberOwner.OfDidNumbersAsync(db, [.. dids.Select(did => did.Id)], cancellationToken);
        return
        [
            .. extensions.Select(number =>
                Hit(QuickHitKind.InternalNumber, number.Id, number.Digits, extensionOwners.GetValueOrDefault(number.Id),
                number.Digits == digits)),
            .. dids.Select(did =>
                Hit(QuickHitKind.DidNumber, did.Id, E164.Format(did.Digits), didOwners.GetValueOrDefault(did.Id), did.IsWhole)),
        ];
    }

    private static QuickHit Hit(QuickHitKind kind, long id, string number, NumberOwner? owner, bool isWhole) =>
        new(kind, id, number, owner?.Text ?? "Free", owner?.UserId, isWhole);
}
