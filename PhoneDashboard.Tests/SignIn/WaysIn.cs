using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>The ways in, step by step, with something happening to the account between two of them.</summary>
public sealed class WaysIn : IAsyncLifetime
{
    private static readonly AsyncLocal<Func<Task>?> Between = new();

    private int _made;

    /// <summary>
    /// By name: the method of <see cref="SignInService"/> that ends it, and the steps, which call <c>between</c> once where the account can
    /// change.
    /// </summary>
    internal static IReadOnlyDictionary<string, (string Method, Func<Attempt, Func<Task>, Task<SignInOutcome>> Steps)> All { get; } =
        new Dictionary<string, (string, Func<Attempt, Func<Task>, Task<SignInOutcome>>)>(StringComparer.Ordinal)
        {
            ["password"] = (nameof(SignInService.WithPasswordAsync), ByPasswordAsync),
            ["code of the app"] = (nameof(SignInService.WithCodeAsync), ByCodeAsync),
            ["code of the app, amid its check"] = (nameof(SignInService.WithCodeAsync), ByCodeAmidItsCheckAsync),
            ["recovery code"] = (nameof(SignInService.WithCodeAsync), ByRecoveryCodeAsync),
            ["first code of a required app"] = (nameof(SignInService.WithNewAppAsync), ByRequiredAppAsync),
            ["passkey"] = (nameof(SignInService.WithPasskeyAsync), ByPasskeyAsync),
            ["company"] = (nameof(SignInService.WithoutPasswordAsync), ByCompanyAsync),
            ["one-time sign-in"] = (nameof(SignInService.WithoutPasswordAsync), ByLinkAsync),
            ["set-up"] = (nameof(SignInService.WithoutPasswordAsync), BySetUpAsync),
        };

    /// <summary>What can happen to an account, by name. The first and the third leave the stamp as it is.</summary>
    internal static IReadOnlyDictionary<string, Func<DashboardServer, long, Task>> Changes { get; } = new Dictionary<string,
        Func<DashboardServer, long, Task>>(StringComparer.Ordinal)
    {
        ["disabled"] = async (server, id) =>
        {
            await using var db = await server.OpenAsync();
            await db.TeamAccounts.Where(account => account.Id == id)
                .ExecuteUpdateAsync(account => account.SetProperty(a => a.IsDisabled, true));
        },
        ["deleted"] = (server, id) => server.Get<TeamAccountService>().DeleteAsync(TestActors.Administrator, id),
        ["not joined"] = async (server, id) =>
        {
            await using var db = await server.OpenAsync();
            await db.TeamAccounts.Where(account => account.Id == id)
                .ExecuteUpdateAsync(account => account.SetProperty(a => a.JoinedUtc, (DateTime?)null));
        },
        ["stamp changed"] = (server, id) => server.Get<TeamAccountService>().EndSessionsAsync(TestActors.Administrator, id),
        ["role changed"] = (server, id) => server.Get<TeamAccountService>().ChangeRoleAsync(TestActors.Administrator, id, Role.Manager),
    };

    internal DashboardServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = DashboardServer.With(builder => builder.ConfigureServices(services =>
            services.AddScoped<UserManager<TeamAccount>, InterruptedAccounts>().AddScoped<IPasskeyHandler<TeamAccount>, PasskeyStandIn>()));
        await Server.SessionAsync();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>An administrator of its own, who has a password.</summary>
    internal Task<Attempt> BeginAsync() => BeginAsync(Server, $"casey{++_made}@example.com");

    /// <inheritdoc cref="BeginAsync()"/>
    internal static async Task<Attempt> BeginAsync(DashboardServer server, string email)
    {
        var id = (await server.Get<TeamAccountService>()
            .InviteAsync(TestActors.Administrator, new NewTeamAccount { Name = "Casey", Email = email, Role = Role.Administrator })).Value;
        await using var db = await server.OpenAsync();
        var token = server.Get<TeamTokens>()
            .Make(await db.TeamAccounts.AsNoTracking().SingleAsync(account => account.Id == id), TimeSpan.FromDays(1));
        _ = (await server.Get<TeamAccessService>().SetPasswordAsync(token, TeamSession.Password)).Value;
        return new Attempt(server, id, email);
    }

    private static Task<SignInOutcome> ByPasswordAsync(Attempt attempt, Func<Task> between) =>
        attempt.Do(signIn => WhileAsync(between, () => signIn.WithPasswordAsync(attempt.Email, TeamSession.Password)));

    private static async Task<SignInOutcome> ByCodeAsync(Attempt attempt, Func<Task> between)
    {
        var key = await attempt.TurnAppOnAsync();
        await attempt.PasswordAsync();
        await between();
        return await attempt.Do(signIn => signIn.WithCodeAsync(Totp.Code(key, steps: 1), isRecoveryCode: false));
    }

