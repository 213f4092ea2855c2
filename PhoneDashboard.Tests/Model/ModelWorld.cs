using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Derived;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Phones;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// The real services over a new copy of an empty database, on a clock that stands still, and what the database says about it all.
/// </summary>
internal sealed class ModelWorld : ITestServices, IAsyncDisposable
{
    // Migrating takes most of a second, copying a few milliseconds.
    private static readonly Lazy<Task<byte[]>> Empty = new(MakeEmptyAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("phonedashboard-model-").FullName;
    private readonly ServiceProvider _services;
    private readonly SendGridReporter _sendGrid = new();
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> _registered = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _engine = new(1);
    private long _lastAudit;

    private ModelWorld(byte[] database)
    {
        var settings = TestDb.Settings(_folder);
        settings["Sip:EngineStore"] = EngineStore;
        settings["Sip:EngineRpc"] = "http://127.0.0.1:9/RPC"; // nobody is there
        File.WriteAllBytes(Path.Combine(_folder, "dashboard.db"), database);
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(Clock).AddSingleton<IEmailSender>(MailService);
        services.AddOptions<SendGridOptions>().PostConfigure(options => options.WebhookPublicKey = _sendGrid.PublicKey);
        _services = services.AddPhoneDashboardCore(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    internal TestClock Clock { get; } = new();

    internal FakeEmailSender MailService { get; } = new();

    private string EngineStore => Path.Combine(_folder, "engine.db");

    internal static async Task<ModelWorld> CreateAsync()
    {
        var world = new ModelWorld(await Empty.Value);
        _ = await world.NewEntriesAsync();
        return world;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<DashboardDb> OpenAsync() => Get<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _sendGrid.Dispose();
        _engine.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The state of the database: forms as the services open them.</summary>
    internal async Task<ModelState> ReadAsync()
    {
        await using var db = await OpenAsync();
        var state = new ModelState
        {
            Invites = (await db.Invites.AsNoTracking().ToListAsync())
                .ToImmutableDictionary(invite => invite.UserId, invite =>
                    new InviteForm(invite.CreatedUtc, invite.ExpiresUtc)
                    {
                        TokenHash = Remember(invite),
                        QueuedUtc = invite.QueuedUtc,
                        SentUtc = invite.SentUtc,
                        DeliveredUtc = invite.DeliveredUtc,
                        OpenedUtc = invite.OpenedUtc,
                        AcceptedUtc = invite.AcceptedUtc,
                        FailedUtc = invite.FailedUtc,
                        SpamUtc = invite.SpamUtc,
                        FailureReason = invite.FailureReason,
                        DelayReason = invite.DelayReason,
                        IsRevoked = invite.RevokedUtc is not null,
                    }),
            Mails = [.. (await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync())
                .Select(mail => new MailForm(mail.UserId, mail.CreatedUtc, mail.State.ToString(), mail.Recipient, mail.Attempts > 0))],
            Credentials = (await db.SipCredentials.AsNoTracking().ToListAsync()).ToImmutableDictionary(
                phone => phone.Username,
                phone => new CredentialForm(phone.UserId, phone.DeviceId, phone.CreatedUtc),
                StringComparer.Ordinal),
        };

        var me = TestActors.Administrator;
        await AddAsync(
            Key.User, db.Users.Select(user => user.Id), async id => await Get<PhoneUserService>().GetAsync(me, id), edit => edit.Version);
        await AddAsync(Key.Line, db.AppLines.Select(line => line.Id), async id => await Get<AppLineService>().GetAsync(me, id) is { } line
            ? new LineForm(line.UserId, line.IsConfigured, Ordered(line.Edit))
            : null, line => line.Edit.Version);
        await AddAsync(
            Key.Did, db.DidNumbers.Select(did => did.Id), async id => await Get<DidNumberService>().GetAsync(me, id), edit => edit.Version);
        await AddAsync(
            Key.Audio,
            db.AudioFiles.Select(audio => audio.Id),
            async id => await Get<AudioFileService>().GetAsync(me, id),
            edit => edit.Version);
        await AddAsync(
            Key.Delivery,
            db.DeliveryMethods.Select(method => method.Id),
            async id => await Get<DeliveryMethodService>().GetAsync(me, id),
            edit => edit.Version);
        await AddAsync(
            Key.Code,
            db.FeatureCodes.Select(code => code.Id),
            async id => await Get<FeatureCodeService>().GetAsync(me, id),
            edit => edit.Version);
        await AddAsync(
            Key.Schedule,
            db.TimeSchedules.Select(schedule => schedule.Id),
            async id => await Get<TimeScheduleService>().GetAsync(me, id),
            edit => edit.Version);
        var numbers = await db.InternalNumbers.AsNoTracking().ToDictionaryAsync(number => number.Id);
        await AddAsync(
            Key.Internal,
            db.InternalNumbers.Select(number => number.Id),
            id => Task.FromResult<InternalForm?>(new(numbers[id].Digits)),
            _ => 1);
        var devices = await db.AppDevices.AsNoTracking().ToDictionaryAsync(device => device.Id);
        await AddAsync(
            Key.Device,
            db.AppDevices.Select(device => device.Id),
            id => Task.FromResult<DeviceForm?>(new(
                devices[id].UserId, devices[id].Name, devices[id].Os, devices[id].AppVersion, devices[id].SignedOutUtc)),
            _ => 1);
        return state with
        {
            Versions = state.Versions.SetItems(
                devices.Values.Select(device => KeyValuePair.Create(new Key(Key.Device, device.Id), device.Version))),
        };

        async Task AddAsync<T>(string kind, IQueryable<long> ids, Func<long, Task<T?>> open, Func<T, long> version)
            where T : class
        {
            foreach (var id in await ids.ToListAsync())
            {
                var form = await open(id);
                state = state.With(kind, id, form!) with { Versions = state.Versions.SetItem(new(kind, id), version(form!)) };
            }
        }
    }

    /// <summary>The plain token of one that there is or was, as the link has it.</summary>
    internal string TokenOf(string hash) => _tokens[hash];

    /// <summary>Of the phone that used the code.</summary>
    internal async Task<string> UsernameOfAsync(string code)
    {
        await using var db = await OpenAsync();
        var hash = SipSecrets.HashOf(code);
        return await db.ProvisioningCodes.Where(known => known.CodeHash == hash).Select(known => known.Credential!.Username)
            .SingleOrDefaultAsync() ?? "";
    }

    /// <summary>The engine has one phone more, and the dashboard looks at them.</summary>
    /// <returns>The devices that phones are by then, by user name.</returns>
    internal async Task<IReadOnlyDictionary<string, long>> RegisterAsync(string username)
    {
        await _engine.WaitAsync();
        try
        {
            _registered.Add(username);
            await PhoneTestDb.RegisterAsync(
                EngineStore, Clock.UtcNow, PhoneTestDb.Agent, [.. _registered.Select(phone => (phone, Clock.UtcNow.AddMinutes(10)))]);
            await Get<RegistrationSync>().RunAsync(alsoKnown: true);
            await using var db = await OpenAsync();
            return await db.SipCredentials.Where(phone => phone.DeviceId != null)
                .ToDictionaryAsync(phone => phone.Username, phone => phone.DeviceId!.Value, StringComparer.Ordinal);
        }
        finally
        {
            _engine.Release();
        }
    }

    /// <summary>The mail service brings a batch of reports.</summary>
    internal async Task<MailWebhookAnswer> ReportAsync(IEnumerable<ReportForm> batch)
    {
        await using var db = await OpenAsync();
        var mails = await db.Outbox.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
        var body = SendGridReporter.Batch(batch.Select(report => _sendGrid.Event(
            report.Kind,
            report.Mail >= 0 && !report.IsOfAnother
                ? mails[report.Mail]
                : new OutboxEmail { Id = mails.ElementAtOrDefault(report.Mail)?.Id ?? 999_999, Recipient = "someone.else@example.com" },
            report.Utc, report.Reason, report.Id)));
        var (signature, timestamp) = _sendGrid.Sign(body, Clock.UtcNow);
        return await Get<MailWebhook>().TakeAsync(signature, timestamp, body);
    }

    /// <summary>Who may sign in at the engine, as it reads it: user name, line and device.</summary>
    internal async Task<List<string>> SubscribersAsync()
    {
        await using var db = await OpenAsync();
        return await db.Database
            .SqlQuery<string>($"SELECT username || ' ' || line || ' ' || device AS Value FROM sip_subscriber").ToListAsync();
    }

    /// <summary>Status and reasons of all lines: as stored, and as the product itself computes them anew.</summary>
    internal async Task<Dictionary<long, (AppLineStatus Status, AttentionReasons Attention, AppLineFacts Facts)>> ReadStatusAsync()
    {
        await using var db = await OpenAsync();
        var hasCode = await db.FeatureCodes.AnyAsync(code => code.Kind == FeatureCodeKind.RecordOnDemand);
        var stored = await db.AppLines
            .AsNoTracking()
            .OrderBy(line => line.Id)
            .Select(line => new { line.Id, line.Status, line.Attention })
            .ToListAsync();
        var silentTrunks = await LineStatusUpdate.SilentTrunksAsync(db);
        var facts = await db.AppLines.AsNoTracking().OrderBy(line => line.Id)
            .Select(LineStatusUpdate.Facts(hasCode, silentTrunks)).ToListAsync();
        return stored.Zip(facts).ToDictionary(pair => pair.First.Id, pair => (pair.First.Status, pair.First.Attention, pair.Second));
    }

    /// <summary>What the audit trail got since the last time.</summary>
    internal async Task<List<Trace>> NewEntriesAsync()
    {
        await using var db = await OpenAsync();
        var entries = await db.Audit.AsNoTracking().Where(entry => entry.Id > _lastAudit).OrderBy(entry => entry.Id).ToListAsync();
        _lastAudit = entries.Count > 0 ? entries[^1].Id : _lastAudit;
        return [.. entries.Select(entry =>
        {
            var changes = FieldChange.Read(entry.ChangesJson);
            return new Trace(
                entry.ActorName, entry.Action.ToString(), new Key(entry.ItemKind, entry.ItemId), entry.ItemVersion, ModelAudit.Changes(
                    changes.ToDictionary(change => change.Field, TrailText.Before, StringComparer.Ordinal),
                    changes.ToDictionary(change => change.Field, TrailText.After, StringComparer.Ordinal)));
        })];
    }

    /// <summary>Every value of every table, as text and as bytes, that holds one of the tokens.</summary>
    internal async Task<bool> HoldsAsync(IReadOnlyCollection<string> tokens)
    {
        await using var db = await OpenAsync();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        foreach (var table in await ColumnAsync(
            connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            foreach (var row in await ColumnAsync(connection, $"SELECT * FROM \"{table}\""))
            {
                if (tokens.Any(token => row.Contains(token, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables, from the schema itself
        command.CommandText = sql;
#pragma warning restore CA2100
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue);
            values.Add(string.Join(' ', row.Select(value => value is byte[] bytes
                ? $"{Convert.ToHexString(bytes)} {System.Text.Encoding.Latin1.GetString(bytes)}"
                : value.ToString())));
        }

        return values;
    }

    // Of a token that was taken away there is only a hash.
    private string Remember(Invite invite)
    {
        var hash = Convert.ToHexString(invite.TokenHash);
        if (invite.QueuedUtc is not null && !_tokens.ContainsKey(hash))
        {
            _tokens[hash] = Base64Url.EncodeToString(Get<InviteTokens>().Read(invite));
        }

        return hash;
    }

    /// <summary>Delivery methods of a line have no order.</summary>
    private static AppLineEdit Ordered(AppLineEdit edit)
    {
        edit.DeliveryMethodIds.Sort();
        return edit;
    }

    private static async Task<byte[]> MakeEmptyAsync()
    {
        await using var test = await TestDb.CreateAsync(null, ("Sip:Domain", PhoneTestDb.Domain));
        await using (var db = await test.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(Path.Combine(test.Folder, "dashboard.db"));
    }
}
