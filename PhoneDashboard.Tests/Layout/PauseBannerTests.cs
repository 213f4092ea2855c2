using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Layout;

/// <summary>While the mail service asks for a pause, every page says so, and no longer.</summary>
public sealed class PauseBannerTests() : DashboardTestContext(services => services
    .AddSingleton<TimeProvider>(new TestClock()).AddSingleton<IEmailSender>(new FakeEmailSender()))
{
    private const string Words = "Mails wait until 09:10: the mail service asked for a pause.";

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    public async Task Pause_IsSaidToEveryRole_WithItsEnd(Role role)
    {
        await PauseAsync();
        Get<CurrentActor>().Become(TestActors.Of(role));

        Assert.Contains(Words, Render<AccountBanners>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_BeginsAndEnds_WithThePageOpen_AlsoWhenNothingIsLeftToSend()
    {
        await this.SetCountryAsync("US");
        var banner = Render<AccountBanners>();
        Assert.Empty(banner.Markup.Trim());

        await PauseAsync();
        banner.WaitForAssertion(() => Assert.Contains(Words, banner.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        await using (var db = await OpenAsync())
        {
            await db.Outbox.ExecuteDeleteAsync();
        }

        ((TestClock)Get<TimeProvider>()).Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await Get<OutboxSender>().SendDueAsync());
        banner.WaitForAssertion(() => Assert.Empty(banner.Markup.Trim()), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Pause_WhileTheQueueIsHeld_OnlyWhatSomebodyMustDoIsSaid()
    {
        await PauseAsync();
        await using var db = await OpenAsync();
        await db.AccountSettings.ExecuteUpdateAsync(settings => settings
            .SetProperty(row => row.MailHeldUtc, TestClock.Start).SetProperty(row => row.MailHeldReason, "No key"));

        var banner = Render<AccountBanners>();

        Assert.Contains("Mails are held", banner.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("asked for a pause", banner.Markup, StringComparison.Ordinal);
    }

    /// <summary>The mail service answers the test mail with a pause of ten minutes.</summary>
    private async Task PauseAsync()
    {
        var mail = new TestMail { Address = "ann@example.com" };
        Assert.True((await Get<SettingsService>().SendTestMailAsync(TestActors.Administrator, mail)).Succeeded);
        ((FakeEmailSender)Get<IEmailSender>()).AnswerWith(new EmailOutcome.RetryLater(TimeSpan.FromMinutes(10), "too many requests"));
        await Get<OutboxSender>().SendDueAsync();
    }
}
