using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AppLines;

public sealed class AppLineServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;

    private AppLineService Lines => _test.Get<AppLineService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Save_WholeForm_ReadsBackTheSame()
    {
        var line = await LineAsync("Ben", "Ortega");
        var dids = new[] { await _test.AddDidAsync("12025550101"), await _test.AddDidAsync("442079460018") };
        var numbers = new[] { await _test.AddInternalNumberAsync("201"), await _test.AddInternalNumberAsync("007") };
        var audio = await _test.AddAudioAsync("Greeting");
        var delivery = await _test.AddDeliveryMethodAsync("Recordings");
        var edit = await _test.EditOfAsync(line);
        edit.DidNumberIds = [dids[1], dids[0]];
        edit.InternalNumberIds = [numbers[1], numbers[0]];
        edit.WhenUnavailable = WhenUnavailable.RouteToVoicemail;
        edit.VoicemailAudioId = audio;
        edit.ExternalOutboundCalls = true;
        edit.CallerIdIds = [dids[0], dids[1]];
        edit.InternalCallerIdId = numbers[0];
        edit.InternalAnnouncementId = audio;
        edit.ExternalAnnouncementId = audio;
        edit.DeliveryMethodIds = [delivery];
        edit.RecordInboundInternal = edit.RecordOutboundExternal = true;

        Assert.True((await Lines.SaveAsync(TestActors.Administrator, line, edit)).Succeeded);

        var saved = await Lines.GetAsync(TestActors.Administrator, line);
        edit.Version++;
        Assert.True(saved!.IsConfigured);
        Assert.Equivalent(edit, saved.Edit, strict: true);
        var row = await RowAsync(line);
        Assert.Equal(AppLineStatus.Configured, row.Status);
        Assert.Equal(["442079460018", "12025550101"], row.DidNumbers.Select(did => did.Digits));
        Assert.Equal(["007", "201"], row.InternalNumbers.Select(number => number.Digits));
        Assert.Equal(["12025550101", "442079460018"], row.CallerIds.Select(did => did.Digits));
    }

    [Fact]
    public async Task Save_DidTakenMeanwhile_IsRefusedAndNamesTheOwner()
    {
        var did = await _test.AddDidAsync("12025550101");
        var mine = await LineAsync("Ben", "Ortega");
        var theirs = await LineAsync("Amara", "Diallo");
        var edit = await _test.EditOfAsync(mine);
        edit.DidNumberIds = [did];
        await SaveAsync(theirs, other => other.DidNumberIds = [did]);

        var result = await Lines.SaveAsync(TestActors.Administrator, mine, edit);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.Taken, problem.Kind);
        Assert.Equal(nameof(AppLineEdit.DidNumberIds), problem.Field);
        Assert.Equal("+1 202 555 0101 rings Amara Diallo now. Remove it or choose another.", problem.Message);
        Assert.Equal(AppLineStatus.Unconfigured, (await RowAsync(mine)).Status);
    }

    [Fact]
    public async Task Save_TwoAtOnce_OneWinsAndTheOtherIsToldWhoHasTheNumber()
    {
        var did = await _test.AddDidAsync("12025550101");
        var lines = new[] { await LineAsync("Ben", "Ortega"), await LineAsync("Amara", "Diallo") };

        var results = await Task.WhenAll(lines.Select(async line =>
        {
            var edit = await _test.EditOfAsync(line);
            edit.DidNumberIds = [did];
            return await Lines.SaveAsync(TestActors.Administrator, line, edit);
        }));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(ProblemKind.Taken, Assert.Single(results, result => !result.Succeeded).Problems[0].Kind);
        await using var db = await _test.OpenAsync();
        Assert.Single(await db.DidAssignments.ToListAsync());
    }

    [Fact]
    public async Task Save_UnassignedDid_IsFreeAndStaysCallerId()
    {
        var did = await _test.AddDidAsync("12025550101");
        var line = await LineAsync("Ben", "Ortega");
        await SaveAsync(line, edit =>
        {
            edit.DidNumberIds = [did];
            edit.ExternalOutboundCalls = true;
            edit.CallerIdIds = [did];
        });

        await SaveAsync(line, edit => edit.DidNumberIds = []);

        var row = await RowAsync(line);
        Assert.Empty(row.DidNumbers);
        Assert.Equal("12025550101", Assert.Single(row.CallerIds).Digits);
        await SaveAsync(await LineAsync("Amara", "Diallo"), edit => edit.DidNumberIds = [did]);
    }

    [Fact]
    public async Task Save_SecondSaver_IsToldWhoChangedWhat()
    {
        var line = await LineAsync("Ben", "Ortega");
        var stale = await _test.EditOfAsync(line);
        await SaveAsync(line, edit => edit.RecordInboundExternal = true);

        var result = await Lines.SaveAsync(TestActors.Administrator, line, stale);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Contains("Administrator changed", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("Inbound External", problem.Detail, StringComparison.Ordinal);
        Assert.True((await RowAsync(line)).RecordInboundExternal);
    }

    [Fact]
    public async Task Save_VoicemailWithoutAudio_IsRefusedAtTheField() =>
        await RefusedAsync(edit => edit.WhenUnavailable = WhenUnavailable.RouteToVoicemail, nameof(AppLineEdit.VoicemailAudioId));

    [Fact]
    public async Task Save_ExternalCallsWithoutCallerId_IsRefusedAtTheField() =>
        await RefusedAsync(edit => edit.ExternalOutboundCalls = true, nameof(AppLineEdit.CallerIdIds));

    [Fact]
    public async Task Save_FiftyOneDids_IsRefusedAtTheField()
    {
        var dids = new List<long>();
        for (var number = 0; number < AppLine.MaxDidNumbers + 1; number++)
        {
            dids.Add(await _test.AddDidAsync($"120255501{number:00}"));
        }

        await RefusedAsync(edit => edit.DidNumberIds = dids, nameof(AppLineEdit.DidNumberIds));
    }

    [Theory]
    [InlineData(false, true, "is disabled")]
    [InlineData(true, false, "has no trunk")]
    public async Task Save_NewDidThatCannotRing_IsRefused(bool enabled, bool onTrunk, string why)
    {
        var did = await _test.AddDidAsync("12025550101", enabled, onTrunk);

        var problem = await RefusedAsync(edit => edit.DidNumberIds = [did], nameof(AppLineEdit.DidNumberIds));

        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_DeletedThings_AreNamedAtTheirFields()
    {
        var line = await LineAsync("Ben", "Ortega");
        var edit = await _test.EditOfAsync(line);
        edit.DidNumberIds = edit.InternalNumberIds = edit.CallerIdIds = edit.DeliveryMethodIds = [99];
        edit.VoicemailAudioId = edit.InternalAnnouncementId = edit.ExternalAnnouncementId = edit.InternalCallerIdId = 99;

        var result = await Lines.SaveAsync(TestActors.Administrator, line, edit);

        Assert.Equal(8, result.Problems.Count);
        Assert.All(result.Problems, problem => Assert.Equal(ProblemKind.NotFound, problem.Kind));
        Assert.Equal(8, result.Problems.DistinctBy(problem => problem.Field).Count());
    }

    [Fact]
    public async Task Save_ReorderedCallerIds_KeepsTheNewOrder()
    {
        var dids = new[]
        {
            await _test.AddDidAsync("12025550101"),
            await _test.AddDidAsync("12025550102"),
            await _test.AddDidAsync("12025550103"),
        };
        var line = await LineAsync("Ben", "Ortega");
        await SaveAsync(line, edit =>
        {
            edit.ExternalOutboundCalls = true;
            edit.CallerIdIds = [.. dids];
        });

        await SaveAsync(line, edit => edit.CallerIdIds = [dids[2], dids[0], dids[1]]);

        Assert.Equal(["12025550103", "12025550101", "12025550102"], (await RowAsync(line)).CallerIds.Select(did => did.Digits));
    }

    [Fact]
    public async Task Copy_FromAColleague_TakesEverythingButTheNumbers()
    {
        var did = await _test.AddDidAsync("12025550101");
        var number = await _test.AddInternalNumberAsync("201");
        var audio = await _test.AddAudioAsync("Greeting");
        var user = await _test.AddUserAsync("Amara", "Diallo");
        await SaveAsync(await _test.LineOfAsync(user), edit =>
        {
            edit.DidNumberIds = [did];
            edit.InternalNumberIds = [number];
            edit.InternalCallerIdId = number;
            edit.WhenUnavailable = WhenUnavailable.RouteToVoicemail;
            edit.VoicemailAudioId = audio;
            edit.ExternalOutboundCalls = true;
            edit.CallerIdIds = [did];
        });

        var copy = await Lines.CopyAsync(TestActors.Administrator, user);

        Assert.Empty(copy!.DidNumberIds);
        Assert.Empty(copy.InternalNumberIds);
        Assert.Null(copy.InternalCallerIdId);
        Assert.Equal(audio, copy.VoicemailAudioId);
        Assert.Empty(copy.CallerIdIds);
        Assert.True(copy.ExternalOutboundCalls);
    }

    [Theory]
    [InlineData("?user=ortega", 1)]
    [InlineData("?user=ORTEG", 1)]
    [InlineData("?did-number=%2B1 202-555", 1)]
    [InlineData("?did-number=999", 0)]
    [InlineData("?internal-number=20", 1)]
    [InlineData("?caller-id=1", 1)]
    [InlineData("?caller-id=2", 0)]
    [InlineData("?internal-caller-id=1", 1)]
    [InlineData("?internal-caller-id=x", 0)]
    [InlineData("?when-unavailable=RouteToVoicemail", 0)]
    [InlineData("?when-unavailable=DoNothing", 2)]
    [InlineData("?external-outbound-calls=yes", 0)]
    [InlineData("?status=Unconfigured", 1)]
    [InlineData("?status=nonsense", 0)]
    [InlineData("?search=diallo", 1)]
    [InlineData("?search=0101", 1)]
    [InlineData("?search=201", 1)]
    [InlineData("?unknown=filter", 2)]
    public async Task List_Filtered_FindsTheRightLines(string query, int expected)
    {
        var did = await _test.AddDidAsync("12025550101");
        var number = await _test.AddInternalNumberAsync("201");
        await LineAsync("Amara", "Diallo");
        await SaveAsync(await LineAsync("Ben", "Ortega"), edit =>
        {
            (edit.DidNumberIds, edit.InternalNumberIds, edit.InternalCallerIdId) = ([did], [number], number);
            edit.CallerIdIds = [did]; // kept while external calls are off
        });

        var page = await Lines.ListAsync(TestActors.Administrator, ListQuery.Parse(query));

        Assert.Equal(expected, page.Total);
        Assert.Equal(expected, page.Rows.Count);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("when-unavailable")]
    [InlineData("external-outbound-calls")]
    [InlineData("status")]
    public async Task List_SortedBothWays_IsReversed(string sort)
    {
        foreach (var name in new[] { "Cora", "Ann", "Bea" })
        {
            await LineAsync(name, "Ortega");
        }

        var up = await Lines.ListAsync(TestActors.Administrator, ListQuery.Parse($"?sort={sort}"));
        var down = await Lines.ListAsync(TestActors.Administrator, ListQuery.Parse($"?sort=-{sort}"));

        Assert.Equal(up.Rows.Select(row => row.Id), down.Rows.Select(row => row.Id).Reverse());
    }

    private async Task<long> LineAsync(string firstName, string lastName) =>
        await _test.LineOfAsync(await _test.AddUserAsync(firstName, lastName, $"{firstName}@example.com"));

    private async Task SaveAsync(long line, Action<AppLineEdit> change)
    {
        var edit = await _test.EditOfAsync(line);
        change(edit);
        Assert.Empty((await Lines.SaveAsync(TestActors.Administrator, line, edit)).Problems);
    }

    private async Task<Problem> RefusedAsync(Action<AppLineEdit> change, string field)
    {
        var line = await LineAsync("Ben", "Ortega");
        var edit = await _test.EditOfAsync(line);
        change(edit);
        var problem = Assert.Single((await Lines.SaveAsync(TestActors.Administrator, line, edit)).Problems);
        Assert.Equal(ProblemKind.Invalid, problem.Kind);
        Assert.Equal(field, problem.Field);
        Assert.Equal(1, (await _test.EditOfAsync(line)).Version);
        return problem;
    }

    private async Task<AppLineRow> RowAsync(long line) =>
        (await Lines.ListAsync(TestActors.Administrator, new ListQuery { PageSize = 100 })).Rows.Single(row => row.Id == line);
}
