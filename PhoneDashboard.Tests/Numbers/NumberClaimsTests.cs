using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Numbers;

/// <summary>Numbers of both kinds are given, moved and freed by the same rules (Specification 5, rule 1).</summary>
public sealed class NumberClaimsTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _ann, _ben;

    /// <summary>The kinds: how one is added and asked about, where a form has them, and how they read.</summary>
    public static TheoryData<NumberKind> Kinds { get; } =
    [
        new(IsDid: true, nameof(AppLineEdit.DidNumberIds), ["+1 202 555 0101", "+1 202 555 0102", "+1 202 555 0103"], "A DID Number"),
        new(IsDid: false, nameof(AppLineEdit.InternalNumberIds), ["201", "202", "203"], "An Internal Number"),
    ];

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ann = await _test.LineOfAsync(await _test.AddUserAsync("Ann", "Smith"));
        _ben = await _test.LineOfAsync(await _test.AddUserAsync("Ben", "Ortega"));
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_InAnotherOrder_KeepsTheNumbersInIt(NumberKind kind)
    {
        var ids = await kind.AddAsync(_test);
        await SaveAsync(kind, _ann, ids);

        var saved = await SaveAsync(kind, _ann, [ids[2], ids[0], ids[1], ids[0]]);

        Assert.Null(saved.Value.Moved);
        Assert.Equal([ids[2], ids[0], ids[1]], kind.IdsOf(await _test.EditOfAsync(_ann)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_NumberThatIsGone_SaysSoAtTheField(NumberKind kind) => Assert.Equal(
        [new Problem(ProblemKind.NotFound, $"{kind.One} that was chosen here has been deleted. Remove it or choose another.", kind.Field)],
        (await SaveAsync(kind, _ann, [99])).Problems);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_TakenNumber_IsNotTakenByAnAgreementAboutTheOtherKind(NumberKind kind)
    {
        var ids = await kind.AddAsync(_test);
        await SaveAsync(kind, _ben, ids);
        var agreed = (await kind.PreviewAsync(_test, ids[0]))!.TakeOver;

        var saved = await SaveAsync(kind, _ann, [ids[0]], agreed with { IsDid = !kind.IsDid });

        Assert.Equal(
            [new Problem(ProblemKind.Taken, $"{kind.Written[0]} rings Ben Ortega now. Remove it or choose another.", kind.Field)],
            saved.Problems);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_TakesOneAndFreesOne_SaysBothAndIsUndone(NumberKind kind)
    {
        var ids = await kind.AddAsync(_test);
        await SaveAsync(kind, _ann, [ids[0]]);
        await SaveAsync(kind, _ben, [ids[1], ids[2]]);
        var agreed = (await kind.PreviewAsync(_test, ids[1]))!.TakeOver;

        var saved = await SaveAsync(kind, _ann, [ids[1]], agreed);

        Assert.Equal(
            $"Took {kind.Written[1]} from Ben Ortega for Ann Smith; Unassigned {kind.Written[0]} from Ann Smith.", saved.Value.Moved);
        Assert.Equal([ids[1]], kind.IdsOf(await _test.EditOfAsync(_ann)));
        Assert.Equal([ids[2]], kind.IdsOf(await _test.EditOfAsync(_ben)));
        Assert.Empty((await _test.Get<UndoService>().UndoAsync(TestActors.Operator, saved.Value.UndoId!.Value)).Value.Left);
        Assert.Equal([ids[0]], kind.IdsOf(await _test.EditOfAsync(_ann)));
        Assert.Equal([ids[1], ids[2]], kind.IdsOf(await _test.EditOfAsync(_ben)));
    }

    private async Task<Result<AppLineSaved>> SaveAsync(NumberKind kind, long line, List<long> ids, params NumberTakeOver[] takeOvers)
    {
        var edit = await _test.EditOfAsync(line);
        kind.SetIds(edit, ids);
        return await _test.Get<AppLineService>().SaveAsync(TestActors.Operator, line, edit, takeOvers);
    }

    public sealed record NumberKind(bool IsDid, string Field, string[] Written, string One)
    {
        public List<long> IdsOf(AppLineEdit edit) => IsDid ? edit.DidNumberIds : edit.InternalNumberIds;

        public void SetIds(AppLineEdit edit, List<long> ids) =>
            (edit.DidNumberIds, edit.InternalNumberIds) = IsDid ? (ids, edit.InternalNumberIds) : (edit.DidNumberIds, ids);

        public async Task<List<long>> AddAsync(TestDb test)
        {
            var ids = new List<long>();
            foreach (var digits in Written.Select(number => string.Concat(number.Where(char.IsAsciiDigit))))
            {
                ids.Add(IsDid ? await test.AddDidAsync(digits) : await test.AddInternalNumberAsync(digits));
            }

            return ids;
        }

        public Task<TakeOverPreview?> PreviewAsync(TestDb test, long id)
        {
            var takeOvers = test.Get<NumberTakeOverService>();
            return IsDid
                ? takeOvers.PreviewDidNumberAsync(TestActors.Operator, id)
                : takeOvers.PreviewInternalNumberAsync(TestActors.Operator, id);
        }

        public override string ToString() => Field;
    }
}