    private static async Task<SignInOutcome> ByCodeAmidItsCheckAsync(Attempt attempt, Func<Task> between)
    {
        var key = await attempt.TurnAppOnAsync();
        await attempt.PasswordAsync();
        return await attempt.Do(signIn => WhileAsync(between, () => signIn.WithCodeAsync(Totp.Code(key, steps: 1), isRecoveryCode: false)));
    }

    private static async Task<SignInOutcome> ByRecoveryCodeAsync(Attempt attempt, Func<Task> between)
    {
        await attempt.TurnAppOnAsync();
        await attempt.PasswordAsync();
        await between();
        return await attempt.Do(signIn => signIn.WithCodeAsync(attempt.RecoveryCode, isRecoveryCode: true));
    }

    private static async Task<SignInOutcome> ByRequiredAppAsync(Attempt attempt, Func<Task> between)
    {
        await attempt.RequireAsync(true);
        await attempt.PasswordAsync();
        Assert.True(await attempt.In(services => services.GetRequiredService<SignInService>().BeginAppAsync()));
        var key = await attempt.In(attempt.KeyAsync);
        await between();
        return await attempt.Do(signIn => signIn.WithNewAppAsync(Totp.Code(key)));
    }

    private static async Task<SignInOutcome> ByPasskeyAsync(Attempt attempt, Func<Task> between)
    {
        PasskeyStandIn.Account.Value = attempt.Id;
        await attempt.In(services => services.GetRequiredService<SignInManager<TeamAccount>>().MakePasskeyRequestOptionsAsync(null));
        return await attempt.Do(signIn => WhileAsync(between, () => signIn.WithPasskeyAsync("{}")));
    }

    private static async Task<SignInOutcome> ByCompanyAsync(Attempt attempt, Func<Task> between)
    {
        var person = new CompanyPerson("CompanySignIn", attempt.Email, "Casey", attempt.Email, EmailIsVerified: true, Role.Administrator);
        var step = await attempt.Server.Get<CompanyAccounts>().EnterAsync(person);
        await between();
        return await attempt.Do(signIn => signIn.WithoutPasswordAsync(step.Value));
    }

    private static async Task<SignInOutcome> ByLinkAsync(Attempt attempt, Func<Task> between)
    {
        var access = attempt.Server.Get<TeamAccessService>();
        var link = (await access.MakeSignInLinkAsync(attempt.Email)).Value;
        await between();
        var step = await access.UseSignInLinkAsync(link.Split('#')[1]);
        return step.Succeeded
            ? await attempt.Do(signIn => signIn.WithoutPasswordAsync(step.Value))
            : new SignInOutcome(false, Message: step.Problems[0].Message);
    }

    // As on a system that has no administrator yet; the account is another one then.
    private static async Task<SignInOutcome> BySetUpAsync(Attempt attempt, Func<Task> between)
    {
        await using (var db = await attempt.Server.OpenAsync())
        {
            await db.AccountSettings.ExecuteUpdateAsync(settings => settings.SetProperty(s => s.SetUpUtc, (DateTime?)null));
        }

        var step = (await attempt.Server.Get<TeamAccessService>().SetUpAsync(
            new FirstAdministrator { Name = "Ada", Email = "first-" + attempt.Email, Password = TeamSession.Password })).Value;
        attempt.Id = step.AccountId;
        await between();
        return await attempt.Do(signIn => signIn.WithoutPasswordAsync(step));
    }

    private static async Task<SignInOutcome> WhileAsync(Func<Task> between, Func<Task<SignInOutcome>> step)
    {
        Between.Value = between;
        try
        {
            return await step();
        }
        finally
        {
            Between.Value = null;
        }
    }

    private static Task InterruptAsync() => Between.Value?.Invoke() ?? Task.CompletedTask;

    /// <summary>One browser and one account.</summary>
    internal sealed class Attempt(DashboardServer server, long id, string email)
    {
        private Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

        internal DashboardServer Server => server;

        internal long Id { get; set; } = id;

        internal string Email => email;

        internal string RecoveryCode { get; private set; } = "";

        /// <summary>Where the requests of this browser come from.</summary>
        internal IPAddress Address { get; init; } = IPAddress.Loopback;

        internal bool HasSession => _cookies.GetValueOrDefault("phonedashboard-session") is { Length: > 0 };

        internal string CookieHeader =>
            string.Join("; ", _cookies.Where(cookie => cookie.Value.Length > 0).Select(cookie => $"{cookie.Key}={cookie.Value}"));

