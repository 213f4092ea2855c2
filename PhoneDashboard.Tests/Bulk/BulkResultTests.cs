using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Bulk;

/// <summary>The result of a run, a row per user.</summary>
public sealed class BulkResultTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _ann, _ben, _cyd, _dee;

    /// <summary>Invited at once: Ann is in the queue already, Ben can be, Cyd has no e-mail address, Dee is deleted.</summary>
    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ann = await _test.AddUserAsync("Ann", "Smith", "ann@example.com");
        _ben = await _test.AddUserAsync("Ben", "=Ortega", "ben@example.com");
        _cyd = await _test.AddUserAsync("Cyd", "Novak");
        _dee = await _test.AddUserAsync("Dee", "Park", "dee@example.com");
        await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, _dee);
        await InviteAsync(_ann);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Page_AfterInvites_HasARowPerUserWithTheReason_ThoseNotDoneFirst()
    {
        var done = await InviteAsync(_ann, _ben, _cyd, _dee);

        var all = await PageAsync(done, onlyNotDone: false);
        var rest = await PageAsync(done, onlyNotDone: true);

        Assert.Equal(
            [
                "Cyd Novak: Refused. No e-mail address.", "Deleted user: Refused. Deleted in the meantime.",
                "Ann Smith: Skipped. Waits in the queue already.", "Ben =Ortega: Queued. ",
            ],
            all);
        Assert.Equal(all[..3], rest);
    }

    [Theory]
    [InlineData(BulkInvite.Mailed, "Was not sent one yet: send it.")]
    [InlineData(BulkInvite.Reset, "Has no invitation link.")]
    [InlineData(BulkInvite.Revoke, "Has no invitation link.")]
    public async Task Page_NothingToDo_SaysWhy(BulkInvite whom, string reason)
    {
        var done = (await _test.Get<BulkInviteService>().ApplyAsync(
            TestActors.Operator, BulkRows.Of(BulkTable.Users, [_ben]), whom)).Value;

        Assert.Equal([$"Ben =Ortega: Skipped. {reason}"], await PageAsync(done, onlyNotDone: false));
    }

    [Fact]
    public async Task Page_PastTheEnd_IsTheLast_AndHoldsNoMoreThanAPage()
    {
        var outcomes = Enumerable.Range(1, 60).Select(id => new BulkOutcome(-id, BulkResult.NotReached));
        var done = new BulkDone("Test", "Done", [.. outcomes], UndoId: null);

        var first = await _test.Get<BulkResultService>().PageAsync(TestActors.Support, done, onlyNotDone: true, 1);
        var last = await _test.Get<BulkResultService>().PageAsync(TestActors.Support, done, onlyNotDone: true, 9);

        Assert.Equal((25, 60, 10, 60), (first.Rows.Count, first.Total, last.Rows.Count, last.Total));
        Assert.All(first.Rows, row => Assert.Equal(("Not reached", null), (row.Words("Done"), row.Reason)));
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public async Task File_HasTheRows_ByTheRulesOfEveryFile(bool onlyNotDone, int rows)
    {
        var done = await InviteAsync(_ann, _ben, _cyd);
        using var stream = new MemoryStream();

        await _test.Get<DownloadService>().WriteBulkResultAsync(TestActors.Operator, done, onlyNotDone, CsvFormat.Plain, stream);

        var file = CsvFile.Read(stream.ToArray());
        Assert.Equal(["User", "Email", "Result", "Reason"], file[0]);
        Assert.Equal(["Cyd Novak", "", "Refused", "No e-mail address."], file[1]);
        Assert.Equal(["Ann Smith", "ann@example.com", "Skipped", "Waits in the queue already."], file[2]);
        Assert.Equal(rows, file.Count - 1);
        if (!onlyNotDone)
        {
            Assert.Equal(["Ben =Ortega", "ben@example.com", "Queued", ""], file[3]);
        }
    }

    private async Task<BulkDone> InviteAsync(params long[] users) => (await _test.Get<BulkInviteService>().ApplyAsync(
        TestActors.Operator, BulkRows.Of(BulkTable.Users, users), BulkInvite.NeverMailed)).Value;

    private async Task<string[]> PageAsync(BulkDone done, bool onlyNotDone) =>
        [.. (await _test.Get<BulkResultService>().PageAsync(TestActors.Support, done, onlyNotDone, 1)).Rows
            .Select(row => $"{row.Who}: {row.Words(done.Word)}. {row.Reason}")];
}
