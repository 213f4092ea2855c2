using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class ContactMethodServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private readonly PhoneUser _ben = UserWithLine("Ben");
    private TestDb _test = null!;

    private ContactMethodService Methods => _test.Get<ContactMethodService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        var desk = new SipAccount { Name = "Desk", SipUsername = "Desk1" };
        desk.DidNumbers.Add(new DidAssignment { DidNumber = Did("12025550101") });
        desk.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = new InternalNumber { Digits = "200" } });
        _ben.ContactMethods.AddRange(
        [
            desk,
            new PstnForwarding { Name = "Mobile", ForwardingNumber = "442079460202" },
            new SipForwarding { Name = "Partner", SipUri = "sip:ben@example.org" },
            new EmailMethod { Name = "Inbox", EmailAddress = "ben@example.net" },
        ]);
        var ann = UserWithLine("Ann", "Zed");
        ann.ContactMethods.Add(new SipAccount { Name = "Kitchen", SipUsername = "kitchen" });
        await _test.WriteAsync(_ben, ann);
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Theory]
    [InlineData(ContactMethodKind.PstnForwarding, "Mobile", "442079460202")]
    [InlineData(ContactMethodKind.SipForwarding, "Partner", "sip:ben@example.org")]
    [InlineData(ContactMethodKind.EmailMethod, "Inbox", "ben@example.net")]
    public async Task List_OfAKind_ShowsWhatIdentifiesEach(ContactMethodKind kind, string name, string identifier)
    {
        var row = Assert.Single((await Methods.ListAsync(Me, kind, new ListQuery())).Rows);

        Assert.Equal((kind, name, identifier, "Ben Ortega", _ben.Id), (row.Kind, row.Name, row.Identifier, row.UserName, row.UserId));
    }

    [Fact]
    public async Task Get_SipAccount_ShowsItsNumbers()
    {
        var id = (await Methods.ListAsync(Me, ContactMethodKind.SipAccount, ListQuery.Parse("?search=desk"))).Rows[0].Id;

        var details = (await Methods.GetAsync(Me, id))!;

        Assert.Equal("Desk1", details.Identifier);
        Assert.Equal("12025550101", Assert.Single(details.DidNumbers).Digits);
        Assert.Equal("200", Assert.Single(details.InternalNumbers).Digits);
        Assert.Null(await Methods.GetAsync(Me, _ben.AppLine.Id));
    }

    [Theory]
    [InlineData("", "Kitchen,Desk")]
    [InlineData("?user-id=1", "Desk")]
    [InlineData("?search=DESK1", "Desk")]
    [InlineData("?search=zed", "Kitchen")]
    [InlineData("?search=442", "")]
    [InlineData("?sort=name", "Desk,Kitchen")]
    [InlineData("?sort=-identifier", "Kitchen,Desk")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string names) =>
        Assert.Equal(names, string.Join(
            ',', (await Methods.ListAsync(Me, ContactMethodKind.SipAccount, ListQuery.Parse(query))).Rows.Select(row => row.Name)));

    [Fact]
    public async Task List_SearchedByANumberAsTyped_FindsTheForwarding() =>
        Assert.Equal("Mobile", Assert.Single(
            (await Methods.ListAsync(Me, ContactMethodKind.PstnForwarding, ListQuery.Parse("?search=%2B44 20 7946"))).Rows).Name);
}
