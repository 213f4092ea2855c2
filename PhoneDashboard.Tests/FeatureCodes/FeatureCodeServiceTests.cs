using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.FeatureCodes;

public sealed class FeatureCodeServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private FeatureCodeService Codes => _test.Get<FeatureCodeService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_ValidCode_IsListedAndNamedForRecordOnDemand()
    {
        Assert.Null(await Codes.RecordOnDemandCodeAsync(Me));

        await Codes.AddAsync(Me, new NewFeatureCode { Code = " *1 ", Kind = FeatureCodeKind.RecordOnDemand });

        Assert.Equal("*1", await Codes.RecordOnDemandCodeAsync(Me));
        Assert.Equal("*1", Assert.Single((await Codes.ListAsync(Me, new ListQuery())).Rows).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("*")]
    [InlineData("*12345")]
    [InlineData("*1a")]
    [InlineData("#1")]
    [InlineData("**1")]
    public async Task Add_NotAStarAndDigits_IsInvalidAtTheField(string? code)
    {
        var problem = Assert.Single((await Codes.AddAsync(Me, new NewFeatureCode { Code = code })).Problems);

        Assert.Equal(new Problem(ProblemKind.Invalid, "Enter * and 1 to 4 digits, such as *1.", "Code"), problem);
    }

    [Theory]
    [InlineData("*12", "*12 already exists: it is Call Pickup. Enter a different code.")]
    [InlineData("*1", "*1 and *12 (Call Pickup) begin the same way: the shorter one would always be used first. Enter a different code.")]
    [InlineData(
        "*123", "*123 and *12 (Call Pickup) begin the same way: the shorter one would always be used first. Enter a different code.")]
    public async Task Add_SameOrPrefix_NamesTheOther(string code, string message)
    {
        await Codes.AddAsync(Me, new NewFeatureCode { Code = "*12", Kind = FeatureCodeKind.CallPickup });

        var problem = Assert.Single((await Codes.AddAsync(Me, new NewFeatureCode { Code = code })).Problems);

        Assert.Equal(new Problem(ProblemKind.Taken, message, "Code"), problem);
    }

    [Fact]
    public async Task Add_TwoThatClashAtOnce_OneWins()
    {
        var results = await Task.WhenAll(
            Codes.AddAsync(Me, new NewFeatureCode { Code = "*1" }),
            Codes.AddAsync(Me, new NewFeatureCode { Code = "*12" }));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(1, (await Codes.ListAsync(Me, new ListQuery())).Total);
    }

    [Fact]
    public async Task Save_OwnCodeMadeLonger_IsNoClashWithItself()
    {
        var edit = await AddedAsync("*1");
        edit.Code = "*12";

        Assert.True((await Codes.SaveAsync(Me, edit)).Succeeded);
        Assert.Equal("*12", (await Codes.GetAsync(Me, edit.Id))!.Code);
    }

    [Fact]
    public async Task Save_PrefixOfAnother_IsTaken()
    {
        await AddedAsync("*21");
        var edit = await AddedAsync("*1");
        edit.Code = "*2";

        Assert.Equal(ProblemKind.Taken, Assert.Single((await Codes.SaveAsync(Me, edit)).Problems).Kind);
        Assert.Equal("*1", (await Codes.GetAsync(Me, edit.Id))!.Code);
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_IsChanged()
    {
        var first = await AddedAsync("*1");
        var second = (await Codes.GetAsync(Me, first.Id))!;
        first.Code = "*2";
        await Codes.SaveAsync(Me, first);

        Assert.Equal(ProblemKind.Changed, Assert.Single((await Codes.SaveAsync(Me, second)).Problems).Kind);
    }

    [Fact]
    public async Task Delete_LastCodeForRecordOnDemand_LinesThatUseItNeedAttention()
    {
        var code = await AddedAsync("*1");
        var ben = UserWithLine("Ben");
        (ben.AppLine.IsConfigured, ben.AppLine.RecordOnDemand) = (true, true);
        await _test.WriteAsync(ben);

        Assert.True((await Codes.DeleteAsync(Me, code.Id)).Succeeded);

        await using var db = await _test.OpenAsync();
        Assert.True((await db.AppLines.SingleAsync()).Attention.HasFlag(AttentionReasons.NoRecordOnDemandCode));
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Codes.DeleteAsync(Me, code.Id)).Problems).Kind);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Codes.SaveAsync(Me, code)).Problems).Kind);
    }

    [Theory]
    [InlineData("?search=pick", "*2")]
    [InlineData("?search=*1", "*1")]
    [InlineData("?feature=RecordOnDemand", "*1")]
    [InlineData("?sort=feature", "*2,*1")]
    [InlineData("?sort=-code", "*2,*1")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string codes)
    {
        await AddedAsync("*1");
        await Codes.AddAsync(Me, new NewFeatureCode { Code = "*2", Kind = FeatureCodeKind.CallPickup });

        Assert.Equal(codes, string.Join(',', (await Codes.ListAsync(Me, ListQuery.Parse(query))).Rows.Select(row => row.Code)));
    }

    private async Task<FeatureCodeEdit> AddedAsync(string code) =>
        (await Codes.GetAsync(Me, (await Codes.AddAsync(Me, new NewFeatureCode { Code = code })).Value))!;
}
