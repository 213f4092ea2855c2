using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>When users can be called.</summary>
public sealed class TimeScheduleService(IDbContextFactory<DashboardDb> dbFactory, TimeProvider time)
{
    private static readonly Problem Gone = new(ProblemKind.NotFound, "This time schedule has been deleted in the meantime.");

    private static readonly Problem UnknownZone =
        new(ProblemKind.Invalid, "This time zone is not known. Choose one from the list.", nameof(NewTimeSchedule.TimeZone));

    /// <summary>A page of the table. Its sorts and filters are those of <see cref="TimeScheduleLists"/>.</summary>
    public async Task<ListPage<TimeScheduleRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var page = await TimeScheduleLists.Definition.PageAsync(
            db, db.TimeSchedules.AsNoTracking(), query, TimeScheduleLists.Row(db), cancellationToken);
        await FindUpcomingAsync(db, [.. page.Rows.Where(row => row.Exceptions > 0)], cancellationToken);
        return page;
    }

    /// <summary>All time schedules to choose from, by title.</summary>
    public async Task<IReadOnlyList<TimeScheduleOption>> OptionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.TimeSchedules.OrderBy(schedule => schedule.TitleKey)
            .Select(schedule => new TimeScheduleOption(schedule.Id, schedule.Title, schedule.TimeZone)).ToListAsync(cancellationToken);
    }

    /// <summary>An empty form in the account's time zone, with Monday to Friday from nine to five.</summary>
    public async Task<NewTimeSchedule> NewAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var zone = await db.AccountSettings.Select(settings => settings.TimeZone).SingleAsync(cancellationToken);
        var schedule = new NewTimeSchedule { TimeZone = TimeZones.IsKnown(zone) ? zone : TimeZones.Utc };
        foreach (var day in schedule.Days.Where(day => day.Day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            day.Hours.Add(new WorkingHours { From = new TimeOnly(9, 0), To = new TimeOnly(17, 0) });
        }

        return schedule;
    }

    /// <summary>The time schedule for its form, or null when there is none.</summary>
    public async Task<TimeScheduleEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var schedule = await db.TimeSchedules
            .AsNoTracking()
            .AsSplitQuery()
            .Include(schedule => schedule.Ranges)
            .Include(schedule => schedule.Exceptions)
            .SingleOrDefaultAsync(schedule => schedule.Id == id, cancellationToken);
        if (schedule is null)
        {
            return null;
        }

        var edit = new TimeScheduleEdit { Id = id, Version = schedule.Version, Title = schedule.Title, TimeZone = schedule.TimeZone };
        foreach (var range in schedule.Ranges.OrderBy(range => range.From))
        {
            edit.Days.Single(day => day.Day == range.Day).Hours.Add(new WorkingHours { From = range.From, To = range.To });
        }

        edit.Exceptions.AddRange(ScheduleExceptionInput.InOrder(schedule.Exceptions.Select(exception => ScheduleExceptionInput.Of(
            exception.Name, exception.IsWorking, exception.Repeat, exception.FromLocal, exception.ToLocal))));
        return edit;
    }

    /// <summary>
    /// Adds a time schedule. Problems: Invalid at Title, TimeZone, the name of a day, Exceptions or the field of one of them
    /// ("Exceptions[0].Name"); Taken at Title.
    /// </summary>
    /// <returns>The new time schedule's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewTimeSchedule input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (input.Problems() is { Count: > 0 } problems)
        {
            return problems;
        }

        if (!TimeZones.IsKnown(input.TimeZone))
        {
            return UnknownZone;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var schedule = new TimeSchedule { Title = input.Title!, TimeZone = input.TimeZone };
        schedule.Ranges.AddRange(input.Ranges().Select(range => New(schedule, range)));
        schedule.Exceptions.AddRange(input.Exceptions.Select(exception => New(schedule, exception)));
        db.Add(schedule);
        return await write.SaveAsync(() => schedule.Id);
    }

    /// <summary>
    /// Saves title, zone, weekly hours and exceptions. Problems: Invalid at Title, TimeZone, the name of a day, Exceptions or the field of
    /// one of them ("Exceptions[0].Name"); Taken at Title; NotFound; Changed.
    /// </summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, TimeScheduleEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (input.Problems() is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.TimeSchedules
                .AsSplitQuery()
                .Include(schedule => schedule.Ranges)
                .Include(schedule => schedule.Exceptions)
                .Where(schedule => schedule.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        var schedule = found.Value;

        if (!TimeZones.MayBeSaved(input.TimeZone, schedule.TimeZone))
        {
            return UnknownZone;
        }

        schedule.Title = input.Title!;
        schedule.TimeZone = input.TimeZone!;
        ReplaceRanges(db, schedule, [.. input.Ranges()]);
        ReplaceExceptions(db, schedule, input.Exceptions);
        return await write.SaveAsync();
    }

    /// <summary>
    /// Deletes a time schedule that nothing follows, with its exceptions. Problems: NotFound; InUse with the uses, one per line, in Detail
    /// (Specification 5, rule 5).
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var schedule = await db.TimeSchedules.Include(schedule => schedule.Ranges).Include(schedule => schedule.Exceptions)
            .SingleOrDefaultAsync(schedule => schedule.Id == id, cancellationToken);
        if (schedule is null)
        {
            return Gone;
        }

        var users = db.Users.Where(user => user.TimeScheduleId == id);
        var flows = db.CallFlowObjects.Where(item => item.TimeScheduleId == id).OrderBy(item => item.Tab.CallFlow.NameKey)
            .Select(item => item.Tab.CallFlow.Name + " (" + item.Name + ")");
        if (Uses.Refusal(
            "This time schedule is in use. Choose another one there first, then delete it.",
            await Uses.PeopleAsync(db, "Time Schedule of", users, cancellationToken),
            await Uses.WordsAsync("Call flow", flows, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        db.Remove(schedule);
        return await write.SaveAsync();
    }

    /// <summary>Touches only what differs, so that saving the same hours again changes nothing.</summary>
    private static void ReplaceRanges(DashboardDb db, TimeSchedule schedule, List<WorkingRange> wanted)
    {
        foreach (var range in schedule.Ranges.ToList())
        {
            if (!wanted.Remove(new WorkingRange(range.Day, range.From, range.To)))
            {
                db.Remove(range);
            }
        }

        schedule.Ranges.AddRange(wanted.Select(range => New(schedule, range)));
    }

    /// <summary>The same: what is as it was stays the row that it is.</summary>
    private static void ReplaceExceptions(DashboardDb db, TimeSchedule schedule, List<ScheduleExceptionInput> typed)
    {
        var wanted = typed.ConvertAll(exception => (Key: ScheduleExceptionKey.Of(exception), Exception: exception));
        foreach (var exception in schedule.Exceptions.ToList())
        {
            var key = ScheduleExceptionKey.Of(exception);
            if (wanted.FindIndex(one => one.Key == key) is >= 0 and var index)
            {
                wanted.RemoveAt(index);
            }
            else
            {
                db.Remove(exception);
            }
        }

        schedule.Exceptions.AddRange(wanted.Select(one => New(schedule, one.Exception)));
    }

    private static TimeScheduleRange New(TimeSchedule schedule, WorkingRange range) =>
        new() { TimeSchedule = schedule, Day = range.Day, From = range.From, To = range.To };

    private static TimeScheduleException New(TimeSchedule schedule, ScheduleExceptionInput exception)
    {
        var stored = exception.ToException()!;
        stored.TimeSchedule = schedule;
        return stored;
    }

    private async Task FindUpcomingAsync(DashboardDb db, IReadOnlyList<TimeScheduleRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var ids = rows.Select(row => row.Id).ToList();
        var exceptions = (await db.Set<TimeScheduleException>().AsNoTracking()
            .Where(exception => ids.Contains(exception.TimeScheduleId))
            .ToListAsync(cancellationToken)).ToLookup(exception => exception.TimeScheduleId);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var row in rows)
        {
            row.Upcoming = ScheduleOutlook.Upcoming(exceptions[row.Id], TimeZones.Of(row.TimeZone), now);
        }
    }
}
