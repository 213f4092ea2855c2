using PhoneDashboard.Core;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.CallFlows;

public sealed class CallFlowServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private readonly PhoneUser _ben = UserWithLine("Ben");
    private TestDb _test = null!;

    private CallFlowService Flows => _test.Get<CallFlowService>();

    /// <summary>
    /// Hotline: +1 202 555 0101 and 200 ring the ring group Team, which rings Ben's line and his desk phone; then Night takes messages.
    /// </summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        var desk = new SipAccount { Name = "Desk", SipUsername = "desk1", User = _ben };
        _ben.ContactMethods.Add(desk);
        var flow = new CallFlow { Name = "Hotline" };
        var tab = new CallFlowTab { Name = "Main", CallFlow = flow };
        flow.Tabs.Add(tab);
        var team = new CallFlowObject { Tab = tab, Kind = CallFlowObjectKind.RingGroup, Name = "Team" };
        var night = new CallFlowObject
        {
            Tab = tab,
            Kind = CallFlowObjectKind.Voicemail,
            Name = "Night",
            DeliveryMethod = new DeliveryMethod { Name = "Archive", EmailAddress = "a@example.org" },
        };
        team.DidNumbers.Add(new DidAssignment { CallFlowObject = team, DidNumber = Did("12025550101") });
        team.InternalNumbers.Add(new InternalNumberAssignment
        {
            CallFlowObject = team,
            InternalNumber = new InternalNumber { Digits = "200" },
        });
        team.Destinations.Add(new CallFlowDestination { Object = team, ContactMethod = desk, Position = 1, RingSeconds = 10 });
        team.Destinations.Add(new CallFlowDestination { Object = team, ContactMethod = _ben.AppLine, Position = 0 });
        team.Cables.Add(new CallFlowCable { FromObject = team, Output = "next", ToObject = night });
        tab.Objects.AddRange([team, night]);
        _ben.AppLine.User = _ben;
        await _test.WriteAsync(_ben, flow, new CallFlow { Name = "Empty" });
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task List_Flows_CountWhatIsInThem()
    {
        var rows = (await Flows.ListAsync(Me, new ListQuery())).Rows;

        Assert.Equal([("Empty", 0, 0, 0), ("Hotline", 1, 2, 1)], rows.Select(row => (row.Name, row.Tabs, row.Objects, row.Lines)));
        Assert.Equal("12025550101", Assert.Single(rows[1].DidNumbers).Digits);
        Assert.Equal("200", Assert.Single(rows[1].InternalNumbers).Digits);
    }

    [Theory]
    [InlineData("?search=HOT", "Hotline")]
    [InlineData("?search=555", "Hotline")]
    [InlineData("?search=200", "Hotline")]
    [InlineData("?user-id=1", "Hotline")]
    [InlineData("?user-id=2", "")]
    [InlineData("?sort=-name", "Hotline,Empty")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string names) =>
        Assert.Equal(names, string.Join(',', (await Flows.ListAsync(Me, ListQuery.Parse(query))).Rows.Select(row => row.Name)));

    [Fact]
    public async Task Get_Flow_ShowsObjectsWithAllTheyReferTo()
    {
        var id = (await Flows.OptionsAsync(Me)).Single(flow => flow.Name == "Hotline").Id;

        var flow = (await Flows.GetAsync(Me, id))!;

        var objects = Assert.Single(flow.Tabs).Objects;
        Assert.Equal(["Team", "Night"], objects.Select(item => item.Name));
        Assert.Equal(
            [("App Configuration", "Ben Ortega", 25), ("SIP Account", "Ben Ortega", 10)],
            objects[0].Destinations.Select(to => (to.Kind.Words(), to.UserName, to.RingSeconds)));
        Assert.Equal("12025550101", Assert.Single(objects[0].DidNumbers).Digits);
        Assert.Equal("200", Assert.Single(objects[0].InternalNumbers).Digits);
        Assert.Equal(new CallFlowCableDetails("next", "Night"), Assert.Single(objects[0].Cables));
        Assert.Equal("Archive", objects[1].DeliveryMethod!.Name);
        Assert.Null(objects[1].AudioFile);
        Assert.Null(await Flows.GetAsync(Me, 99));
    }

    [Fact]
    public async Task NumberOwner_OfAFlow_NamesFlowAndObject()
    {
        var row = Assert.Single((await _test.Get<DidNumberService>().ListAsync(Me, new ListQuery())).Rows);

        Assert.Equal("Hotline (Team)", row.Rings!.Text);
        Assert.Equal(("Call Flow", "Hotline", "Team"), (row.Rings.Routing, row.Rings.AssignedTo, row.Rings.Target));
        Assert.NotNull(row.Rings.CallFlowId);
    }

    [Theory]
    [InlineData("?status=CallFlow", 1)]
    [InlineData("?status=ContactMethod", 0)]
    [InlineData("?status=Assigned", 1)]
    [InlineData("?assigned-to=hot", 1)]
    [InlineData("?assigned-to=ben", 0)]
    public async Task Numbers_OfAFlow_AreFilteredAsSuch(string query, int rows)
    {
        var view = ListQuery.Parse(query);

        Assert.Equal(rows, (await _test.Get<DidNumberService>().ListAsync(Me, view)).Total);
        Assert.Equal(rows, (await _test.Get<InternalNumberService>().ListAsync(Me, view)).Total);
    }
}
