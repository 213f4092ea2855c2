using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Numbers;

/// <summary>
/// A taken number changes its owner only when somebody agreed to take it from exactly that one (Specification 5, rule 1).
/// </summary>
public sealed class NumberTakeOverTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _ann, _ben, _did, _number;

    private AppLineService Lines => _test.Get<AppLineService>();

    private NumberTakeOverService TakeOvers => _test.Get<NumberTakeOverService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _did = await _test.AddDidAsync("12025550101");
        _number = await _test.AddInternalNumberAsync("201");
        _ann = await _test.LineOfAsync(await _test.AddUserAsync("Ann", "Smith"));
        _ben = await _test.LineOfAsync(await _test.AddUserAsync(
            "Ben", "Ortega", line: new AppLineEdit { DidNumberIds = [_did], InternalNumberIds = [_number] }));
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Preview_LastNumber_SaysWhatTheOwnerLoses()
    {
        var both = await TakeOvers.PreviewDidNumberAsync(TestActors.Operator, _did);
        await SaveAsync(_ben, edit => edit.InternalNumberIds = []);

        var last = await TakeOvers.PreviewDidNumberAsync(TestActors.Operator, _did);

        Assert.Equal(["+1 202 555 0101 no longer rings Ben Ortega."], both!.Losses);
        Assert.Equal(
            ["+1 202 555 0101 no longer rings Ben Ortega.", "It is the last number of Ben Ortega, who then has no number of their own."],
            last!.Losses);
    }

    [Fact]
    public async Task Preview_FreeNumber_IsNull()
    {
        var free = await _test.AddInternalNumberAsync("202");

        Assert.Null(await TakeOvers.PreviewInternalNumberAsync(TestActors.Operator, free));
    }

    [Fact]
    public async Task Save_AgreedTakeOvers_MovesBothNumbersInOneSaveAndAuditsBothSides()
    {
        var before = await _test.EditOfAsync(_ben);

        var saved = await SaveAsync(_ann, Take, await AgreeAsync());

        Assert.Equal("Took +1 202 555 0101 from Ben Ortega, 201 from Ben Ortega for Ann Smith.", saved.Value.Moved);
        Assert.Equal([_did, _number], Numbers(await _test.EditOfAsync(_ann)));
        Assert.Empty(Numbers(await _test.EditOfAsync(_ben)));
        await using var db = await _test.OpenAsync();
        var entries = await db.Audit.Where(entry => entry.SnapshotId == saved.Value.UndoId).OrderBy(entry => entry.ItemId).ToListAsync();
        Assert.Equal([_ann, _ben], entries.Select(entry => entry.ItemId));
        Assert.Contains("DidNumbers: 12025550101 → -", TrailText.Of(entries[1]), StringComparison.Ordinal);
        Assert.Equal(before.Version + 1, (await _test.EditOfAsync(_ben)).Version);
        Assert.Equal(AppLineStatus.NeedsAttention, (await db.AppLines.SingleAsync(line => line.Id == _ben)).Status);
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
    }

    [Fact]
    public async Task Save_NotAgreed_IsRefusedAndNamesTheOwner()
    {
        var saved = await SaveAsync(_ann, Take);

        Assert.Equal(
            [
                "+1 202 555 0101 rings Ben Ortega now. Remove it or choose another.",
                "201 rings Ben Ortega now. Remove it or choose another.",
            ],
            saved.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public async Task Save_OwnerChangedSinceAgreed_IsRefusedAndNamesTheNewOne()
    {
        var agreed = await AgreeAsync();
        await SaveAsync(_ben, edit => (edit.DidNumberIds, edit.InternalNumberIds) = ([], []));
        await _test.AddUserAsync("Chiara", "Rossi", line: new AppLineEdit { DidNumberIds = [_did] });

        var saved = await SaveAsync(_ann, Take, agreed);

        Assert.Equal("+1 202 555 0101 rings Chiara Rossi now. Remove it or choose another.", Assert.Single(saved.Problems).Message);
    }

    [Fact]
    public async Task Create_AgreedTakeOver_NewLineHasTheNumber()
    {
        var created = await _test.Get<PhoneUserService>().CreateAsync(
            TestActors.Operator, new NewPhoneUser { FirstName = "Dan", LastName = "Cole" },
            new AppLineEdit { DidNumberIds = [_did] }, await AgreeAsync());

        Assert.Equal([_did], (await _test.EditOfAsync(await _test.LineOfAsync(created.Value.Id))).DidNumberIds);
        Assert.Empty((await _test.EditOfAsync(_ben)).DidNumberIds);
        await using var db = await _test.OpenAsync();
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
    }

    [Fact]
    public async Task Undo_TakeOverByANewUser_GivesTheNumbersBackAndTheUserStays()
    {
        var free = await _test.AddInternalNumberAsync("202");
        var created = await _test.Get<PhoneUserService>().CreateAsync(
            TestActors.Operator, new NewPhoneUser { FirstName = "Dan", LastName = "Cole" },
            new AppLineEdit { DidNumberIds = [_did], InternalNumberIds = [free] }, await AgreeAsync());

        var undone = await _test.Get<UndoService>().UndoAsync(TestActors.Operator, created.Value.UndoId!.Value);

        Assert.Equal("Took +1 202 555 0101 from Ben Ortega for Dan Cole.", created.Value.Moved);
        Assert.Empty(undone.Value.Left);
        var dan = await _test.EditOfAsync(await _test.LineOfAsync(created.Value.Id));
        Assert.Equal([free], Numbers(dan));
        Assert.Equal([_did, _number], Numbers(await _test.EditOfAsync(_ben)));
        await using var db = await _test.OpenAsync();
        Assert.Empty(await AuditReplay.DifferencesAsync(db));
    }

    [Fact]
    public async Task Save_TakenFromACallFlow_LeavesTheFlowWithoutItUntilUndone()
    {
        var flow = new CallFlow { Name = "Hotline" };
        var tab = new CallFlowTab { Name = "Main", CallFlow = flow };
        flow.Tabs.Add(tab);
        var desk = new CallFlowObject { Tab = tab, Kind = CallFlowObjectKind.RingGroup, Name = "Desk" };
        tab.Objects.Add(desk);
        desk.DidNumbers.Add(new DidAssignment
        {
            CallFlowObject = desk,
            DidNumber = new DidNumber { Digits = "12025550109", Country = "US", TrunkId = 1 },
        });
        await _test.WriteAsync(flow);
        var did = desk.DidNumbers[0].DidNumberId;
        var before = await TableDump.ReadAsync(_test);

        var preview = await TakeOvers.PreviewDidNumberAsync(TestActors.Operator, did);
        var saved = await SaveAsync(_ann, edit => edit.DidNumberIds = [did], preview!.TakeOver);

        Assert.Equal(["+1 202 555 0109 no longer rings Hotline (Desk)."], preview.Losses);
        Assert.Equal("Took +1 202 555 0109 from Hotline for Ann Smith.", saved.Value.Moved);
        await using var db = await _test.OpenAsync();
        Assert.Equal(
            _ann, await db.DidAssignments.Where(claim => claim.DidNumberId == did).Select(claim => claim.ContactMethodId).SingleAsync());
        Assert.Contains(
            await db.Audit.Where(entry => entry.SnapshotId == saved.Value.UndoId).Select(entry => entry.ItemKind).ToListAsync(),
            kind => kind == nameof(CallFlow));
        Assert.Empty((await _test.Get<UndoService>().UndoAsync(TestActors.Operator, saved.Value.UndoId!.Value)).Value.Left);
        Assert.Equal(Versionless(before), Versionless(await TableDump.ReadAsync(_test)));
    }

    [Fact]
    public async Task Undo_TakeOver_GivesTheNumbersBack()
    {
        var before = await TableDump.ReadAsync(_test);
        var saved = await SaveAsync(_ann, Take, await AgreeAsync());

        var undone = await _test.Get<UndoService>().UndoAsync(TestActors.Operator, saved.Value.UndoId!.Value);

        Assert.Empty(undone.Value.Left);
        Assert.Equal(Numberless(before), Numberless(await TableDump.ReadAsync(_test)));
    }

    [Fact]
    public async Task Undo_Unassigned_PutsTheNumberBackInItsPlace()
    {
        var second = await _test.AddDidAsync("12025550102");
        await SaveAsync(_ben, edit => edit.DidNumberIds = [_did, second]);
        var saved = await SaveAsync(_ben, edit => edit.DidNumberIds = [second]);
        Assert.Equal("Unassigned +1 202 555 0101 from Ben Ortega.", saved.Value.Moved);

        await _test.Get<UndoService>().UndoAsync(TestActors.Operator, saved.Value.UndoId!.Value);

        Assert.Equal([_did, second], (await _test.EditOfAsync(_ben)).DidNumberIds);
    }

    /// <summary>Rows but for the lines, whose versions only go up.</summary>
    private static IEnumerable<string> Numberless(IEnumerable<string> rows) =>
        rows.Where(row => !row.StartsWith("ContactMethods", StringComparison.Ordinal));

    /// <summary>The same, and without the call flows.</summary>
    private static IEnumerable<string> Versionless(IEnumerable<string> rows) =>
        Numberless(rows).Where(row => !row.StartsWith("CallFlows", StringComparison.Ordinal));

    private static List<long> Numbers(AppLineEdit edit) => [.. edit.DidNumberIds, .. edit.InternalNumberIds];

    private void Take(AppLineEdit edit) => (edit.DidNumberIds, edit.InternalNumberIds) = ([_did], [_number]);

    private async Task<NumberTakeOver[]> AgreeAsync() =>
    [
        (await TakeOvers.PreviewDidNumberAsync(TestActors.Operator, _did))!.TakeOver,
        (await TakeOvers.PreviewInternalNumberAsync(TestActors.Operator, _number))!.TakeOver,
    ];

    private async Task<Result<AppLineSaved>> SaveAsync(long line, Action<AppLineEdit> change, params NumberTakeOver[] takeOvers)
    {
        var edit = await _test.EditOfAsync(line);
        change(edit);
        return await Lines.SaveAsync(TestActors.Operator, line, edit, takeOvers);
    }
}
