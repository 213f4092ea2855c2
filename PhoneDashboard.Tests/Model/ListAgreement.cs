using System.Text;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// The lists show what the model has. How much more than a part of a word a search may find is the lists' own affair, so what must be found
/// and what may be found are said apart; for most terms they are the same.
/// </summary>
internal static class ListAgreement
{
    private static readonly Actor Me = TestActors.Administrator;
    private static readonly string[] Terms =
    [
        "ann", "BER", "zoe", "ström", "lee", "jo ann", "o'neil", "12025550101", "5550", "7946", "007", "@example", "@example.org",
        "example", "a", "7", "be", "zz", "nobody", "ann berg", "bela",
    ];

    internal static async Task CheckAsync(ModelWorld world, ModelState model, Random random, StringBuilder log)
    {
        var term = Terms[random.Next(Terms.Length)];
        await CheckUsersAsync(world, model, term, log);
        await CheckLinesAsync(world, model, term, log);
        await CheckNumbersAsync(world, model, log);
    }

    private static async Task CheckUsersAsync(ModelWorld world, ModelState model, string term, StringBuilder log)
    {
        var service = world.Get<PhoneUserService>();
        var all = model.All<PhoneUserEdit>(Key.User).ToList();
        foreach (var (sort, key) in new (string, Func<PhoneUserRow, string>)[]
        {
            ("first-name", row => TextKey.Fold(row.FullName)),
            ("last-name", row => TextKey.Fold($"{row.LastName} {row.FirstName}")),
            ("department", row => TextKey.Fold(row.Department)),
            ("email", row => EmailAddress.Key(row.Email) ?? ""),
        })
        {
            var rows = await AllAsync(query => service.ListAsync(Me, query), new ListQuery { Sort = sort });
            Same(log, $"Users by {sort}", all.Select(user => user.Id), rows.Select(row => row.Id));
            Require(
                log,
                rows.Select(key).Order(StringComparer.Ordinal).SequenceEqual(rows.Select(key)),
                $"Users are not in the order of {sort}");
            foreach (var row in rows)
            {
                Require(log, row.Invitation == model.Invitation(row.Id, world.Clock.UtcNow), $"user {row.Id} is shown as {row.Invitation}");
                Require(
                    log,
                    row.Devices == model.All<DeviceForm>(Key.Device)
                        .Count(device => device.Form.UserId == row.Id && device.Form.SignedOutUtc is null),
                    $"user {row.Id} is shown with {row.Devices} devices");
            }
        }

        var found = await AllAsync(query => service.ListAsync(Me, query), new ListQuery { Search = term });
        var finds = all.Select(user => (user.Id, Finds: Search(model, user.Form, user.Id, term))).ToList();
        Within(
            log,
            $"Users, search for '{term}'",
            finds.Where(user => user.Finds.Must).Select(user => user.Id),
            finds.Where(user => user.Finds.May).Select(user => user.Id),
            found.Select(row => row.Id));

        foreach (var state in Enum.GetValues<InviteState>())
        {
            var filtered = await AllAsync(
                query => service.ListAsync(Me, query), new ListQuery().WithFilter("invitations", state.ToString()));
            Same(
                log,
                $"Users whose invite is {state}",
                all.Where(user => model.Invitation(user.Id, world.Clock.UtcNow) == state).Select(user => user.Id),
                filtered.Select(row => row.Id));
        }

        foreach (var group in all.GroupBy(user => user.Form.TimeScheduleId).Where(group => group.Key is not null))
        {
            var filtered = await AllAsync(
                query => service.ListAsync(Me, query), new ListQuery().WithFilter("time-schedule", $"{group.Key}"));
            Same(log, $"Users of schedule {group.Key}", group.Select(user => user.Id), filtered.Select(row => row.Id));
        }
    }

    private static async Task CheckLinesAsync(ModelWorld world, ModelState model, string term, StringBuilder log)
    {
        var service = world.Get<AppLineService>();
        var all = model.All<LineForm>(Key.Line).ToList();
        foreach (var sort in new[] { "user", "when-unavailable", "external-outbound-calls", "status" })
        {
            var rows = await AllAsync(query => service.ListAsync(Me, query), new ListQuery { Sort = sort, Descending = sort == "status" });
            Same(log, $"App Configurations by {sort}", all.Select(line => line.Id), rows.Select(row => row.Id));
            foreach (var row in rows)
            {
                var edit = model.Find<LineForm>(Key.Line, row.Id)!.Edit;
                Require(log, row.DidNumbers.Select(did => did.Id).SequenceEqual(edit.DidNumberIds)
                    && row.CallerIds.Select(did => did.Id).SequenceEqual(edit.CallerIdIds)
                    && row.InternalNumbers.Select(number => number.Id).SequenceEqual(edit.InternalNumberIds)
                    && row.DeliveryMethods.Select(method => method.Id).Order().SequenceEqual(edit.DeliveryMethodIds),
                    $"line {row.Id} is shown with other chips");
            }
        }

        foreach (var status in Enum.GetValues<AppLineStatus>())
        {
            var rows = await AllAsync(query => service.ListAsync(Me, query), new ListQuery().WithFilter("status", status.ToString()));
            Same(
                log,
                $"App Configurations that are {status}",
                all.Where(line => model.StatusOf(line.Form).Status == status).Select(line => line.Id),
                rows.Select(row => row.Id));
        }

        var found = await AllAsync(query => service.ListAsync(Me, query), new ListQuery { Search = term });
        var finds = all
            .Select(line => (line.Id, Finds: Search(model, model.Find<PhoneUserEdit>(Key.User, line.Form.UserId)!, line.Form.UserId, term)))
            .ToList();
        Within(
            log,
            $"App Configurations, search for '{term}'",
            finds.Where(line => line.Finds.Must).Select(line => line.Id),
            finds.Where(line => line.Finds.May).Select(line => line.Id),
            found.Select(row => row.Id));
    }

