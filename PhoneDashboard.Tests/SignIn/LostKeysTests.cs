using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Health;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>The folder of keys is gone, and the app started without it: what is sealed is never taken for nothing.</summary>
public sealed class LostKeysTests : IAsyncLifetime, IDisposable
{
    private readonly LogLines _lines = new();
    private DashboardServer _server = null!;
    private string _key = "";
    private string _code = "";
    private long _userId;

    public async Task InitializeAsync()
    {
        _server = DashboardServer.With(builder => builder.ConfigureServices(services =>
        {
            services.AddSingleton<IEmailSender>(new FakeEmailSender());
            services.AddLogging(logging => logging.AddProvider(_lines));
        }));
        await _server.SessionAsync();
        _key = await OfAdministratorAsync(async (accounts, account) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            _code = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!.First();
            return (await accounts.GetAuthenticatorKeyAsync(account))!;
        });
        _userId = await _server.AddUserAsync("Ann", "Aalto", "ann@example.com");
        _ = (await _server.Get<InviteService>().SendAsync(TestActors.Administrator, _userId)).Value;
        await _server.Get<DraftService>().KeepAsync(TestActors.Administrator, DraftForms.CreateUser, "Create New User", "/users", "{}");
        var sftp = new NewDeliveryMethod { Name = "Archive", Kind = DeliveryMethodKind.Sftp, Host = "sftp.example.com", Username = "ann" };
        sftp.Secret.Password = "correct horse";
        _ = (await _server.Get<DeliveryMethodService>().AddAsync(TestActors.Administrator, sftp)).Value;
        await InviteWentAsync();
        await AddWaitingMailAsync();
        Assert.Equal(new LostSeals(0, 0, 0, 0, 0), await _server.Get<SealedValues>().LostAsync());
        Assert.DoesNotContain(_lines.Lines, line => line.Contains("cannot be opened", StringComparison.Ordinal));

        foreach (var file in Directory.GetFiles(_server.Get<IConfiguration>()["DataProtection:KeysFolder"]!))
        {
            File.Delete(file);
        }

        _server = await _server.RestartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task SecondFactor_StaysOn_AndARecoveryCodeWorks()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _server.BaseAddress };
        using var first = await TeamSession.TryAsync(http, await TeamSession.OpenFormAsync(http), TeamSession.Email, TeamSession.Password);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("/sign-in/two-factor", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("phonedashboard-session", TeamSession.Cookies(first), StringComparison.Ordinal);

        var attempt = new WaysIn.Attempt(_server, 1, TeamSession.Email);
        await attempt.PasswordAsync();
        var byApp = await attempt.Do(signIn => signIn.WithCodeAsync(Totp.Code(_key), isRecoveryCode: false));
        Assert.False(byApp.Succeeded || attempt.HasSession);
        Assert.Contains("has lost the keys", byApp.Message, StringComparison.Ordinal);

        Assert.True((await attempt.Do(signIn => signIn.WithCodeAsync(_code, isRecoveryCode: true))).Succeeded && attempt.HasSession);
    }

    [Fact]
    public async Task Lost_IsSaidAtTheStartAndByHealth_UntilItIsMended()
    {
        await _server.Get<WarmUp>().ExecuteTask!;
        await _server.Get<SealedValues>().ExecuteTask!;
        using var http = new HttpClient { BaseAddress = _server.BaseAddress };

        Assert.Equal(new LostSeals(1, 1, 1, 1, 1), await _server.Get<SealedValues>().LostAsync());
        Assert.Equal("Degraded", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        Assert.Single(_lines.Lines, line => line.StartsWith(
            "1 authenticator app, 1 invite, 1 waiting mail, 1 password of a delivery method, 1 draft cannot be opened",
            StringComparison.Ordinal));

        await OfAdministratorAsync((accounts, account) => accounts.ResetAuthenticatorKeyAsync(account));
        await using var db = await _server.OpenAsync();
        db.RemoveRange(db.Outbox);
        await db.SaveChangesAsync();
        _ = (await _server.Get<InviteService>().ResetAsync(TestActors.Administrator, _userId)).Value;
        await AddWaitingMailAsync();
        await EnterPasswordAgainAsync();
        using var seals = ActivatorUtilities.CreateInstance<SealedValues>(_server.Services); // has not looked yet

        Assert.Equal(new LostSeals(0, 0, 0, 0, 1), await seals.LostAsync());
        Assert.False((await seals.LostAsync()).Matter);
    }

    [Fact]
    public async Task Link_OfAnInviteThatDoesNotOpen_SaysWhatToDo()
    {
        var result = await _server.Get<InviteService>().GetLinkAsync(TestActors.Administrator, _userId);

        Assert.Contains("has lost the keys", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    // Or else it would wait too, and for the keys that are lost then.
    private async Task InviteWentAsync()
    {
        await using var db = await _server.OpenAsync();
        while (await db.Outbox.AnyAsync(mail => mail.State == OutboxState.Queued))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    // What does not open says so, and is entered again.
    private async Task EnterPasswordAgainAsync()
    {
        var methods = _server.Get<DeliveryMethodService>();
        var id = Assert.Single(await methods.OptionsAsync(TestActors.Administrator)).Id;
        var edit = (await methods.GetAsync(TestActors.Administrator, id))!;
        var problem = Assert.Single((await _server.Get<DeliveryTestService>().TestAsync(TestActors.Administrator, edit)).Problems);
        Assert.Equal("The server has lost the keys that it was stored with. Enter the password again.", problem.Message);
        edit.Secret.Password = "correct horse";
        _ = (await methods.SaveAsync(TestActors.Administrator, edit)).Value;
    }

    // Leased for an hour, so that no sender takes it.
    private async Task AddWaitingMailAsync()
    {
        await using var db = await _server.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Test"));
        var content = _server.Get<IDataProtectionProvider>().CreateProtector("PhoneDashboard.Email.Outbox").Protect([1, 2, 3]);
        db.Add(new OutboxEmail
        {
            Kind = OutboxKind.Test,
            Recipient = "ann@example.com",
            State = OutboxState.Queued,
            ProtectedPayload = content,
            CreatedUtc = DateTime.UtcNow,
            NextAttemptUtc = DateTime.UtcNow.AddHours(1),
            LeasedUntilUtc = DateTime.UtcNow.AddHours(1),
        });
        _ = (await write.SaveAsync()).Value;
    }

    private async Task<T> OfAdministratorAsync<T>(Func<UserManager<TeamAccount>, TeamAccount, Task<T>> work)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<TeamAccount>>();
        return await work(accounts, (await accounts.FindByEmailAsync(TeamSession.Email))!);
    }
}
