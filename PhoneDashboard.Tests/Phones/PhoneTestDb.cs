using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>A database of an installation with phones, and an engine's file that tests fill by hand.</summary>
internal sealed class PhoneTestDb : IAsyncDisposable
{
    internal const string Domain = "sip.example.com", Agent = "LinphoneAndroid/5.2.5 (Pixel 7) LinphoneSDK/5.3.47 (release)";

    private static readonly string EngineSql = Path.Combine(Repository.Root, "docs", "sip", "engine.sql");

    private readonly string _store;

    private PhoneTestDb(TestDb db, string store) => (Db, _store) = (db, store);

    internal TestDb Db { get; }

    internal TestClock Clock { get; private init; } = null!;

    internal ProvisioningService Phones => Db.Get<ProvisioningService>();

    internal RegistrationSync Sync => Db.Get<RegistrationSync>();

    internal static async Task<PhoneTestDb> CreateAsync(
        string domain = Domain, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var clock = new TestClock();
        var store = Path.Combine(Directory.CreateTempSubdirectory("phonedashboard-engine-").FullName, "engine.db");
        var db = await TestDb.CreateAsync(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                configure?.Invoke(services);
            },
            [("Sip:Domain", domain), ("Sip:EngineStore", store), .. settings]);
        return new PhoneTestDb(db, store) { Clock = clock };
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_store)!, recursive: true);
    }

    /// <summary>A user with a live invite.</summary>
    internal async Task<(long User, string Token)> InviteAsync(string firstName = "Ben")
    {
        var user = await Db.AddUserAsync(firstName, "Ortega", $"{firstName}@example.com");
        return (user, await TokenAsync(user));
    }

    /// <summary>Sends the invite, and gives the token of its link.</summary>
    internal async Task<string> TokenAsync(long user)
    {
        Assert.True((await Db.Get<InviteService>().SendAsync(TestActors.Administrator, user)).Succeeded);
        return (await Db.Get<InviteService>().GetLinkAsync(TestActors.Administrator, user)).Value.Url.Split('#')[1];
    }

    /// <summary>A one-time code, as the page's link has it.</summary>
    internal async Task<string> CodeAsync(string token) => (await Phones.OpenAsync(token)).Value.SettingsUrl!.Split('/')[^1];

    /// <summary>A phone that has its settings.</summary>
    internal async Task<SipCredential> ProvisionAsync(string token)
    {
        Assert.True((await Phones.ProvisionAsync(await CodeAsync(token), Agent)).Succeeded);
        await using var db = await Db.OpenAsync();
        return await db.SipCredentials.AsNoTracking().OrderBy(credential => credential.Id).LastAsync();
    }

    /// <summary>The engine's file with these phones registered until then, and nobody else.</summary>
    internal Task RegisterAsync(params (string Username, DateTime UntilUtc)[] phones) => RegisterAsync(Agent, phones);

    /// <summary>The same of phones that call themselves so.</summary>
    internal Task RegisterAsync(string agent, params (string Username, DateTime UntilUtc)[] phones) =>
        RegisterAsync(_store, Clock.UtcNow, agent, phones);

    /// <summary>The same in any file.</summary>
    internal static async Task RegisterAsync(string store, DateTime now, string agent, params (string Username, DateTime UntilUtc)[] phones)
    {
        await using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var rows = new StringBuilder();
        foreach (var (username, until) in phones)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""
                INSERT INTO location (ruid, username, contact, expires, q, callid, cseq, last_modified, user_agent)
                VALUES ('{username}', '{username}', 'sip:x', {Unix(until)}, 1, 'x', 1, {Unix(now)}, '{agent}');
                """);
        }

        command.CommandText = $"{await File.ReadAllTextAsync(EngineSql)}; DELETE FROM location; {rows}";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes records of calls into the engine's file.</summary>
    internal async Task RecordAsync(string sql)
    {
        await RegisterAsync();
        await using var connection = new SqliteConnection($"Data Source={_store};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The engine's file is no database any more.</summary>
    internal Task SpoilAsync() => File.WriteAllTextAsync(_store, new string('x', 5000));

    /// <summary>A phone that is registered for ten minutes and was seen by the dashboard.</summary>
    internal async Task<SipCredential> ConnectAsync(string token)
    {
        var credential = await ProvisionAsync(token);
        await RegisterAsync((credential.Username, Clock.UtcNow.AddMinutes(10)));
        await Sync.RunAsync(alsoKnown: true);
        await using var db = await Db.OpenAsync();
        return await db.SipCredentials.AsNoTracking().SingleAsync(present => present.Id == credential.Id);
    }

    private static long Unix(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeSeconds();
}
