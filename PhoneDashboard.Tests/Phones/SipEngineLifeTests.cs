using Microsoft.Data.Sqlite;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>How the engine starts, starts again and refuses to; with real phones, by TLS and with SHA-256.</summary>
public sealed class SipEngineLifeTests
{
    private const string Kamailio = nameof(MachineProgram.Kamailio), NeedsSipp = nameof(MachineProgram.Sipp),
        Linphone = nameof(MachineProgram.Linphone);

    [NeedsProgram(Kamailio, NeedsSipp, Linphone)]
    public async Task Phones_ByTlsAndByUdp_RingAfterARestartAndAfterARestoreToo()
    {
        var ports = SipPorts.Take();
        await using var home = new SipHome();
        var folder = home.Path;
        var (certificate, key) = SipCertificate.Make(folder);
        await using var test = await TestDb.CreateAsync(settings:
        [
            .. SipEngine.Settings(folder, ports).Where(setting => !setting.Key.Contains("Md5", StringComparison.Ordinal)),
            .. SipEngine.TlsSettings(ports, certificate, key),
        ]);
        var lines = await SipCompany.MakeAsync(test, ports);
        await using var engine = await SipEngine.StartAsync(await SipEngine.WriteAsync(test, folder), folder, ports.Rpc);
        await using var ada = await LinphonePhone.WithAccountAsync(
            lines["Ada"], "ada1", $"127.0.0.1:{ports.Tls};transport=tls", ports.NextPhone(3), answers: true, certificate);
        await using var ben = await LinphonePhone.WithAccountAsync(
            lines["Ben"], "ben1", $"127.0.0.1:{ports.Engine};transport=udp", ports.NextPhone(3), answers: true);
        await SipEngine.WaitAsync(
            async () => await engine.KnowsAsync("ada1") && await engine.KnowsAsync("ben1"), "Both phones are registered.");
        Assert.Contains($"event=register device=ada1 line={lines["Ada"]} source=tls:", engine.Log, StringComparison.Ordinal);

        Assert.Equal(200, await CallAsync(SipCompany.Ada));
        Assert.Equal(200, await CallAsync(SipCompany.Ben));
        await ben.CommandAsync($"call sip:201@{SipEngine.Domain}");
        await SipEngine.WaitAsync(
            () => Task.FromResult(ada.Log.Contains($"\"Ben Love\\\"lace\" <sip:internal@{SipEngine.Domain}>", StringComparison.Ordinal)
                && ben.Count("ACK sip:") > 1),
            "The colleague rings by TLS.");
        await ben.CommandAsync("terminate");

        await SipEngine.WaitAsync(
            async () => (await engine.ReadAsync("SELECT username FROM registered")).Count == 2, "Both are written down.");
        await using (var store = new SqliteConnection($"Data Source={Path.Combine(folder, "sip", "engine.db")};Pooling=False"))
        {
            await store.OpenAsync();
            await using var old = store.CreateCommand();
            old.CommandText = "PRAGMA busy_timeout = 5000; "
                + "INSERT INTO acc (method, callid, at) VALUES ('INVITE', 'old', unixepoch() - 8 * 86400)";
            await old.ExecuteNonQueryAsync();
        }

        await engine.RestartAsync();
        Assert.Equal(200, await CallAsync(SipCompany.Ben)); // at once: its place was kept
        await SipEngine.WaitAsync(
            async () => (await engine.ReadAsync("SELECT callid FROM acc WHERE callid = 'old'")).Count == 0, "What is older goes.");
        Assert.NotEmpty(await engine.ReadAsync("SELECT 1 FROM calls WHERE called_device = 'ada1'"));

        var backups = Path.Combine(folder, "backups");
        _ = (await test.Get<BackupService>().WriteAsync(TestActors.Administrator, backups)).Value;
        await SipCompany.RemovePhoneAsync(test, "ben1");
        Assert.Equal(480, await CallAsync(SipCompany.Ben));
        SqliteConnection.ClearAllPools();
        _ = (await test.Get<RestoreService>().RestoreAsync(TestActors.Administrator, backups, force: true)).Value;
        Assert.Equal(200, await CallAsync(SipCompany.Ben)); // restored into the file that it reads

        await SipCompany.RemovePhoneAsync(test, "ben1");
        SqliteConnection.ClearAllPools();
        var database = Path.Combine(test.Folder, "dashboard.db");
        File.Copy(Directory.EnumerateFiles(backups, "*.db").Single(), database + ".put-in");
        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        File.Move(database + ".put-in", database, overwrite: true); // by hand: another file
        await SipEngine.WaitAsync(
            () => Task.FromResult(engine.Log.Contains("starts anew", StringComparison.Ordinal)), "The engine sees the other file.");
        await SipEngine.WaitAsync(async () => await CallAsync(SipCompany.Ben) == 200, "The phone of the other file rings.");
        Assert.DoesNotContain(engine.Faults, line => !line.Contains("receive_fd", StringComparison.Ordinal)); // that one is its stop's

        async Task<int> CallAsync(string number)
        {
            await using var call = await Sipp.RunAsync("trunk_calls", $"{SipPorts.Trunk}:{ports.TrunkPort}", $"127.0.0.1:{ports.Engine}",
                "-s", number, "-key", "contact", "trunk", "-d", "100");
            return call.Answers is [var first, ..] ? first : 0;
        }
    }

    [NeedsProgram(Kamailio)]
    public async Task Start_WithoutADatabaseOrOverAnotherContract_SaysSoAndEnds()
    {
        await MachineProgram.Kamailio.FindAsync();
        var ports = SipPorts.Take();
        await using var home = new SipHome();
        var folder = home.Path;
        await using var test = await TestDb.CreateAsync(settings: SipEngine.Settings(folder, ports));
        var files = await SipEngine.WriteAsync(test, folder);
        var local = Path.Combine(files, "local.cfg");
        var text = await File.ReadAllTextAsync(local);
        var database = Path.Combine(test.Folder, "dashboard.db");
        var other = Path.Combine(folder, "other.db");

        await File.WriteAllTextAsync(local, text.Replace(database, other, StringComparison.Ordinal));
        Assert.Equal((1, true), Outcome(await SipEngine.RefusedAsync(files), "is not there. Start PhoneDashboard first"));
        Assert.False(File.Exists(other));

        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (a)";
            await command.ExecuteNonQueryAsync();
            Assert.Equal((1, true), Outcome(await SipEngine.RefusedAsync(files), "has no views for the engine yet"));
            command.CommandText = "CREATE VIEW sip_contract AS SELECT 2 AS version";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal((1, true), Outcome(await SipEngine.RefusedAsync(files), "speaks version 2 of the contract, this engine version 1"));

        static (int, bool) Outcome((int ExitCode, string Words) refused, string words) =>
            (refused.ExitCode, refused.Words.Contains(words, StringComparison.Ordinal));
    }
}
