using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Phones;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// A company of many lines, each with a DID Number, an Internal Number, two Caller IDs and a phone whose secret is known, in a folder of
/// its own with an administrator; and what SIPp and the engine need to play it.
/// </summary>
internal sealed class PhonesCompany : IAsyncDisposable
{
    private const int LinesABatch = 250;

    private readonly SipHome _home = new();

    private PhonesCompany(int lines, SipPorts ports) => (Lines, Ports) = (lines, ports);

    internal int Lines { get; }

    internal SipPorts Ports { get; }

    /// <summary>Of the database, the keys and the engine's files.</summary>
    internal string Folder => _home.Path;

    internal string DatabaseFile => Path.Combine(Folder, "dashboard.db");

    /// <summary>The engine's own file.</summary>
    internal string Store => Path.Combine(Folder, "sip", "engine.db");

    internal BenchDatabase Database { get; private set; } = null!;

    /// <summary>Statements that the database was sent by this process.</summary>
    internal Support.StatementCount Statements { get; } = new();

    /// <summary>The configuration of the dashboard beside the engine.</summary>
    internal (string Key, string Value)[] Settings => SipEngine.Settings(Folder, Ports);

    /// <summary>The line ids, in the order of their numbers.</summary>
    internal IReadOnlyList<long> LineIds { get; private set; } = [];

    /// <summary>Everybody's second Caller ID.</summary>
    internal const string Shared = "12025550110";

    /// <summary>The DID Number that rings a line.</summary>
    internal static string Did(int line) => string.Create(CultureInfo.InvariantCulture, $"119{line:00000000}");

    /// <summary>What a line's phone signs in with.</summary>
    internal static string Phone(int line) => string.Create(CultureInfo.InvariantCulture, $"phone{line}");

    /// <summary>The secret of that.</summary>
    internal static string Secret(int line) => "pw-" + Phone(line);

    /// <summary>SIPp's row of a phone: its line, its name, and its sign-in.</summary>
    internal string Row(int line) => string.Create(CultureInfo.InvariantCulture,
        $"l{LineIds[line]};{Phone(line)};[authentication username={Phone(line)} password={Secret(line)}]");

    internal static async Task<PhonesCompany> MakeAsync(int lines, int firstPort)
    {
        var company = new PhonesCompany(lines, SipPorts.From(firstPort));
        try
        {
            await PublishedApp.SetUpNewAsync(company.Folder);
            company.Database = BenchDatabase.OpenToWrite(company.DatabaseFile, company.Statements, company.Settings);
            await company.FillAsync();
            return company;
        }
        catch
        {
            await company.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        await _home.DisposeAsync();
    }

    private async Task FillAsync()
    {
        var shared = new DidNumber { Digits = Shared, Country = "US", Source = DidNumberSource.Provider };
        await WriteAsync(async db =>
        {
            var trunk = await db.Trunks.SingleAsync(trunk => trunk.IsDefault);
            (trunk.Host, trunk.Address, trunk.Port) = (SipPorts.Trunk, SipPorts.Trunk, Ports.TrunkPort);
            shared.Trunk = trunk;
            var settings = await db.AccountSettings.SingleAsync();
            (settings.SipDomain, settings.Country) = (SipEngine.Domain, "US");
            db.Add(shared);
        });
        for (var first = 0; first < Lines; first += LinesABatch)
        {
            await WriteAsync(db => AddAsync(db, shared.Id, first, Math.Min(LinesABatch, Lines - first)));
        }

        await using var db = await Database.OpenAsync();
        LineIds = await db.AppLines.OrderBy(line => line.Id).Select(line => line.Id).ToListAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE"); // as the product does now and then
    }

    private static async Task AddAsync(DashboardDb db, long sharedId, int first, int count)
    {
        var shared = await db.DidNumbers.SingleAsync(did => did.Id == sharedId);
        var trunk = await db.Trunks.SingleAsync(trunk => trunk.IsDefault);
        foreach (var number in Enumerable.Range(first, count))
        {
            var line = new AppLine { Name = AppLine.DefaultName, IsConfigured = true, ExternalOutboundCalls = true };
            var user = new PhoneUser { FirstName = "User", LastName = string.Create(CultureInfo.InvariantCulture, $"Number {number}") };
            user.ContactMethods.Add(line);
            var did = new DidNumber { Digits = Did(number), Country = "US", Trunk = trunk, Source = DidNumberSource.Provider };
            line.DidNumbers.Add(new DidAssignment { DidNumber = did, ContactMethod = line });
            line.CallerIds.Add(new LineCallerId { AppLine = line, DidNumber = did });
            line.CallerIds.Add(new LineCallerId { AppLine = line, DidNumber = shared, Position = 1 });
            if (number < 9_000)
            {
                line.InternalNumbers.Add(new InternalNumberAssignment
                {
                    InternalNumber = new InternalNumber { Digits = string.Create(CultureInfo.InvariantCulture, $"{1_000 + number}") },
                    ContactMethod = line,
                });
            }

            var (sha256, md5) = SipHashes.Of(Phone(number), Secret(number));
            db.Add(user);
            db.Add(new SipCredential
            {
                User = user,
                Username = Phone(number),
                Domain = SipEngine.Domain,
                Ha1Sha256 = sha256,
                Ha1Md5 = md5,
                CreatedUtc = DateTime.UtcNow,
                Device = new AppDevice { User = user, Name = "Phone", Os = "Android", AppVersion = "6.0" },
            });
        }
    }

    private async Task WriteAsync(Func<DashboardDb, Task> change)
    {
        await using var db = await Database.OpenAsync();
        await using var write = await db.BeginWriteAsync(Actor.System("Benchmark"));
        await change(db);
        _ = (await write.SaveAsync()).Value;
    }
}
