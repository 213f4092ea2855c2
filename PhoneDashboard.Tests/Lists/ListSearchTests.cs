using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Lists;

/// <summary>
/// The search box of each list: folded, in any order of words, and as people paste a person. One thing in each list is called "Łucja
/// O’Connor-Straße", or belongs to her.
/// </summary>
public sealed class ListSearchTests : IAsyncLifetime
{
    private const string Name = "Łucja O’Connor-Straße", Address = "lucja.josé@bücher.example";

    private static readonly Dictionary<string, Func<TestDb, ListQuery, Task<int>>> Lists = new(StringComparer.Ordinal)
    {
        [nameof(PhoneUserService)] = async (test, query) => (await test.Get<PhoneUserService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(AppLineService)] = async (test, query) => (await test.Get<AppLineService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(AppDeviceService)] = async (test, query) => (await test.Get<AppDeviceService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(ContactMethodService)] = async (test, query) => (await test.Get<ContactMethodService>().ListAsync(TestActors.Administrator,
            ContactMethodKind.SipAccount, query)).Total,
        [nameof(DidNumberService)] = async (test, query) => (await test.Get<DidNumberService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(InternalNumberService)] = async (test, query) => (await test.Get<InternalNumberService>()
            .ListAsync(TestActors.Administrator, query)).Total,
        [nameof(TrunkService)] = async (test, query) => (await test.Get<TrunkService>().ListAsync(TestActors.Administrator, query)).Total,
        [nameof(CallFlowService)] = async (test, query) => (await test.Get<CallFlowService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(AudioFileService)] = async (test, query) => (await test.Get<AudioFileService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(DeliveryMethodService)] = async (test, query) => (await test.Get<DeliveryMethodService>()
            .ListAsync(TestActors.Administrator, query)).Total,
        [nameof(TimeScheduleService)] = async (test, query) => (await test.Get<TimeScheduleService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(TeamAccountService)] = async (test, query) => (await test.Get<TeamAccountService>().ListAsync(TestActors.Administrator,
            query)).Total,
        [nameof(ActivityService)] = async (test, query) => (await test.Get<ActivityService>().ListAsync(TestActors.Administrator,
            query)).Total,
    };

    // Codes have no names; the mails of a folder are read in order of time.
    private static readonly HashSet<string> WithoutNames = [nameof(FeatureCodeService), nameof(PickupMailService), nameof(HistoryService)];

    private TestDb _test = null!;

    public static TheoryData<string, string> Searches
    {
        get
        {
            var searches = new TheoryData<string, string>();
            foreach (var list in Lists.Keys)
            {
                foreach (var text in new[] { "Łucja O’Connor-Straße", "lucja o'connor-strasse", "STRASSE lucja", "O´CONNOR\u2011STRAßE",
                    "O’Connor‑Straße, Łucja", "“Łucja O'Connor-Straße”", "\u200Bluc\u00ADja", $"{Name} <{Address}>" })
                {
                    searches.Add(list, text);
                }
            }

            return searches;
        }
    }

    public static TheoryData<string, string> Addresses
    {
        get
        {
            var searches = new TheoryData<string, string>();
            foreach (var list in new[] { nameof(PhoneUserService), nameof(AppLineService), nameof(ContactMethodService),
                nameof(DeliveryMethodService), nameof(TeamAccountService) })
            {
                foreach (var text in new[] { Address, "LUCJA.JOSÉ@BÜCHER.EXAMPLE", "lucja.jose@bucher.example",
                    "lucja.josé@xn--bcher-kva.example", "lucja.josé", "@bücher.example" })
                {
                    searches.Add(list, text);
                }
            }

            return searches;
        }
    }

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        var did = await _test.AddDidAsync("12025550101");
        var number = await _test.AddInternalNumberAsync("101");
        var line = new AppLineEdit { DidNumberIds = [did], InternalNumberIds = [number] };
        var user = await _test.AddUserAsync("Łucja", "O’Connor-Straße", line: line);
        await _test.AddDeviceAsync(user, "Phone");
        await _test.AddSipAccountAsync(user, "Desk");
        await _test.AddCallFlowAsync(Name);
        await _test.AddAudioAsync(Name);
        await using var db = await _test.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        db.Add(new Trunk { Name = Name });
        db.Add(new DeliveryMethod { Name = Name, EmailAddress = Address });
        db.Add(new TimeSchedule { Title = Name, TimeZone = "Etc/UTC" });
        db.Add(new TeamAccount { Name = Name, Email = Address });
        db.Users.Single().Email = Address; // the mail service would not send it: from before there was a rule
        _ = (await write.SaveAsync()).Value;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public void Lists_OfTheWholeCore_AreTried()
    {
        var all = typeof(Validation).Assembly.GetTypes().Where(type => type.IsPublic && type.GetMethods()
            .Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ListQuery))
            && method.Name == "ListAsync"));

        Assert.Equal(Lists.Keys.Concat(WithoutNames).Order(StringComparer.Ordinal), all.Select(type => type.Name).Concat(WithoutNames)
            .Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Search_NameAsPeopleWriteIt_IsFound(string list, string text) => Assert
        .InRange(await Lists[list](_test, new ListQuery { Search = text }), 1, int.MaxValue);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Search_AddressAsPeopleWriteIt_IsFound(string list, string text) => Assert
        .Equal(1, await Lists[list](_test, new ListQuery { Search = text }));

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Search_AnotherName_FindsNothing(string list, string text) => Assert
        .Equal(0, await Lists[list](_test, new ListQuery { Search = text + "x" }));

    [Theory]
    [InlineData("Łucja O’Connor")]
    [InlineData("o'connor, lucja")]
    [InlineData("lucja.josé@bücher.example")]
    [InlineData("Łucja O’Connor-Straße <lucja.josé@bücher.example>")]
    public async Task Find_PersonInAPicker_IsFoundWithTheAddress(string text)
    {
        var found = Assert.Single(await _test.Get<PhoneUserService>().FindAsync(TestActors.Administrator, text));

        Assert.Equal((Name, Address), (found.Name, found.Detail));
    }

    [Fact]
    public async Task Rings_TwoOfOneName_AreToldApartByTheAddress()
    {
        var (one, other) = (await _test.AddDidAsync("12025550102"), await _test.AddDidAsync("12025550103"));
        await _test.AddUserAsync("Ann", "Lee", "ann@example.com", new AppLineEdit { DidNumberIds = [one] });
        await _test.AddUserAsync("ANN", "Lée", line: new AppLineEdit { DidNumberIds = [other] });

        var rows = (await _test.Get<DidNumberService>().ListAsync(TestActors.Administrator, new ListQuery { Sort = "number" })).Rows;

        Assert.Equal([Name, "Ann Lee (ann@example.com)", "ANN Lée"], rows.Select(row => row.Rings?.Text));
    }
}