        /// <summary>Another browser, with a copy of this one's cookies.</summary>
        internal Attempt Copy() => new Attempt(server, Id, email).WithCookiesOf(this);

        internal Attempt WithCookiesOf(Attempt other)
        {
            _cookies = new(other._cookies, StringComparer.Ordinal);
            return this;
        }

        internal Task<SignInOutcome> Do(Func<SignInService, Task<SignInOutcome>> step) =>
            In(services => step(services.GetRequiredService<SignInService>()));

        internal async Task PasswordAsync() =>
            Assert.NotNull((await Do(signIn => signIn.WithPasswordAsync(email, TeamSession.Password))).NextPage);

        /// <summary>A request of the browser.</summary>
        internal async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            (http.Connection.RemoteIpAddress, http.Request.Scheme, http.Request.Host) = (Address, "http", new HostString("localhost"));
            (http.Request.Headers.Cookie, http.Request.Headers.Origin) = (CookieHeader, "http://localhost");
            scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
            var result = await work(scope.ServiceProvider);
            foreach (var cookie in http.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0].Split('=', 2)))
            {
                _cookies[cookie[0]] = cookie[1];
            }

            return result;
        }

        /// <summary>Sets the authenticator app up.</summary>
        /// <returns>Its key.</returns>
        internal Task<string> TurnAppOnAsync() => In(async services =>
        {
            var (accounts, account) = await FindAsync(services);
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            RecoveryCode = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!.First();
            return (await accounts.GetAuthenticatorKeyAsync(account))!;
        });

        internal async Task<string> KeyAsync(IServiceProvider services)
        {
            var (accounts, account) = await FindAsync(services);
            return (await accounts.GetAuthenticatorKeyAsync(account))!;
        }

        internal async Task RequireAsync(bool isRequired)
        {
            await using var db = await server.OpenAsync();
            await db.AccountSettings.ExecuteUpdateAsync(settings => settings.SetProperty(s => s.SecondFactorRequired, isRequired));
        }

        private async Task<(UserManager<TeamAccount> Accounts, TeamAccount Account)> FindAsync(IServiceProvider services)
        {
            var accounts = services.GetRequiredService<UserManager<TeamAccount>>();
            return (accounts, (await accounts.FindByEmailAsync(email))!);
        }
    }

    /// <summary>Lets something happen while a password, a code or a passkey is being checked.</summary>
    private sealed class InterruptedAccounts(
        IUserStore<TeamAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<TeamAccount> hasher,
            IEnumerable<IUserValidator<TeamAccount>> validators,
        IEnumerable<IPasswordValidator<TeamAccount>> passwords, ILookupNormalizer lookup, IdentityErrorDescriber errors,
            IServiceProvider services, ILogger<UserManager<TeamAccount>> logger)
        : UserManager<TeamAccount>(store, options, hasher, validators, passwords, lookup, errors, services, logger)
    {
        public override async Task<bool> CheckPasswordAsync(TeamAccount user, string password)
        {
            var isRight = await base.CheckPasswordAsync(user, password);
            await InterruptAsync();
            return isRight;
        }

        public override async Task<bool> VerifyTwoFactorTokenAsync(TeamAccount user, string tokenProvider, string token)
        {
            var isRight = await base.VerifyTwoFactorTokenAsync(user, tokenProvider, token);
            await InterruptAsync();
            return isRight;
        }

        public override async Task<IdentityResult> AddOrUpdatePasskeyAsync(TeamAccount user, UserPasskeyInfo passkey)
        {
            await InterruptAsync();
            return IdentityResult.Success;
        }
    }

    /// <summary>Takes every answer for that of the account's passkey: what WebAuthn checks is Identity's own.</summary>
    private sealed class PasskeyStandIn(UserManager<TeamAccount> accounts) : IPasskeyHandler<TeamAccount>
    {
        internal static readonly AsyncLocal<long> Account = new();

        public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(TeamAccount? user, HttpContext httpContext) =>
            Task.FromResult(new PasskeyRequestOptionsResult { RequestOptionsJson = "{}", AssertionState = "state" });

        public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(PasskeyUserEntity userEntity, HttpContext httpContext) =>
            throw new NotSupportedException();

        public Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext context) =>
            throw new NotSupportedException();

        public async Task<PasskeyAssertionResult<TeamAccount>> PerformAssertionAsync(PasskeyAssertionContext context)
        {
            var passkey = new UserPasskeyInfo([1], [2], DateTimeOffset.UtcNow, 0, null, isUserVerified: true, isBackupEligible: false,
                isBackedUp: false, [], []);
            return PasskeyAssertionResult.Success(passkey, (await accounts.FindByIdAsync($"{Account.Value}"))!);
        }
    }
}
