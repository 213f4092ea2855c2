using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Mail;

/// <summary>A restored system mails nothing of the backup's queue until an administrator says so.</summary>
public sealed class HeldMailServiceTests : IAsyncLifetime
{
    private readonly DirectoryInfo _backups = Directory.CreateTempSubdirectory("phonedashboard-test-");
    private readonly List<long> _users = [];
    private MailTestDb _test = null!;
    private int _mailsBefore;

    private HeldMailService Held => _test.Db.Get<HeldMailService>();

    public async Task InitializeAsync()
    {
        _test = await MailTestDb.CreateAsync();
        foreach (var name in new[] { "Ann", "Ben", "Cy" })
        {
            var user = await _test.AddUserAsync(name, $"{name}@example.com");
            _users.Add(user.Id);
            Assert.True((await _test.Invites.SendAsync(TestActors.Administrator, user.Id)).Succeeded);
        }

        Assert.True((await _test.Db.Get<BackupService>().WriteAsync(TestActors.Administrator, _backups.FullName)).Succeeded);
        while (await _test.Sender.SendDueAsync() > 0)
        {
        }

        _mailsBefore = _test.Mails.Sent.Count;
        SqliteConnection.ClearAllPools();
        var restored = (await _test.Db.Get<RestoreService>().RestoreAsync(TestActors.Administrator, _backups.FullName, force: true)).Value;
        Assert.Equal((3, "http://localhost:5080"), (restored.MailsHeld, restored.PublicUrl));
    }

    public async Task DisposeAsync()
    {
        await _test.DisposeAsync();
        _backups.Delete(recursive: true);
    }

    [Fact]
    public async Task Send_AfterARestore_NothingGoesByItself_ButWhatIsQueuedSinceDoes()
    {
        _test.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await _test.Sender.SendDueAsync());
        var later = await _test.AddUserAsync("Di", "di@example.com");
        await _test.Invites.SendAsync(TestActors.Administrator, later.Id);

        Assert.Equal(1, await _test.Sender.SendDueAsync());

        Assert.Equal("di@example.com", Assert.Single(_test.Mails.Sent.Skip(_mailsBefore)).To.Address);
        Assert.Equal(TimeSpan.Zero, (await _test.Db.Get<OutboxLag>().ReadAsync()).OldestDue); // they are not due
        await using var db = await _test.Db.OpenAsync();
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.Action == AuditAction.BackupRestored));
    }

    [Fact]
    public async Task Decide_OneByOne_SendsTheOneAndDropsTheOther()
    {
        var mails = await Held.ListAsync(TestActors.Administrator, 10);
        Assert.Equal(
            ["Ann@example.com", "Ben@example.com", "Cy@example.com"],
            mails.Select(mail => mail.Recipient),
            StringComparer.OrdinalIgnoreCase);

        Assert.Equal(1, (await Held.SendAsync(TestActors.Administrator, mails[0].Id)).Value);
        Assert.Equal(1, (await Held.DropAsync(TestActors.Administrator, mails[1].Id)).Value);
        Assert.Equal(0, (await Held.SendAsync(TestActors.Administrator, mails[1].Id)).Value); // decided already

        Assert.Equal(1, await _test.Sender.SendDueAsync());
        Assert.Equal(1, await Held.CountAsync(TestActors.Administrator));
        Assert.Equal(
            (InviteState.Sent, InviteState.Failed, InviteState.Queued),
            (await _test.StateAsync(_users[0]), await _test.StateAsync(_users[1]), await _test.StateAsync(_users[2])));
        await using var db = await _test.Db.OpenAsync();
        var dropped = await db.Outbox.SingleAsync(mail => mail.Id == mails[1].Id);
        Assert.Equal((OutboxState.Cancelled, null), (dropped.State, dropped.ProtectedPayload));
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 0)]
    public async Task Decide_All_SendsOrDropsThemOnce(bool send, int sent)
    {
        Assert.Equal(
            3, (await (send ? Held.SendAsync(TestActors.Administrator, null) : Held.DropAsync(TestActors.Administrator, null))).Value);

        while (await _test.Sender.SendDueAsync() > 0)
        {
        }

        Assert.Equal(sent, _test.Mails.Sent.Count - _mailsBefore);
        Assert.Equal(0, await Held.CountAsync(TestActors.Administrator));
        await using var db = await _test.Db.OpenAsync();
        Assert.Contains(
            "3", (await db.Audit.SingleAsync(entry => entry.Action == AuditAction.HeldMailsDecided)).ChangesJson, StringComparison.Ordinal);
    }
}
