using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Activity;

/// <summary>
/// Entries from before the trail kept ids beside words (docs/decisions/0020): a reference is an id without words there, and what a
/// collection holds are words without ids, joined by commas. They are read as they are; the trail is never rewritten. Exceptions of a
/// schedule were kept so for longer, until they could be edited.
/// </summary>
internal static class OldEntries
{
    private const string Comma = ", ";

    // A name may have a comma in it, and even several.
    private const int CommasInAName = 4;

    /// <summary>The things that a value holds; none for a text.</summary>
    internal static IReadOnlyList<FieldMember> Members(Field field, FieldValue value) => (value.Text, field.References) switch
    {
        (null, _) => value.Members,
        (_, null) => [],
        ({ } text, _) when IsReference(field) => [new FieldMember(text, null)],
        ({ } text, nameof(DidNumber)) => [.. text.Split(Comma).Select(digits => new FieldMember(null, digits))],
        ({ } text, _) => [new FieldMember(null, text)],
    };

    /// <summary>
    /// A value with the keys that it needs to be set again. NotFound: something in it is gone, and is named, or cannot
    /// be told from another.
    /// </summary>
    internal static async Task<Result<FieldValue?>> ReadAsync(
        DashboardDb db, Field field, FieldValue? value, CancellationToken cancellationToken) =>
        field.Name == nameof(TimeSchedule.Exceptions) ? Exceptions(value)
        : value?.Text is not { } text ? value
        : field.Name == nameof(TimeSchedule.Ranges) ? Hours(text)
        : field.References is null ? value
        : IsReference(field) ? FieldValue.Of([long.Parse(text, CultureInfo.InvariantCulture)])
        : await LinksAsync(db, field, text, cancellationToken);

    private static bool IsReference(Field field) => field.Name.EndsWith("Id", StringComparison.Ordinal);

    /// <summary>They were kept in words alone, in which a name may have commas.</summary>
    private static Result<FieldValue?> Exceptions(FieldValue? value) =>
        value is null || value.Members is { Count: > 0 } members && members.All(member => member.Key is not null)
            ? value
            : new Problem(ProblemKind.NotFound, "The exceptions of that time were kept in words alone, so this value can't be put back.");

    /// <summary>Hours in words: "Monday 09:00-17:00, Tuesday 09:00-12:00".</summary>
    private static FieldValue? Hours(string text) =>
        FieldValue.Of(text.Split(Comma).Select(range => range.Split(' ', '-')).Select(parts => new FieldMember(
            WorkingHoursKey.Of(Enum.Parse<DayOfWeek>(parts[0]), Time(parts[1]), Time(parts[2])), null)));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static async Task<Result<FieldValue?>> LinksAsync(DashboardDb db, Field field, string text, CancellationToken cancellationToken)
    {
        var parts = text.Split(Comma);
        var possible = Possible(parts).Distinct().ToList();
        var present = await Links(db, field.References!).Where(link => possible.Contains(link.Name)).ToListAsync(cancellationToken);
        var readings = Readings(text, present).Take(2).ToList();
        return readings switch
        {
            [var only] => FieldValue.Of(only),
            [] => RestorableItems.Missing(field, parts.First(part => present.TrueForAll(link => link.Name != part))),
            _ => new Problem(ProblemKind.NotFound, $"{text} can be read in more than one way, so this value can't be put back."),
        };
    }

    private static IQueryable<Link> Links(DashboardDb db, string kind) => kind switch
    {
        nameof(DidNumber) => db.DidNumbers.Select(did => new Link { Id = did.Id, Name = did.Digits }),
        nameof(InternalNumber) => db.InternalNumbers.Select(number => new Link { Id = number.Id, Name = number.Digits }),
        nameof(DeliveryMethod) => db.DeliveryMethods.Select(method => new Link { Id = method.Id, Name = method.Name }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    private static IEnumerable<string> Possible(string[] parts) =>
        from start in Enumerable.Range(0, parts.Length)
        from length in Enumerable.Range(1, Math.Min(CommasInAName + 1, parts.Length - start))
        select string.Join(Comma, parts.Skip(start).Take(length));

    private static IEnumerable<IReadOnlyList<long>> Readings(string text, List<Link> present) => text.Length == 0
        ? [[]]
        : from link in present
          where text == link.Name || text.StartsWith(link.Name + Comma, StringComparison.Ordinal)
          from rest in Readings(text[Math.Min(text.Length, link.Name.Length + Comma.Length)..], present)
          select (IReadOnlyList<long>)[link.Id, .. rest];

    /// <summary>A thing and its name.</summary>
    private sealed class Link
    {
        public long Id { get; init; }

        public required string Name { get; init; }
    }
}
