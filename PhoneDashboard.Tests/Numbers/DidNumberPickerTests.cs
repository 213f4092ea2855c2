using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidNumberPickerTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private readonly PhoneUser _ben = UserWithLine("Ben");
    private TestDb _test = null!;

    private DidNumberPicker Picker => _test.Get<DidNumberPicker>();

    /// <summary>…01 rings Ben; …02 and …03 are free; …04 is disabled, …05 has no trunk; one London number is free.</summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben.AppLine.DidNumbers.Add(new DidAssignment { DidNumber = Did("12025550101") });
        var disabled = Did("12025550104");
        disabled.Enabled = false;
        await _test.WriteAsync(
            _ben, Did("12025550103"), Did("12025550102"), disabled, Did("12025550105", trunkId: null), Did("442079460202"));
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Theory]
    [InlineData("", "12025550102,12025550103,442079460202")]
    [InlineData("+1 (202) 555", "12025550102,12025550103,12025550101,12025550104,12025550105")]
    [InlineData("0044", "442079460202")]
    [InlineData("020", "442079460202")]
    [InlineData("202", "12025550102,12025550103,442079460202,12025550101,12025550104,12025550105")]
    [InlineData("0101", "12025550101")]
    [InlineData("44", "442079460202")]
    [InlineData("999", "")]
    [InlineData("nobody", "")]
    [InlineData("!?", "")]
    public async Task FindForInbound_Typed_OffersFreeEnabledNumbersOnATrunkThenOthersThatFit(string text, string digits) =>
        Assert.Equal(digits, Text(await Picker.FindForInboundAsync(Me, text, take: 10)));

    [Fact]
    public async Task FindForInbound_NumbersThatBeginWithIt_ComeBeforeOthers()
    {
        await _test.WriteAsync(Did("20794602020"));

        Assert.Equal("20794602020,442079460202", Text(await Picker.FindForInboundAsync(Me, "2079460202", take: 10)));
        Assert.Equal("20794602020", Text(await Picker.FindForInboundAsync(Me, "2079460202", take: 1)));
    }

    [Theory]
    [InlineData("+1 202 555 0101", "Rings Ben Ortega.")]
    [InlineData("12025550104", "Disabled: enable it first.")]
    [InlineData("1-202-555-0105", "No trunk: calls to it would not arrive.")]
    [InlineData("1.202.555.0102", null)]
    [InlineData("(202) 555-0101", "Rings Ben Ortega.")]
    [InlineData("5550104", "Disabled: enable it first.")]
    public async Task FindForInbound_TypedInFull_ComesFirstAndSaysWhyNot(string text, string? whyNot)
    {
        var options = await Picker.FindForInboundAsync(Me, text, take: 10);

        Assert.Equal(whyNot, Assert.Single(options).WhyNotInbound);
    }

    [Fact]
    public async Task FindForInbound_PartOfTakenNumbers_ShowsAFewWithWhatTheyRing()
    {
        var eva = UserWithLine("Eva");
        eva.AppLine.DidNumbers.AddRange(Enumerable.Range(170, 8).Select(n => new DidAssignment { DidNumber = Did($"12025550{n}") }));
        await _test.WriteAsync(eva);

        var options = await Picker.FindForInboundAsync(Me, "017", take: 10);

        Assert.Equal(Enumerable.Repeat("Rings Eva Ortega.", 5), options.Select(option => option.WhyNotInbound));
        Assert.DoesNotContain(options, option => option.IsWhole);
        Assert.Equal("12025550177", Text(await Picker.FindForInboundAsync(Me, "0177", take: 10)));
        Assert.Equal(2, (await Picker.FindForInboundAsync(Me, "017", take: 2)).Count);
        Assert.Equal("12025550102", Text(await Picker.FindForInboundAsync(Me, "202", take: 1)));
    }

    [Theory]
    [InlineData("US", "(202) 555-0102", "12025550102")]
    [InlineData("US", "0102", null)]
    [InlineData("US", "202-555-010", null)]
    [InlineData("GB", "020 7946 0202", "442079460202")]
    [InlineData("GB", "Tel.: +1 202 555 0102", "12025550102")]
    [InlineData(null, "2025550102", null)]
    [InlineData(null, "12025550102", "12025550102")]
    public async Task FindForInbound_WholeNumberOrAPart_IsTold(string? country, string text, string? whole)
    {
        await _test.SetCountryAsync(country);

        var options = await Picker.FindForInboundAsync(Me, text, take: 10);

        Assert.NotEmpty(options);
        Assert.Equal(whole, options.SingleOrDefault(option => option.IsWhole)?.Digits);
        Assert.True(whole is null || options[0].IsWhole);
    }

    [Fact]
    public async Task FindForInbound_ForALine_OffersItsOwnNumberButNotThoseChosenAlready()
    {
        var options = await Picker.FindForInboundAsync(Me, "1202", take: 10, _ben.AppLine.Id);
        var except = await Picker.FindForInboundAsync(Me, "1202", take: 10, _ben.AppLine.Id, except: [options[0].Id]);

        Assert.Equal("12025550101,12025550102,12025550103", Text(options.Where(option => option.WhyNotInbound is null)));
        Assert.Equal("12025550102,12025550103", Text(except.Where(option => option.WhyNotInbound is null)));
        Assert.DoesNotContain(except, option => option.Id == options[0].Id);
    }

    [Fact]
    public async Task FindForCallerId_Typed_OffersAllEnabledNumbersWhateverTheyRing()
    {
        var options = await Picker.FindForCallerIdAsync(Me, "1202", take: 10);

        Assert.Equal("12025550101,12025550102,12025550103,12025550105,12025550104", Text(options));
        Assert.Equal("Disabled: enable it first.", Assert.Single(options, option => option.WhyNotCallerId is not null).WhyNotCallerId);
        Assert.Equal("Disabled: enable it first.", (await Picker.FindForCallerIdAsync(Me, "+12025550104", take: 10))[0].WhyNotCallerId);
    }

    [Fact]
    public async Task Options_OfChips_KeepTheirOrderAndNameTheOwner()
    {
        var all = await Picker.FindForCallerIdAsync(Me, "", take: 10);

        var options = await Picker.OptionsAsync(Me, [all[1].Id, 99, all[0].Id]);

        Assert.Equal("12025550102,12025550101", Text(options));
        Assert.Equal("Ben Ortega", options[1].TakenBy);
    }

    [Fact]
    public async Task ForCallerId_NothingTyped_OwnNumbersComeFirst()
    {
        var all = await Picker.FindForCallerIdAsync(Me, "", take: 10);

        var found = await Picker.FindForCallerIdAsync(Me, "", take: 10, ownIds: [all[1].Id]);

        Assert.Equal([all[1].Digits, all[0].Digits], found.Take(2).Select(option => option.Digits));
        Assert.Equal(all.Count, found.Count);
        Assert.Equal(all.Count - 1, (await Picker.FindForCallerIdAsync(Me, "", take: 10, except: [all[1].Id], ownIds: [all[1].Id])).Count);
    }

    [Fact]
    public async Task Readiness_FreeNumberOnATrunk_IsReadyAndNamesTheOneWithoutATrunk()
    {
        var readiness = await Picker.ReadinessAsync(Me);

        Assert.Equal("12025550105", readiness.FreeWithoutTrunk?.Digits);
        Assert.Equal(
            new DidReadiness(HasNumbers: true, HasTrunks: true, HasFreeInbound: true, FreeWithoutTrunk: null),
            readiness with { FreeWithoutTrunk = null });
    }

    [Fact]
    public async Task Readiness_NewSystem_LacksNumbers()
    {
        await using var empty = await TestDb.CreateAsync();

        Assert.Equal(
            new DidReadiness(HasNumbers: false, HasTrunks: true, HasFreeInbound: false, FreeWithoutTrunk: null),
            await empty.Get<DidNumberPicker>().ReadinessAsync(Me));
    }

    private static string Text(IEnumerable<DidOption> options) => string.Join(',', options.Select(option => option.Digits));
}
