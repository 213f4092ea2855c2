using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Views;

/// <summary>
/// Views of tables under a name (Specification 4.15). Everybody has views of their own; those for everybody are saved, changed and deleted
/// by whoever has <see cref="Permission.ShareViews"/>.
/// </summary>
public sealed class SavedViewService(IDbContextFactory<DashboardDb> dbFactory)
{
    private static readonly Problem Gone = new(ProblemKind.NotFound, "This view has been deleted in the meantime.");

    /// <summary>The actor's own views of a page's table and those for everybody, by name.</summary>
    public async Task<IReadOnlyList<SavedViewRow>> ListAsync(Actor actor, string page, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await Visible(db, actor)
            .Where(view => view.Page == page)
            .OrderBy(view => view.NameKey).ThenBy(view => view.Id)
            .Select(view => new SavedViewRow(view.Id, view.Name, view.ForEverybody))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The view of a page's table; null when there is none, or when it is somebody else's own.</summary>
    public async Task<SavedViewEdit?> GetAsync(Actor actor, string page, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await Visible(db, actor)
            .Where(view => view.Page == page && view.Id == id)
            .Select(view => new SavedViewEdit
            {
                Id = view.Id,
                Version = view.Version,
                Name = view.Name,
                ForEverybody = view.ForEverybody,
                Page = view.Page,
                Query = view.Query,
                Columns = view.Columns,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Saves a new view of the actor's. Problems: Invalid or Taken at Name; Invalid at Query.</summary>
    /// <returns>The new view's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewSavedView input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        actor.Demand(Needed(input.ForEverybody));
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var view = new SavedView
        {
            Page = input.Page,
            Name = input.Name!,
            AccountId = actor.AccountId,
            ForEverybody = input.ForEverybody,
            Query = input.Query,
            Columns = input.Columns,
        };
        db.Add(view);
        return await write.SaveAsync(() => view.Id);
    }

    /// <summary>
    /// Saves what it is called, shows and for whom it is; one that is for everybody no longer is the actor's own. Problems: Invalid or
    /// Taken at Name; Invalid at Query; NotFound; Changed.
    /// </summary>
    /// <returns>The view's id.</returns>
    public async Task<Result<long>> SaveAsync(Actor actor, SavedViewEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        actor.Demand(Needed(input.ForEverybody));
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            Visible(db, actor).Where(view => view.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var view = found.Value;
        actor.Demand(Needed(view.ForEverybody));
        view.AccountId = input.ForEverybody ? view.AccountId : actor.AccountId;
        (view.Name, view.ForEverybody, view.Query, view.Columns) = (input.Name!, input.ForEverybody, input.Query, input.Columns);
        return await write.SaveAsync(() => view.Id);
    }

    /// <summary>Deletes a view. Problem: NotFound.</summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await Visible(db, actor).SingleOrDefaultAsync(view => view.Id == id, cancellationToken) is not { } view)
        {
            return Gone;
        }

        actor.Demand(Needed(view.ForEverybody));
        db.Remove(view);
        return await write.SaveAsync();
    }

    /// <summary>
    /// The account goes, and with it the views that were its own; those for everybody stay. Part of an open write.
    /// </summary>
    internal static async Task LoseOwnerAsync(DashboardDb db, long accountId, CancellationToken cancellationToken)
    {
        foreach (var view in await db.SavedViews.Where(view => view.AccountId == accountId).ToListAsync(cancellationToken))
        {
            if (view.ForEverybody)
            {
                view.AccountId = null;
            }
            else
            {
                db.Remove(view);
            }
        }
    }

    private static Permission Needed(bool forEverybody) => forEverybody ? Permission.ShareViews : Permission.Read;

    private static IQueryable<SavedView> Visible(DashboardDb db, Actor actor) =>
        db.SavedViews.Where(view => view.ForEverybody || (actor.AccountId != null && view.AccountId == actor.AccountId));
}
