using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Invites;

public sealed class InviteServiceTests
{
    [Fact]
    public async Task Send_UserWithEmail_QueuesOneMailAndNotesIt()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        Assert.Equal(InviteState.NotInvited, await test.StateAsync(user.Id));

        Assert.Empty((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);

        Assert.Equal(InviteState.Queued, await test.StateAsync(user.Id));
        Assert.Equal("ann@example.com", (await test.OnlyMailAsync()).Recipient);
        Assert.Empty(test.Mails.Sent);
        await using var db = await test.Db.OpenAsync();
        var note = await db.Audit.SingleAsync(entry => entry.Action == AuditAction.InviteSent);
        Assert.Equal((user.Id, "Ann Berg"), (note.ItemId, note.ItemName));
    }

    [Fact]
    public async Task Send_MailTaken_IsSentUntilItExpires()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);

        await test.Sender.SendDueAsync();

        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
        test.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(InviteState.Expired, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Send_NoEmail_SaysWhatToDo()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync(email: null);

        var problem = Assert.Single((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);

        Assert.Equal("No e-mail address. Add one under Contact Information to enable the invitation.", problem.Message);
        Assert.Equal(problem.Message, InviteWords.DisabledReason(user.Email));
    }

    [Fact]
    public async Task Send_UserGone_IsNotFound()
    {
        await using var test = await MailTestDb.CreateAsync();

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await test.Invites.SendAsync(TestActors.Administrator, 99)).Problems).Kind);
    }

    [Fact]
    public async Task Send_Again_MailsTheSameLinkAndExtendsIt()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var first = await SendAsync(test, user.Id);
        test.Clock.Advance(TimeSpan.FromDays(3));

        var second = await SendAsync(test, user.Id);

        Assert.Equal(first, second);
        Assert.Equal(test.Clock.UtcNow.AddDays(7), (await test.InviteAsync(user.Id)).ExpiresUtc);
    }

    [Fact]
    public async Task Send_AfterExpiry_ExtendsTheSameToken()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var first = await SendAsync(test, user.Id);
        test.Clock.Advance(TimeSpan.FromDays(30));

        var second = await SendAsync(test, user.Id);

        Assert.Equal(first, second);
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Send_WithinAMinute_SaysHowLongToWait()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await SendAsync(test, user.Id);
        test.Clock.Advance(TimeSpan.FromSeconds(25));

        var problem = Assert.Single((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);

        Assert.Equal("The last invitation is less than a minute old. You can send the next one in 35 seconds.", problem.Message);
        test.Clock.Advance(TimeSpan.FromSeconds(35));
        Assert.True((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Succeeded);
    }

    [Fact]
    public async Task Send_EleventhOfTheDay_SaysWhenTheNextMayGo()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        for (var sent = 0; sent < InviteService.MostPerDay; sent++)
        {
            await SendAsync(test, user.Id);
            test.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var problem = Assert.Single((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Problems);

        Assert.Equal("Ann Berg has had 10 invitations within a day. You can send the next one at 2026-03-03 09:00.", problem.Message);
        test.Clock.Advance(TestClock.Start.AddDays(1) - test.Clock.UtcNow);
        Assert.True((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Succeeded);
    }

    [Fact]
    public async Task Send_WhileAnEarlierOneWaits_SendsOneMailOnly()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        test.Clock.Advance(InviteService.LeastBetween);
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);

        await test.Sender.SendDueAsync();

        Assert.Single(test.Mails.Sent);
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task Send_AfterAFailure_ClearsTheReason()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        test.Mails.AnswerWith(new EmailOutcome.Refused("Does not contain a valid address."));
        await SendAsync(test, user.Id);
        Assert.Equal(InviteState.Failed, await test.StateAsync(user.Id));
        Assert.Equal("Does not contain a valid address.", (await test.InviteAsync(user.Id)).FailureReason);
        test.Clock.Advance(InviteService.LeastBetween);

        Assert.True((await test.Invites.SendAsync(TestActors.Administrator, user.Id)).Succeeded);

        Assert.Equal(InviteState.Queued, await test.StateAsync(user.Id));
        Assert.Null((await test.InviteAsync(user.Id)).FailureReason);
    }

    [Fact]
    public async Task Reset_InviteSent_MailsAnotherLinkInOneStep()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var first = await SendAsync(test, user.Id);
        var before = await test.InviteAsync(user.Id);
        test.Clock.Advance(InviteService.LeastBetween);

        Assert.True((await test.Invites.ResetAsync(TestActors.Administrator, user.Id)).Succeeded);

        var after = await test.InviteAsync(user.Id);
        Assert.NotEqual(before.TokenHash, after.TokenHash);
        Assert.Equal((InviteState.Queued, null), (await test.StateAsync(user.Id), after.RevokedUtc));
        Assert.Equal(1, await test.Sender.SendDueAsync());
        Assert.NotEqual(first, test.LastLink());
        await using var db = await test.Db.OpenAsync();
        Assert.Equal(
            [AuditAction.InviteSent, AuditAction.InviteRevoked, AuditAction.InviteSent],
            await db.Audit.Where(entry => entry.ItemId == user.Id && entry.Action != AuditAction.Created)
                .OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task Reset_TooSoonOrWithoutEmail_LeavesTheLinkAsItIs()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var first = await SendAsync(test, user.Id);

        var problem = Assert.Single((await test.Invites.ResetAsync(TestActors.Administrator, user.Id)).Problems);

        Assert.Equal("The last invitation is less than a minute old. You can send the next one in 60 seconds.", problem.Message);
        Assert.Equal(first, (await test.Invites.GetLinkAsync(TestActors.Administrator, user.Id)).Value.Url);
        var cyd = await test.AddUserAsync("Cyd", email: null);
        Assert.Equal(
            InviteWords.NoEmail, Assert.Single((await test.Invites.ResetAsync(TestActors.Administrator, cyd.Id)).Problems).Message);
    }

    [Fact]
    public async Task Revoke_InviteQueued_TakesItsMailBack()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);

        Assert.True((await test.Invites.RevokeAsync(TestActors.Administrator, user.Id)).Succeeded);

        Assert.Equal(InviteState.Revoked, await test.StateAsync(user.Id));
        Assert.Equal(0, await test.Sender.SendDueAsync());
        Assert.Equal((OutboxState.Cancelled, null), ((await test.OnlyMailAsync()).State, (await test.OnlyMailAsync()).ProtectedPayload));
        var problem = Assert.Single((await test.Invites.RevokeAsync(TestActors.Administrator, user.Id)).Problems);
        Assert.Equal((ProblemKind.Invalid, "Ann Berg has no invitation that could be revoked."), (problem.Kind, problem.Message));
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await test.Invites.RevokeAsync(TestActors.Administrator, 99)).Problems).Kind);
    }

    [Fact]
    public async Task Revoke_InviteSent_IsRevokedAndTheNextSendMakesAnotherLink()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var first = await SendAsync(test, user.Id);
        await test.Db.AddDeviceAsync(user.Id, "Pixel 9");

        Assert.True((await test.Invites.RevokeAsync(TestActors.Administrator, user.Id)).Succeeded);

        Assert.Equal(InviteState.Revoked, await test.StateAsync(user.Id));
        await using (var db = await test.Db.OpenAsync())
        {
            Assert.Null((await db.AppDevices.SingleAsync()).SignedOutUtc);
        }

        Assert.Equal(
            ProblemKind.NotFound, Assert.Single((await test.Invites.GetLinkAsync(TestActors.Administrator, user.Id)).Problems).Kind);
        test.Clock.Advance(InviteService.LeastBetween);
        Assert.NotEqual(first, await SendAsync(test, user.Id));
        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
    }

    [Fact]
    public async Task GetLink_InviteSent_IsTheMailedLinkWithItsQrCode()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        var mailed = await SendAsync(test, user.Id);

        var link = (await test.Invites.GetLinkAsync(TestActors.Administrator, user.Id)).Value;

        Assert.Equal(mailed, link.Url);
        Assert.Equal(QrCodes.Png(mailed), link.QrCode);
        var support = new Actor(ActorKind.TeamAccount, "Support", new HashSet<Permission> { Permission.Read, Permission.SendInvites });
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => test.Invites.GetLinkAsync(support, user.Id));
    }

    [Fact]
    public async Task Send_TokenAndMail_AreNowherePlainInTheDatabase()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        var link = (await test.Invites.GetLinkAsync(TestActors.Administrator, user.Id)).Value.Url;
        await AssertNotStoredAsync(test, link);

        await test.Sender.SendDueAsync();

        Assert.Equal(link, test.LastLink());
        Assert.Null((await test.OnlyMailAsync()).ProtectedPayload);
        await AssertNotStoredAsync(test, link);
        Assert.Equal(SHA256.HashData(Token(link)), (await test.InviteAsync(user.Id)).TokenHash);
    }

    private static async Task AssertNotStoredAsync(MailTestDb test, string link)
    {
        // An open reader keeps the log beside the database, whatever other tests do to the pool of connections.
        await using var reader = await test.Db.OpenAsync();
        await reader.Database.OpenConnectionAsync();
        Assert.True(await reader.Users.AnyAsync());
        var token = Token(link);
        Assert.Equal(32, token.Length);
        var files = Directory.GetFiles(test.Db.Folder, "dashboard.db*");
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var text = Encoding.Latin1.GetString(bytes);
            foreach (var plain in new[]
            {
                Encoding.Latin1.GetString(token),
                link.Split('#')[1],
                Convert.ToBase64String(token),
                Convert.ToHexString(token),
                Convert.ToHexStringLower(token),
            })
            {
                Assert.False(text.Contains(plain, StringComparison.Ordinal), $"The token is in {Path.GetFileName(file)}.");
            }
        }
    }

    private static byte[] Token(string link) => System.Buffers.Text.Base64Url.DecodeFromChars(link.Split('#')[1]);

    private static async Task<string> SendAsync(MailTestDb test, long userId)
    {
        Assert.Empty((await test.Invites.SendAsync(TestActors.Administrator, userId)).Problems);
        Assert.Equal(1, await test.Sender.SendDueAsync());
        return test.LastLink();
    }
}