    private static async Task CheckNumbersAsync(ModelWorld world, ModelState model, StringBuilder log)
    {
        var dids = await AllAsync(query => world.Get<DidNumberService>().ListAsync(Me, query), new ListQuery());
        Require(log, dids.Select(row => row.Digits).SequenceEqual(model.All<DidNumberEdit>(Key.Did)
            .Select(did => did.Form.Digits)
            .Order(StringComparer.Ordinal)), "DID Numbers are not those of the model");
        foreach (var row in dids)
        {
            Require(
                log,
                (row.Rings is not null) == (model.OwnerOfDid(row.Id) is not null)
                    && row.CallerIdLines == model.All<LineForm>(Key.Line).Count(line => line.Form.Edit.CallerIdIds.Contains(row.Id)),
                $"DID {row.Digits} is shown with other uses");
        }

        var internals = await AllAsync(
            query => world.Get<InternalNumberService>().ListAsync(Me, query), new ListQuery().WithFilter("status", "Free"));
        Same(
            log,
            "free Internal Numbers",
            model.Ids(Key.Internal).Where(id => model.OwnerOfInternal(id) is null),
            internals.Select(row => row.Id));
        var devices = await AllAsync(query => world.Get<AppDeviceService>().ListAsync(Me, query), new ListQuery());
        Same(log, "App Devices", model.Ids(Key.Device), devices.Select(row => row.Id));
    }

    /// <summary>
    /// Specification 8: any part of a name or number, e-mail by local part, the domain after @; one or two characters
    /// match word beginnings.
    /// </summary>
    private static (bool Must, bool May) Search(ModelState model, PhoneUserEdit user, long userId, string term)
    {
        var (name, email, key) = (TextKey.Fold($"{user.FirstName} {user.LastName}"), TextKey.Fold(user.Email), TextKey.Fold(term));
        var line = model.LineOf(userId).Form.Edit;
        var digits = string.Concat(key.Where(char.IsAsciiDigit));
        string[] numbers =
        [
            .. line.DidNumberIds.Select(model.Digits),
            .. line.InternalNumberIds.Select(id => model.Find<InternalForm>(Key.Internal, id)!.Digits),
        ];
        var may = key.Split(' ').All(word => name.Contains(word) || email.Contains(word))
            || (digits.Length > 0 && numbers.Any(number => number.Contains(digits)));
        var must = key switch
        {
            ['@', _, ..] => email.Contains(key),
            { Length: < 3 } => name.Split(' ').Any(word => word.StartsWith(key, StringComparison.Ordinal)),
            _ when digits.Length == key.Length => numbers.Any(number => number.Contains(digits)),
            _ => name.Contains(key) || email.Split('@')[0].Contains(key),
        };
        return (must, may);
    }

    /// <summary>All pages of a view; small pages would be better, but 25 rows is the least there is.</summary>
    private static async Task<List<T>> AllAsync<T>(Func<ListQuery, Task<ListPage<T>>> read, ListQuery query)
    {
        var rows = new List<T>();
        ListPage<T> page;
        do
        {
            page = await read(query with { Page = (rows.Count / query.PageSize) + 1 });
            rows.AddRange(page.Rows);
        }
        while (page.Rows.Count > 0 && rows.Count < page.Total);
        return rows.Count == page.Total
            ? rows
            : throw new ModelBrokenException($"{query.ToQueryString()} counts {page.Total} rows and shows {rows.Count}");
    }

    private static void Same(StringBuilder log, string what, IEnumerable<long> expected, IEnumerable<long> found) =>
        Within(log, what, expected, expected, found);

    private static void Within(StringBuilder log, string what, IEnumerable<long> must, IEnumerable<long> may, IEnumerable<long> found)
    {
        var rows = found.ToList();
        var (missing, odd) = (must.Except(rows).ToList(), rows.Except(may).ToList());
        Require(
            log,
            missing.Count == 0 && odd.Count == 0 && rows.Distinct().Count() == rows.Count,
            $"{what}: missing {string.Join(',', missing)}, too many {string.Join(',', odd)}, found {string.Join(',', rows)}");
    }

    private static void Require(StringBuilder log, bool holds, string problem)
    {
        if (!holds)
        {
            throw new ModelBrokenException($"{log}{problem}");
        }
    }
}
