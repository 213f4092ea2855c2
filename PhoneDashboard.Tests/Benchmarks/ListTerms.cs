using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// Values that occur in the database, drawn through the services, and what people type of them. Terms nobody could find would
/// be answered too soon.
/// </summary>
internal sealed class ListTerms
{
    private const int RowsPerPage = 100, Pages = 2;

    private readonly Random _random;

    private ListTerms(Random random) => _random = random;

    private List<PhoneUserRow> Users { get; } = [];

    private List<DidNumberRow> DidNumbers { get; } = [];

    private List<InternalNumberRow> InternalNumbers { get; } = [];

    private List<AppDeviceRow> Devices { get; } = [];

    private IReadOnlyList<long> Schedules { get; init; } = [];

    private IReadOnlyList<long> Flows { get; init; } = [];

    private IReadOnlyList<long> Trunks { get; init; } = [];

    internal static async Task<ListTerms> DrawAsync(Func<Type, object> get, Random random)
    {
        var actor = TestActors.Administrator;
        var terms = new ListTerms(random)
        {
            Schedules = [.. (await Of<TimeScheduleService>().OptionsAsync(actor)).Select(schedule => schedule.Id)],
            Flows = [.. (await Of<CallFlowService>().OptionsAsync(actor)).Select(flow => flow.Id)],
            Trunks = [.. (await Of<TrunkService>().OptionsAsync(actor)).Select(trunk => trunk.Id)],
        };
        await FillAsync(terms.Users, query => Of<PhoneUserService>().ListAsync(actor, query), random);
        await FillAsync(terms.DidNumbers, query => Of<DidNumberService>().ListAsync(actor, query), random);
        await FillAsync(terms.InternalNumbers, query => Of<InternalNumberService>().ListAsync(actor, query), random);
        await FillAsync(terms.Devices, query => Of<AppDeviceService>().ListAsync(actor, query), random);
        return terms;

        T Of<T>() => (T)get(typeof(T));
    }

    internal string FirstName() => User().FirstName;

    internal string LastName() => User().LastName;

    internal string FullName() => User().FullName;

    /// <summary>Three letters of a name or more, folded as people type them.</summary>
    internal string NamePart() => Part(TextKey.Fold(_random.Next(2) == 0 ? FirstName() : LastName()), 3);

    internal string TwoParts()
    {
        var user = User();
        return $"{Beginning(user.FirstName)} {Beginning(user.LastName)}";
    }

    internal string Email() => Pick(Users, user => user.Email);

    internal string EmailLocal() => Email().Split('@')[0];

    internal string EmailLocalPart() => Part(EmailLocal(), 4);

    internal string EmailDomain() => "@" + Email().Split('@')[1];

    internal string EmailDomainPart()
    {
        var domain = EmailDomain();
        return domain[.._random.Next(3, domain.Length)];
    }

    internal string Department() => Pick(Users, user => user.Department);

    internal string JobTitle() => Pick(Users, user => user.JobTitle);

    internal string UserId() => Text(User().Id);

    internal string TimeSchedule() => Text(Pick(Schedules));

    internal string CallFlow() => Text(Pick(Flows));

    internal string Trunk() => _random.Next(5) == 0 ? "none" : Text(Pick(Trunks));

    internal string Did() => Pick(DidNumbers).Digits;

    internal string Country() => Pick(DidNumbers).Country;

    internal string DidPart()
    {
        var digits = Did();
        var length = _random.Next(3, 9);
        return digits.Substring(_random.Next(digits.Length - length + 1), length);
    }

    internal string Internal() => Pick(InternalNumbers).Digits;

    internal string DeviceName() => Pick(Devices).Name;

    internal string DeviceOs() => Pick(Devices).Os;

    internal string DeviceVersion() => Pick(Devices).AppVersion;

    internal string Characters(int count) => From("abcdefghijklmnoprstuvwyz0123456789", count);

    /// <summary>Letters that no name has beside each other.</summary>
    internal string Nobody() => "qxz" + From("bcdfghjkmpqvwxz", 4);

    internal string Any(params string[] values) => Pick(values);

    internal string AnyOf<TEnum>()
        where TEnum : struct, Enum => Pick(Enum.GetNames<TEnum>());

    /// <summary>Some part of a text, of at least so many characters.</summary>
    internal string Part(string text, int shortest)
    {
        var length = _random.Next(Math.Min(shortest, text.Length), text.Length + 1);
        return text.Substring(_random.Next(text.Length - length + 1), length);
    }

    private string From(string characters, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => characters[_random.Next(characters.Length)]));

    private static string Beginning(string name) => TextKey.Fold(name) is var key && key.Length > 3 ? key[..3] : key;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task FillAsync<TRow>(List<TRow> rows, Func<ListQuery, Task<ListPage<TRow>>> read, Random random)
    {
        var total = (await read(new ListQuery())).Total;
        for (var page = 0; page < Pages; page++)
        {
            rows.AddRange(
                (await read(new ListQuery { PageSize = RowsPerPage, Page = random.Next(1, Math.Max(2, (total / RowsPerPage) + 1)) })).Rows);
        }
    }

    private PhoneUserRow User() => Pick(Users);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string Pick<T>(IEnumerable<T> items, Func<T, string?> value) => Pick([.. items.Select(value).OfType<string>()]);
}
