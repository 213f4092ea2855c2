using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>All ways that a page offers to ask its list.</summary>
internal static class ListCases
{
    internal static IEnumerable<ListCase> Of(ListUnderTest list) => [.. Sorts(list), .. FilterCases(list), .. Searches(list)];

    private static IEnumerable<ListCase> Sorts(ListUnderTest list)
    {
        foreach (var key in list.SortKeys)
        {
            foreach (var (descending, order) in new[] { (false, key), (true, "-" + key) })
            {
                var sorted = new ListQuery { Sort = key, Descending = descending };
                yield return new(ListKind.Sort, $"{order}, first page", (_, _, _) => sorted);
                yield return new(
                    ListKind.Sort, $"{order}, random page", (_, random, pages) => sorted with { Page = random.Next(1, pages + 1) });
                yield return new(ListKind.Sort, $"{order}, last page", (_, _, pages) => sorted with { Page = pages });
            }
        }
    }

    private static IEnumerable<ListCase> FilterCases(ListUnderTest list)
    {
        var filters = Filters(list.Name).ToList();
        foreach (var (key, value) in filters)
        {
            yield return new(
                ListKind.Filter,
                key,
                (terms, random, pages) => new ListQuery().WithFilter(key, value(terms)) with { Page = SomePage(random, pages) });
        }

        // A filtered table is ordered by a click, too: another index than either of the two alone.
        foreach (var (key, value) in filters)
        {
            yield return new(ListKind.Filter, $"{key}, ordered by -{list.SortKeys[^1]}", (terms, random, pages) =>
                new ListQuery { Sort = list.SortKeys[^1], Descending = true }.WithFilter(key, value(terms)) with
                {
                    Page = SomePage(random, pages),
                });
        }

        yield return new(ListKind.Filter, $"{filters[0].Key} and {filters[1].Key}", (terms, random, pages) =>
            new ListQuery().WithFilter(filters[0].Key, filters[0].Value(terms)).WithFilter(filters[1].Key, filters[1].Value(terms)) with
            {
                Page = SomePage(random, pages),
            });
    }

    private static IEnumerable<(string Key, Func<ListTerms, string> Value)> Filters(string list) => list switch
    {
        ListUnderTest.Users =>
        [
            ("name", terms => terms.NamePart()), ("department", terms => terms.Part(terms.Department(), 3)),
            ("job-title", terms => terms.Part(terms.JobTitle(), 3)),
            ("email", terms => terms.EmailLocalPart()), ("time-schedule", terms => terms.TimeSchedule()),
            ("call-flow", terms => terms.CallFlow()),
            ("invitations", terms => terms.AnyOf<InviteState>()),
            ("invite-mark", terms => terms.AnyOf<InviteMark>()),
            ("invite-reached", terms => terms.Any("Sent", "Delivered", "Opened", "Accepted")), ("user-id", terms => terms.UserId()),
        ],
        ListUnderTest.AppConfigurations =>
        [
            ("user", terms => terms.NamePart()), ("did-number", terms => terms.DidPart()), ("internal-number", terms => terms.Internal()),
            ("when-unavailable", terms => terms.AnyOf<WhenUnavailable>()),
            ("external-outbound-calls", terms => terms.Any("yes", "no")), ("status", terms => terms.AnyOf<AppLineStatus>()),
            ("user-id", terms => terms.UserId()),
        ],
        ListUnderTest.DidNumbers =>
        [
            ("number", terms => terms.DidPart()), ("source", terms => terms.AnyOf<DidNumberSource>()), ("trunk", terms => terms.Trunk()),
            ("enabled", terms => terms.Any("yes", "no")),
            ("status", terms => terms.AnyOf<NumberStatus>()), ("assigned-to", terms => terms.NamePart()),
            ("country", terms => terms.Country()), ("user-id", terms => terms.UserId()),
        ],
        ListUnderTest.InternalNumbers =>
            [("number", terms => terms.Internal()), ("status", terms => terms.AnyOf<NumberStatus>()), ("user-id", terms => terms.UserId())],
        _ =>
        [
            ("user", terms => terms.NamePart()), ("os", terms => terms.DeviceOs()), ("app-version", terms => terms.DeviceVersion()),
            ("name", terms => terms.Part(terms.DeviceName(), 3)),
            ("state", terms => terms.AnyOf<AppDeviceState>()), ("signed-in", terms => terms.Any("yes", "no")),
            ("user-id", terms => terms.UserId()),
        ],
    };

    private static IEnumerable<ListCase> Searches(ListUnderTest list)
    {
        foreach (var (what, term) in SearchTerms())
        {
            yield return new(
                ListKind.Search, what, (terms, random, pages) => new ListQuery { Search = term(terms), Page = SomePage(random, pages) });
        }

        yield return new(ListKind.Search, $"part of a name, ordered by -{list.SortKeys[^1]}", (terms, random, pages) =>
            new ListQuery { Search = terms.NamePart(), Sort = list.SortKeys[^1], Descending = true, Page = SomePage(random, pages) });
    }

    private static IEnumerable<(string What, Func<ListTerms, string> Term)> SearchTerms() =>
    [
        ("part of a name (3+ letters)", terms => terms.NamePart()),
        ("first name", terms => terms.FirstName()),
        ("last name in capitals, with accents", terms => terms.LastName().ToUpperInvariant()),
        ("first and last name", terms => terms.FullName()),
        ("beginnings of two names", terms => terms.TwoParts()),
        ("part of a DID number (3-8 digits)", terms => terms.DidPart()),
        ("DID number as people write it", terms => E164.Format(terms.Did())),
        ("internal number", terms => terms.Internal()),
        ("e-mail address", terms => terms.Email()),
        ("e-mail, local part", terms => terms.EmailLocal()),
        ("e-mail, part of the local part", terms => terms.EmailLocalPart()),
        ("@domain", terms => terms.EmailDomain()),
        ("@ and part of a domain", terms => terms.EmailDomainPart()),
        ("device name", terms => terms.DeviceName()),
        ("one character", terms => terms.Characters(1)),
        ("two characters", terms => terms.Characters(2)),
        ("letters without a hit", terms => terms.Nobody()),
        ("digits without a hit", _ => "99887766554"),
    ];

    /// <summary>Mostly an early page, sometimes a late one; one past the end shows the last.</summary>
    private static int SomePage(Random random, int pages) => random.Next(2) == 0 ? 1 : (int)Math.Pow(pages, random.NextDouble());
}
