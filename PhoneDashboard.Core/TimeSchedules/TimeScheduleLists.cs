using System.Linq.Expressions;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>
/// What the Time Schedules table shows, and what it can be ordered, filtered and searched by; for the page and the export alike.
/// </summary>
internal static class TimeScheduleLists
{
    /// <summary>Sorts: title, time-zone. Filters: time-zone (IANA name), id.</summary>
    internal static readonly ListDefinition<TimeSchedule> Definition = new ListDefinition<TimeSchedule>(schedule => schedule.Id)
        .Sort("title", schedule => schedule.TitleKey)
        .Sort("time-zone", schedule => schedule.TimeZone)
        .Filter("time-zone", (schedules, text) => schedules.Where(schedule => schedule.TimeZone == text))
        .FilterById("id", (schedules, id) => schedules.Where(schedule => schedule.Id == id))
        .Search(NumberSearch.Anything, word => schedule => schedule.TitleKey.Contains(word));

    /// <summary>What the table shows of a schedule, with how many users and call flows follow it.</summary>
    internal static Expression<Func<TimeSchedule, TimeScheduleRow>> Row(DashboardDb db) => schedule => new TimeScheduleRow
    {
        Id = schedule.Id,
        Title = schedule.Title,
        TimeZone = schedule.TimeZone,
        Users = db.Users.Count(user => user.TimeScheduleId == schedule.Id),
        CallFlowObjects = db.CallFlowObjects.Count(item => item.TimeScheduleId == schedule.Id),
        Exceptions = schedule.Exceptions.Count,
        Ranges = schedule.Ranges.Select(range => new WorkingRange(range.Day, range.From, range.To)).ToList(),
    };
}
