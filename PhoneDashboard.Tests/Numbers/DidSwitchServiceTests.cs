using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Numbers;

public sealed class DidSwitchServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _used, _free;

    private static Actor Me => TestActors.Operator;

    private DidSwitchService Switch => _test.Get<DidSwitchService>();

    /// <summary>One number rings Ben, whose line shows it, and is the company's; the other is free.</summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _used = await _test.AddDidAsync("12025550101");
        _free = await _test.AddDidAsync("12025550102");
        await _test.AddUserAsync(
            "Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [_used], ExternalOutboundCalls = true, CallerIdIds = [_used] });
        await _test.WriteAsync(db =>
        {
            db.AccountSettings.Single().CompanyCallerId = "12025550101";
            return Task.CompletedTask;
        });
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Preview_DisableUsed_NamesWhatItRingsAndWhoShowsIt()
    {
        var preview = (await Switch.PreviewAsync(Me, [_used], view: null, enabled: false)).Value;

        Assert.Equal("+1 202 555 0101", preview.Name);
        Assert.Equal(
            [
                "It rings Ben Ortega: calls to it are refused then.",
                "Caller ID of Ben Ortega: a line shows its next Caller ID that is enabled, and without one makes no external calls.",
                "+1 202 555 0101 is the Company Caller ID in Settings: emergency calls of lines without a Caller ID show no number then.",
            ],
            preview.Uses);
    }

    [Fact]
    public async Task Preview_DisableFree_HasNoUses() =>
        Assert.Empty((await Switch.PreviewAsync(Me, [_free], view: null, enabled: false)).Value.Uses);

    [Fact]
    public async Task Preview_DisableAView_CountsItsNumbersAndNamesThoseThatRing()
    {
        var preview = (await Switch.PreviewAsync(Me, [], ListQuery.Parse("?number=202"), enabled: false)).Value;

        Assert.Equal(("2 numbers", 2), (preview.Name, preview.Ids.Count));
        Assert.Equal("Calls to these are refused then: +1 202 555 0101 (Ben Ortega).", preview.Uses[0]);
    }

    [Fact]
    public async Task Preview_EnableWhatIsEnabled_SaysSo()
    {
        Assert.Equal(
            (ProblemKind.Changed, "+1 202 555 0102 is enabled already."),
            KindAndWords((await Switch.PreviewAsync(Me, [_free], view: null, enabled: true)).Problems));
        Assert.Equal(
            ProblemKind.NotFound, KindAndWords((await Switch.PreviewAsync(Me, [99], view: null, enabled: true)).Problems).Kind);
    }

    [Fact]
    public async Task Apply_Disable_IsInTheTrailWarnsAtTheLineAndCanBeUndone()
    {
        var done = (await Switch.ApplyAsync(Me, [_used, _free, 99], enabled: false)).Value;

        Assert.Equal("Disabled 2 numbers", done.Title);
        Assert.All(await RowsAsync(), row => Assert.False(row.Enabled));
        Assert.Equal(AppLineStatus.NeedsAttention, Assert.Single((await LinesAsync()).Rows).Status);
        Assert.Equal(["+12025550101", "+12025550102"], (await _test.Get<ActivityService>().ListAsync(TestActors.Administrator,
            ListQuery.Parse($"?kind={nameof(DidNumber)}&field={nameof(DidNumber.Enabled)}&person=operator")))
            .Rows.Select(row => row.ItemName).Order(StringComparer.Ordinal));

        Assert.True((await _test.Get<UndoService>().UndoAsync(Me, done.UndoId!.Value)).Succeeded);
        Assert.All(await RowsAsync(), row => Assert.True(row.Enabled));
        Assert.Equal(AppLineStatus.Configured, Assert.Single((await LinesAsync()).Rows).Status);
    }

    [Fact]
    public async Task Apply_NothingToChange_SaysSoAndWritesNothing()
    {
        var problem = Assert.Single((await Switch.ApplyAsync(Me, [_free], enabled: true)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
    }

    private static (ProblemKind Kind, string Words) KindAndWords(IReadOnlyList<Problem> problems) =>
        (problems[0].Kind, problems[0].Message);

    private async Task<IReadOnlyList<DidNumberRow>> RowsAsync() =>
        (await _test.Get<DidNumberService>().ListAsync(Me, new ListQuery())).Rows;

    private Task<ListPage<AppLineRow>> LinesAsync() => _test.Get<AppLineService>().ListAsync(Me, new ListQuery());
}
