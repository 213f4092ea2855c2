using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.SignIn;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// The real app on a real port, in a folder of its own with its own database, keys and mails. Several may run at once.
/// Use it as a class fixture, or start one in a test that needs the app to itself.
/// </summary>
public sealed class DashboardServer : WebApplicationFactory<Program>, ITestServices
{
    private readonly DirectoryInfo _folder;
    private readonly Action<IWebHostBuilder>? _configure;
    private readonly Lazy<Task<TeamSession>> _session;
    private bool _goesOn;

    public DashboardServer()
        : this(null, isSetUp: true)
    {
    }

    private DashboardServer(Action<IWebHostBuilder>? configure, bool isSetUp)
    {
        _configure = configure;
        _folder = Directory.CreateTempSubdirectory("phonedashboard-");
        _session = new Lazy<Task<TeamSession>>(async () =>
        {
            if (isSetUp)
            {
                _ = (await Get<TeamAccessService>().SetUpAsync(TeamSession.Administrator())).Value;
                await this.SetCountryAsync("US");
            }

            return await TeamSession.StartAsync(BaseAddress!);
        });

        // The app's own top-level settings, read from where it runs; whatever they name relatively then lies in the folder too.
        File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(_folder.FullName, "appsettings.json"));

        // The port is chosen before the start because links in mails name it.
        BaseAddress = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", FreePort()).Uri;
        Listen();
    }

    private DashboardServer(DashboardServer stopped)
    {
        (_configure, _folder, _session, BaseAddress) = (stopped._configure, stopped._folder, stopped._session, stopped.BaseAddress);
        Listen();
    }

    /// <summary>Where a browser reaches the app.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Mails land here as .eml files.</summary>
    public string PickupFolder => Path.Combine(_folder.FullName, "mail");

    /// <summary>Starts an app with other settings, or with fakes for what leaves the process.</summary>
    public static DashboardServer With(Action<IWebHostBuilder> configure) => new(configure, isSetUp: true);

    /// <summary>Starts an app as it is on a new machine: nobody can sign in yet.</summary>
    public static DashboardServer WithoutAccounts(Action<IWebHostBuilder>? configure = null) => new(configure, isSetUp: false);

    /// <summary>Stops the app and starts it again with the same database, keys and port. Use the new one from here on.</summary>
    public async Task<DashboardServer> RestartAsync()
    {
        await SessionAsync(); // it outlives the app that it was asked of
        _goesOn = true;
        await DisposeAsync();
        return new DashboardServer(this);
    }

    /// <summary>The session of the administrator, who is made when it is first asked for.</summary>
    internal Task<TeamSession> SessionAsync() => _session.Value;

    /// <summary>A colleague with this role, who has accepted the invitation and chosen the password of all tests.</summary>
    internal async Task<string> AddColleagueAsync(Role role)
    {
        await SessionAsync();
        var email = $"{role}@example.com".ToLowerInvariant();
        var id = (await Get<TeamAccountService>().InviteAsync(
            TestActors.Administrator, new NewTeamAccount { Name = $"Casey {role}", Email = email, Role = role })).Value;
        await using var db = await OpenAsync();
        var token = Get<TeamTokens>().Make(
            await db.TeamAccounts.AsNoTracking().SingleAsync(account => account.Id == id), TimeSpan.FromDays(1));
        _ = (await Get<TeamAccessService>().SetPasswordAsync(token, TeamSession.Password)).Value;
        return email;
    }

    /// <summary>A client that is signed in with the first administrator's account, or with another one of this role.</summary>
    internal async Task<HttpClient> SignedInClientAsync(Role role = Role.Administrator)
    {
        var session = role == Role.Administrator
            ? await SessionAsync()
            : await TeamSession.StartAsync(BaseAddress, await AddColleagueAsync(role));
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", session.Header);
        return client;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        // Pooled connections keep the database file open.
        SqliteConnection.ClearAllPools();
        if (!_goesOn && _folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(_folder.FullName);
        builder.UseSetting("ConnectionStrings:Dashboard", $"Data Source={Path.Combine(_folder.FullName, "dashboard.db")}");
        builder.UseSetting("Email:PickupFolder", PickupFolder);
        builder.UseSetting("DataProtection:KeysFolder", Path.Combine(_folder.FullName, "keys"));
        builder.UseSetting("Backup:Folder", Path.Combine(_folder.FullName, "backups"));
        builder.UseSetting("PublicUrl", BaseAddress.ToString().TrimEnd('/'));
        builder.UseSetting("DetailedErrors", "true");
        builder.UseSetting("Limits:SignInsPerMinute", "1000"); // all tests of a server come from one address
        _configure?.Invoke(builder);
    }

    private void Listen()
    {
        UseKestrel(options => options.Listen(IPAddress.Loopback, BaseAddress.Port));
        StartServer();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
