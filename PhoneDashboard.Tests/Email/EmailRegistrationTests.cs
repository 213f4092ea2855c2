using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

public sealed class EmailRegistrationTests
{
    [Fact]
    public async Task Invite_ApiKeySet_ReachesSendGridWithLinkAndQrCode()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        await using var test = await CreateAsync(sendGrid);
        var userId = await InviteAsync(test);

        await test.Get<OutboxSender>().SendDueAsync();

        var post = Assert.Single(sendGrid.Posts);
        var link = (await test.Get<InviteService>().GetLinkAsync(TestActors.Administrator, userId)).Value;
        Assert.Equal("Bearer SG.test", post.Authorization);
        Assert.Equal("ann@example.com", post.Body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString());
        Assert.All(
            post.Body.GetProperty("content").EnumerateArray(),
            content => Assert.Contains(link.Url, content.GetProperty("value").GetString(), StringComparison.Ordinal));
        Assert.Equal(link.QrCode, post.Body.GetProperty("attachments")[0].GetProperty("content").GetBytesFromBase64());
        Assert.Equal(InviteState.Sent, await StateAsync(test));
    }

    [Fact]
    public async Task Invite_SendGridRefuses_IsFailedInSendGridsWords()
    {
        await using var sendGrid = await SendGridStandIn.StartAsync();
        sendGrid.AnswerError(400, "Does not contain a valid address.", "personalizations.0.to.0.email");
        await using var test = await CreateAsync(sendGrid);
        await InviteAsync(test);

        await test.Get<OutboxSender>().SendDueAsync();

        Assert.Equal(InviteState.Failed, await StateAsync(test));
        await using var db = await test.OpenAsync();
        Assert.Equal("Does not contain a valid address.", (await db.Invites.SingleAsync()).FailureReason);
    }

    [Fact]
    public async Task Invite_WithoutApiKey_IsWrittenToFolderAndNotMailed()
    {
        await using var test = await MailTestDb.CreateAsync(usePickupFolder: true);
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        Assert.Equal(InviteState.Queued, await test.StateAsync(user.Id));

        await test.Sender.SendDueAsync();

        Assert.Equal(InviteState.WrittenToFolder, await test.StateAsync(user.Id));
        Assert.Equal(OutboxState.Written, (await test.OnlyMailAsync()).State);
        Assert.False((await test.Db.Get<PhoneUserService>().RowAsync(TestActors.Administrator, user.Id))!.InviteMailed);
        Assert.False(test.Db.Get<IEmailSender>().ReachesPeople);
    }

    [Fact]
    public async Task Migration_InviteThatWasToldAsSent_IsWrittenToFolder()
    {
        await using var test = await MailTestDb.CreateAsync(usePickupFolder: true);
        var user = await test.AddUserAsync();
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        await test.Sender.SendDueAsync();
        await using var db = await test.Db.OpenAsync();

        await db.MigrateBackAsync("AuditAndDrafts");
        Assert.Equal("Sent", await db.Database.SqlQueryRaw<string>("SELECT InviteStanding AS Value FROM Users").SingleAsync());
        await db.Database.MigrateAsync();

        Assert.Equal(InviteState.WrittenToFolder, await test.StateAsync(user.Id));
        Assert.Equal(OutboxState.Written, (await test.OnlyMailAsync()).State);
    }

    [Fact]
    public async Task Invite_WrittenThenSentWithAKey_IsSent()
    {
        await using var test = await MailTestDb.CreateAsync();
        var user = await test.AddUserAsync();
        test.Mails.AnswerWith(new EmailOutcome.Written("1.eml"));
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        await test.Sender.SendDueAsync();
        Assert.Equal(InviteState.WrittenToFolder, await test.StateAsync(user.Id));

        test.Clock.Advance(TimeSpan.FromMinutes(2));
        test.Mails.AnswerWith(new EmailOutcome.Accepted("message-1"));
        await test.Invites.SendAsync(TestActors.Administrator, user.Id);
        Assert.Equal(InviteState.Queued, await test.StateAsync(user.Id));
        await test.Sender.SendDueAsync();

        Assert.Equal(InviteState.Sent, await test.StateAsync(user.Id));
        Assert.Null((await test.InviteAsync(user.Id)).WrittenUtc);
    }

    [Theory]
    [InlineData("Email:From", "nobody")]
    [InlineData("Email:PickupFolder", "")]
    [InlineData("SendGrid:ApiKey", "SG.with space")]
    [InlineData("SendGrid:BaseUrl", "api.sendgrid.com")]
    [InlineData("SendGrid:WebhookPublicKey", "-----BEGIN PUBLIC KEY-----")]
    [InlineData("ConnectionStrings:Dashboard", "")]
    [InlineData("DataProtection:KeysFolder", "")]
    [InlineData("Backup:Folder", "")]
    public void Options_BadValue_TheMessageNamesTheKeyToSet(string key, string value)
    {
        var folder = Path.Combine(Path.GetTempPath(), "phonedashboard-no-such-folder");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(TestDb.Settings(folder)).Build();
        configuration[key] = value;
        using var services = new ServiceCollection().AddLogging().AddPhoneDashboardCore(configuration).BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Set " + key, exception.Message, StringComparison.Ordinal);
    }

    private static Task<TestDb> CreateAsync(SendGridStandIn sendGrid) =>
        TestDb.CreateAsync(null, ("SendGrid:ApiKey", "SG.test"), ("SendGrid:BaseUrl", sendGrid.BaseUrl));

    private static async Task<long> InviteAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        var user = new PhoneUser { FirstName = "Ann", LastName = "Berg", Email = "ann@example.com" };
        user.ContactMethods.Add(new AppLine { Name = AppLine.DefaultName });
        await using (var write = await db.BeginWriteAsync(TestActors.Administrator))
        {
            db.Add(user);
            await write.SaveAsync(() => user.Id);
        }

        Assert.Empty((await test.Get<InviteService>().SendAsync(TestActors.Administrator, user.Id)).Problems);
        return user.Id;
    }

    private static async Task<InviteState> StateAsync(TestDb test)
    {
        await using var db = await test.OpenAsync();
        return await db.Users.Select(InviteStates.OfUser(DateTime.UtcNow)).SingleAsync();
    }
}
