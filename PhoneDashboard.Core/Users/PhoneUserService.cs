using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Users;

/// <summary>Phone users: list, create with their line, edit. Deleting has a service of its own: <see cref="PhoneUserDeletion"/>.</summary>
public sealed class PhoneUserService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    /// <summary>A page of the Users table; see Specification 4.1 for its filters.</summary>
    public async Task<ListPage<PhoneUserRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var page = await PhoneUserLists.Definition(db, now)
            .PageAsync(db, db.Users.AsNoTracking(), query, PhoneUserLists.Row(now), cancellationToken);
        await PhoneUserLists.FillAsync(db, page.Rows, cancellationToken);
        await PhoneUserLists.FillNumbersAsync(db, page.Rows, cancellationToken);
        return page;
    }

    /// <summary>One user as the table shows it, or null when it is gone.</summary>
    public async Task<PhoneUserRow?> RowAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Users
            .AsNoTracking()
            .Where(user => user.Id == id)
            .Select(PhoneUserLists.Row(time.GetUtcNow().UtcDateTime))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The user as the edit dialog opens it, or null when it is gone.</summary>
    public async Task<PhoneUserEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().Where(user => user.Id == id).Select(user => new PhoneUserEdit
        {
            Id = user.Id,
            Version = user.Version,
            FirstName = user.FirstName,
            LastName = user.LastName,
            Department = user.Department,
            JobTitle = user.JobTitle,
            TimeScheduleId = user.TimeScheduleId,
            Email = user.Email,
        }).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Users whose name or address has all words of the text, by name, with what tells two of one name apart: for choosing a colleague.
    /// </summary>
    public async Task<IReadOnlyList<NamedItem>> FindAsync(
        Actor actor, string? text, int take = 20, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var users = await PhoneUserLists.Index.FindAsync(db, db.Users.AsNoTracking(), text, PhoneUserLists.Called, cancellationToken);
        return await users.OrderBy(user => user.NameKey).ThenBy(user => user.Id).Take(take)
            .Select(user => new NamedItem(user.Id, user.FirstName + " " + user.LastName) { Detail = user.Email ?? user.Department })
                .ToListAsync(cancellationToken);
    }

    /// <summary>Departments in use that contain the text, by name: typing one again should not make a second spelling.</summary>
    public async Task<IReadOnlyList<string>> DepartmentsAsync(Actor actor, string? text, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var words = SearchWords.Plain(text ?? "");
        var isNonsense = words.Count == 0 && !string.IsNullOrWhiteSpace(text);
        var users = db.Users.Where(user => !isNonsense && user.Department != null);
        return await words.Aggregate(users, (found, word) => found.Where(user => user.DepartmentKey.Contains(word)))
            .GroupBy(user => user.DepartmentKey)
            .OrderBy(group => group.Key)
            .Select(group => group.Min(user => user.Department)!)
            .Take(50)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Creates the user with an app line; when <paramref name="line"/> is null the line stays unconfigured. All of it, or nothing. Problems
    /// as in <see cref="AppLineService.SaveAsync"/>, and Taken at Email.
    /// </summary>
    public async Task<Result<PhoneUserCreated>> CreateAsync(
        Actor actor,
        NewPhoneUser input,
        AppLineEdit? line,
        IReadOnlyCollection<NumberTakeOver>? takeOvers = null,
        CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        if (Validation.Problems(input) is { Count: > 0 } invalid)
        {
            return invalid;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);

        var user = PhoneUserChanges.New(write.Utc);
        var claims = new NumberClaims(db, user.AppLine, takeOvers ?? []);
        var problems = await PhoneUserChanges.ApplyAsync(db, user, input, write.Utc, cancellationToken);
        if (line is not null)
        {
            problems.AddRange(await AppLineChanges.ApplyAsync(db, user.AppLine, line, claims, cancellationToken));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        db.Add(user);
        var moved = claims.Moved;
        if (moved is not null)
        {
            write.MakeUndoable(moved, claims.IsMoved); // the number goes back, and the new user stays
        }

        return await write.SaveAsync(() => new PhoneUserCreated(user.Id, moved is null ? null : $"{moved}.", write.UndoId));
    }

    /// <summary>
    /// Saves the edit dialog. A new e-mail address makes the invite that went to the old one useless (Specification 4.6). Invalid and Taken
    /// at their fields; Changed: somebody saved the user since it was read; NotFound: it is gone.
    /// </summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, PhoneUserEdit edit, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditUsers);
        if (Validation.Problems(edit) is { Count: > 0 } invalid)
        {
            return invalid;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);

        var found = await write.FindForEditAsync(
            db.Users.Include(user => user.Invite).Include(user => user.TimeSchedule).Where(user => user.Id == edit.Id), edit.Version,
            new Problem(ProblemKind.NotFound, "This user has been deleted."), cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var user = found.Value;

        return await PhoneUserChanges.ApplyAsync(db, user, edit, write.Utc, cancellationToken) is { Count: > 0 } problems
            ? problems
            : await write.SaveAsync();
    }
}
