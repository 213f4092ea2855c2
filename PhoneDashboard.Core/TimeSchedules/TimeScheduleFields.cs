using System.Globalization;
using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.TimeSchedules.NewTimeSchedule>;

namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>What a time schedule's form sets, and what the trail names besides.</summary>
public static class TimeScheduleFields
{
    /// <summary>What users and call flows choose it by.</summary>
    public static readonly Field Title =
        Edits.Text(nameof(TimeSchedule.Title), "Title", schedule => schedule.Title, (schedule, text) => schedule.Title = text);

    /// <summary>The zone that the hours are local to.</summary>
    public static readonly Field TimeZone =
        Edits.Text(nameof(TimeSchedule.TimeZone), "Timezone", schedule => schedule.TimeZone, (schedule, text) => schedule.TimeZone = text);

    /// <summary>The weekly hours.</summary>
    public static readonly Field Hours = Edits.Make(
        nameof(TimeSchedule.Ranges), "Working Hours", schedule => schedule.Days, SetDays,
        days => FieldValue.Of(
            from day in days
            from hours in day.Hours
            orderby day.Day, hours.From
            select Member(day.Day, hours)),
        value => DaysOf(value?.Members ?? [])) with
    {
        EditName = nameof(NewTimeSchedule.Days),
        FormLabel = "Working Days and Working Hours",
        EditWords = edit => Words((NewTimeSchedule)edit),
    };

    /// <summary>Days that differ from the weekly hours.</summary>
    public static readonly Field Exceptions = Edits.Make(
        nameof(TimeSchedule.Exceptions), "Exceptions", schedule => schedule.Exceptions, SetExceptions,
        exceptions => FieldValue.Of(exceptions
            .Select(exception => (exception.From, Member: Member(exception)))
            .OrderBy(exception => exception.From).ThenBy(exception => exception.Member.Words, StringComparer.Ordinal)
            .Select(exception => exception.Member)),
        value => value is null ? [] : [.. value.Members.Select(member => ScheduleExceptionKey.Read(member.Key!))]) with
    {
        None = "None",
    };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Title, TimeZone, Hours, Exceptions];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } =
        new(nameof(TimeSchedule), "Time Schedule", [.. Form.Select(field => field with { IsFilter = true })]);

    private static FieldMember Member(DayOfWeek day, WorkingHours hours) =>
        new(
            WorkingHoursKey.Of(day, hours.From, hours.To),
            string.Create(CultureInfo.InvariantCulture, $"{day} {hours.From:HH\\:mm}-{hours.To:HH\\:mm}"));

    private static FieldMember Member(ScheduleExceptionInput exception) => new(
        ScheduleExceptionKey.Of(exception),
        ScheduleExceptionWords.Of(
            TypedText.Clean(exception.Name ?? ""), exception.IsWorking, exception.Repeat, exception.FromLocal(), exception.ToLocal()));

    private static void SetExceptions(NewTimeSchedule schedule, List<ScheduleExceptionInput> exceptions)
    {
        schedule.Exceptions.Clear();
        schedule.Exceptions.AddRange(exceptions);
    }

    private static IReadOnlyList<WorkingDay> DaysOf(IReadOnlyList<FieldMember> members)
    {
        var days = new NewTimeSchedule().Days;
        foreach (var range in members.Select(member => WorkingHoursKey.Read(member.Key!)))
        {
            days.Single(day => day.Day == range.Day).Hours.Add(new WorkingHours { From = range.From, To = range.To });
        }

        return days;
    }

    private static void SetDays(NewTimeSchedule schedule, IReadOnlyList<WorkingDay> days)
    {
        foreach (var (day, other) in schedule.Days.Zip(days))
        {
            day.Hours.Clear();
            day.Hours.AddRange(other.Hours);
        }
    }

    /// <summary>"Mon–Fri: 09:00–17:00", or "None".</summary>
    private static string Words(NewTimeSchedule schedule)
    {
        var ranges = schedule.Ranges().ToList();
        var hours = WorkingHoursWords.Hours(ranges);
        var namesDays = ranges.Count == 0 || hours.Contains(';', StringComparison.Ordinal); // several kinds of days name them already
        return namesDays ? hours : $"{WorkingHoursWords.Days(ranges)}: {hours}";
    }
}
