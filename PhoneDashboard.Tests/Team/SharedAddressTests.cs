using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Upkeep;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Team;

/// <summary>Two team accounts whose addresses are one by now: an invisible mark was in one of them.</summary>
public sealed class SharedAddressTests
{
    private const string OlderPassword = "the older one of two batteries", YoungerPassword = "the younger one of two batteries";

    [Theory]
    [InlineData("two@example.com")]
    [InlineData("two\u200B@example.com")]
    public async Task SignIn_EachWithTheirOwnPassword_BothCome(string typed)
    {
        await using var server = new DashboardServer();
        await PrepareAsync(server);

        await TeamSession.StartAsync(server.BaseAddress, typed, OlderPassword);
        await TeamSession.StartAsync(server.BaseAddress, typed, YoungerPassword);

        await using var db = await server.OpenAsync();
        Assert.Equal(2, await db.TeamAccounts.CountAsync(account => account.Email == "two@example.com" && account.LastSignInUtc != null));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TeamSession.StartAsync(server.BaseAddress, typed,
            "neither of these two batteries"));
    }

    [Fact]
    public async Task ForgotPassword_OfTheAddress_MailsBothTheirLinks()
    {
        await using var server = new DashboardServer();
        await PrepareAsync(server);

        await server.Get<TeamAccessService>().ForgotPasswordAsync("two@example.com");

        await using var db = await server.OpenAsync();
        Assert.Equal(2, await db.Outbox.CountAsync(mail => mail.Kind == OutboxKind.PasswordReset));
    }

    [Fact]
    public async Task Findings_TwoOfOneAddress_AreForThoseWhoManageTheTeam()
    {
        await using var server = new DashboardServer();
        await PrepareAsync(server);

        var finding = Assert.Single(await server.Get<DataFindingService>().ListAsync(TestActors.Administrator));
        Assert.Equal(("Younger",
            "Older has the same e-mail address, two@example.com. Both can sign in, each with a password. Delete the one that nobody uses."),
                (finding.Item.Name, finding.Words.Sentence));
        Assert.Empty(await server.Get<DataFindingService>().ListAsync(TestActors.Operator));
    }

    private static async Task PrepareAsync(DashboardServer server)
    {
        await server.SessionAsync();
        await using (var db = await server.OpenAsync())
        {
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            foreach (var (name, email, password) in new[] { ("Older", "two@example.com", OlderPassword), ("Younger", "second@example.com",
                YoungerPassword) })
            {
                var account = new TeamAccount { Name = name, Email = email, Role = Role.Operator, JoinedUtc = DateTime.UtcNow };
                account.PasswordHash = server.Services.GetRequiredService<IPasswordHasher<TeamAccount>>().HashPassword(account, password);
                db.Add(account);
            }

            _ = (await write.SaveAsync()).Value;
        }

        await using (var db = await server.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("""
                UPDATE TeamAccounts SET Email = 'two' || char(0x200B) || '@example.com' WHERE Name = 'Younger';
                UPDATE TeamAccounts SET NormalizedEmail = Email WHERE Name = 'Younger';
                DELETE FROM UpkeepProgress;
                """);
        }

        await server.Get<UpkeepRun>().RunAsync(CancellationToken.None);
    }
}
