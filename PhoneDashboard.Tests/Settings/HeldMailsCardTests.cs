using Bunit;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Settings;

public sealed class HeldMailsCardTests : DashboardTestContext
{
    [Fact]
    public async Task Mails_OneByOneThenAll_AreSentAndDropped()
    {
        await HoldAsync("ann@example.com", "ben@example.com", "cy@example.com", "di@example.com");
        var page = RenderPage<SettingsPage>("/settings");
        page.WaitForText("4 mails were in the queue when the backup was written.");

        page.WaitForElement("[aria-label='Send to ann@example.com']").Click();
        page.WaitForText("3 mails were in the queue");
        page.WaitForElement("[aria-label='Drop the mail to ben@example.com']").Click();
        page.WaitForText("2 mails were in the queue");

        Assert.Equal([
            ("ann@example.com", false, OutboxState.Queued),
            ("ben@example.com", false, OutboxState.Cancelled),
            ("cy@example.com", true, OutboxState.Queued),
            ("di@example.com", true, OutboxState.Queued),
        ], await MailsAsync());
    }

    [Fact]
    public async Task LinksOfAnotherServer_AreNamed()
    {
        await HoldAsync("ann@example.com");
        await using (var db = await Get<IDbContextFactory<Core.Data.DashboardDb>>().CreateDbContextAsync())
        {
            await db.AccountSettings.ExecuteUpdateAsync(settings => settings.SetProperty(row => row.PublicUrl, "https://old.example.com"));
        }

        var page = RenderPage<SettingsPage>("/settings");

        page.WaitForText("Links in mails lead to https://old.example.com, as in the backup");
    }

    [Fact]
    public async Task Banner_WhileMailsAreHeld_SaysSoToWhoMaySendInvites()
    {
        await HoldAsync("ann@example.com");
        Assert.Contains("A backup was restored. 1 mail was in its queue", Render<AccountBanners>().Markup, StringComparison.Ordinal);
        Assert.Contains("Send or drop them", Render<AccountBanners>().Markup, StringComparison.Ordinal);

        Get<CurrentActor>().Become(TestActors.Operator);
        Assert.Contains(
            "An administrator of your dashboard says what becomes of them.", Render<AccountBanners>().Markup, StringComparison.Ordinal);
    }

    private async Task HoldAsync(params string[] recipients)
    {
        await using var db = await Get<IDbContextFactory<Core.Data.DashboardDb>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        db.AddRange(recipients.Select(recipient => new OutboxEmail
        {
            Kind = OutboxKind.Test,
            Recipient = recipient,
            IsHeld = true,
            CreatedUtc = DateTime.UtcNow,
            ProtectedPayload = [1],
        }));
        _ = (await write.SaveAsync()).Value;
    }

    private async Task<List<(string, bool, OutboxState)>> MailsAsync()
    {
        await using var db = await Get<IDbContextFactory<Core.Data.DashboardDb>>().CreateDbContextAsync();
        return [.. (await db.Outbox.OrderBy(mail => mail.Id).ToListAsync()).Select(mail => (mail.Recipient, mail.IsHeld, mail.State))];
    }
}
