using PhoneDashboard.Core;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class InternalNumberPickerTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private readonly PhoneUser _ben = UserWithLine("Ben");
    private readonly PhoneUser _ann = UserWithLine("Ann");
    private TestDb _test = null!;

    private InternalNumberPicker Picker => _test.Get<InternalNumberPicker>();

    /// <summary>Ben has 202, Ann 201; 7, 120, 200 and 203 are free.</summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben.AppLine.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = new InternalNumber { Digits = "202" } });
        _ann.AppLine.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = new InternalNumber { Digits = "201" } });
        await _test.WriteAsync(_ben, _ann);
        await _test.WriteAsync(
            new InternalNumber { Digits = "200" },
            new InternalNumber { Digits = "203" },
            new InternalNumber { Digits = "120" },
            new InternalNumber { Digits = "7" });
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Theory]
    [InlineData("", "7,120,200,203")]
    [InlineData("20", "200,203,120,201,202")]
    [InlineData("x", "")]
    [InlineData("!?", "")]
    [InlineData("１２０", "120")]
    [InlineData("ext. 120", "120")]
    [InlineData("+1 202 555 0101 ext. 203", "203")]
    [InlineData("9", "")]
    public async Task FindFree_Typed_OffersFreeNumbersThatBeginWithItFirstThenTakenOnes(string text, string digits) =>
        Assert.Equal(digits, Text(await Picker.FindFreeAsync(Me, text, take: 10)));

    [Fact]
    public async Task FindFree_NumberOfACallFlow_IsNotOfferedToANewLine()
    {
        var flow = new CallFlow { Name = "Front desk" };
        var tab = new CallFlowTab { Name = "Main", CallFlow = flow };
        var desk = new CallFlowObject { Name = "Desk", Kind = CallFlowObjectKind.RingGroup, Tab = tab };
        desk.InternalNumbers.Add(new InternalNumberAssignment
        {
            InternalNumber = new InternalNumber { Digits = "204" },
            CallFlowObject = desk,
        });
        tab.Objects.Add(desk);
        flow.Tabs.Add(tab);
        await _test.WriteAsync(flow);

        Assert.DoesNotContain("204", Text(await Picker.FindFreeAsync(Me, "", take: 10)), StringComparison.Ordinal);
        Assert.Equal(InternalNumberStanding.Taken, (await Picker.FindFreeAsync(Me, "204", take: 10))[0].Standing);
    }

    [Fact]
    public async Task FindFree_TakenNumberTypedInFull_ComesWithItsOwner()
    {
        var option = (await Picker.FindFreeAsync(Me, "201", take: 10))[0];

        Assert.Equal(("201", "Rings Ann Ortega.", true), (option.Digits, option.WhyNotInbound, option.IsWhole));
        Assert.False((await Picker.FindFreeAsync(Me, "20", take: 10))[0].IsWhole);
    }

    [Fact]
    public async Task FindFree_PartOfTakenNumbers_ShowsAFewWithWhatTheyRing()
    {
        var eva = UserWithLine("Eva");
        eva.AppLine.InternalNumbers.AddRange(Enumerable.Range(300, 8).Select(n =>
            new InternalNumberAssignment { InternalNumber = new InternalNumber { Digits = $"{n}" } }));
        await _test.WriteAsync(eva);

        var options = await Picker.FindFreeAsync(Me, "30", take: 10);

        Assert.Equal("300,301,302,303,304", Text(options));
        Assert.All(options, option => Assert.Equal("Rings Eva Ortega.", option.WhyNotInbound));
        Assert.Equal("200", Text(await Picker.FindFreeAsync(Me, "20", take: 1)));
    }

    [Fact]
    public async Task FindFree_ForALine_OffersItsOwnNumbersButNotThoseChosenAlready()
    {
        var free = await Picker.FindFreeAsync(Me, "20", take: 10, _ben.AppLine.Id);
        var except = await Picker.FindFreeAsync(
            Me, "20", take: 10, _ben.AppLine.Id, except: [free.Single(option => option.Digits == "200").Id]);

        Assert.Equal("202,200,203,120,201", Text(free));
        Assert.Equal("202,203,120,201", Text(except));
    }

    [Fact]
    public async Task FindForCallerId_ForALine_OffersOwnThenFreeThenTakenWithAWarning()
    {
        var options = await Picker.FindForCallerIdAsync(Me, "2", take: 10, _ben.AppLine.Id);

        Assert.Equal("202,200,203,120,201", Text(options));
        Assert.Equal(InternalNumberStanding.Own, options[0].Standing);
        Assert.Equal("This shows the extension of Ann Ortega.", options[^1].CallerIdWarning);
    }

    [Fact]
    public async Task FindForCallerId_NumberChosenInTheForm_CountsAsOwn()
    {
        var chosen = (await Picker.FindFreeAsync(Me, "203", take: 1))[0];

        var options = await Picker.FindForCallerIdAsync(Me, "", take: 2, ownIds: [chosen.Id]);

        Assert.Equal(("203,7", InternalNumberStanding.Own), (Text(options), options[0].Standing));
    }

    [Fact]
    public async Task Options_OfChips_KeepTheirOrderAndLeaveOutDeletedOnes()
    {
        var all = await Picker.FindForCallerIdAsync(Me, "20", take: 10);
        long[] ids = [all.Single(option => option.Digits == "203").Id, 99, all.Single(option => option.Digits == "201").Id];

        Assert.Equal("203,201", Text(await Picker.OptionsAsync(Me, ids)));
    }

    [Fact]
    public async Task NextFree_AfterANumber_StaysAmongThoseWithAsManyDigits()
    {
        var after = (await Picker.FindForCallerIdAsync(Me, "201", take: 1))[0];

        Assert.Equal("203", (await Picker.NextFreeAsync(Me, after.Id))!.Digits);
        Assert.Equal("7", (await Picker.NextFreeAsync(Me))!.Digits);
    }

    private static string Text(IEnumerable<InternalNumberOption> options) => string.Join(',', options.Select(option => option.Digits));
}
