using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.SignIn;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>What a session has under way when its account is disabled ends with it, not when the last byte is there.</summary>
public sealed class UnderWayTests
{
    private static readonly string[] Long = ["users", "app-configurations", "app-devices", "activity"];

    // Of the tables, those with little in them: one piece of code writes them all.
    private static readonly string[] Quick =
    [
        "/sign-out", "/account/passkey-options", "/connection-trouble", "/export/import-sample",
        .. DownloadService.Tables.Keys.Except(Long).Select(table => $"/export/{table}"),
    ];

    [Fact]
    public async Task Request_OfAnAccountThatIsDisabled_IsCutOff()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:Downloads", "10")
            .ConfigureServices(SmallBuffers.AddTo));
        await server.SessionAsync();
        await server.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize { Users = 2500 });
        await AddEntriesAsync(server);
        var backup = (await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value.Database;
        var audio = await AddAudioAsync(server);
        var disabled = await WaysIn.BeginAsync(server, "casey@example.com");
        var outcomes = Enumerable.Range(1, 40_000).Select(id => new BulkOutcome(-id, BulkResult.NotReached));
        var result = server.Get<KeptResults<BulkDone>>().Keep(
            Actor.Of(disabled.Id, "Casey", Role.Operator), new BulkDone("Long", "Changed", [.. outcomes], UndoId: null));
        var failed = server.Get<KeptResults<ImportPlan>>().Keep(Actor.Of(disabled.Id, "Casey", Role.Operator), LongPlan());
        var requests = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/export/users"] = "GET /export/users",
            ["/export/app-configurations"] = "GET /export/app-configurations",
            ["/export/app-devices"] = "GET /export/app-devices",
            ["/export/activity"] = "GET /export/activity",
            ["/export/bulk-result/{id:guid}"] = $"GET /export/bulk-result/{result}",
            ["/export/failed-rows/{id:guid}"] = $"GET /export/failed-rows/{failed}",
            ["/audio/{id:long}"] = $"GET /audio/{audio}",
            ["/audio/uploads"] = "POST /audio/uploads",
            ["/backups/{file}"] = $"GET /backups/{Path.GetFileName(backup)}",
        };
        Assert.Equal(EndpointsOf(server).Except(Quick).Order(StringComparer.Ordinal), requests.Keys.Order(StringComparer.Ordinal));
        var session = await TeamSession.StartAsync(server.BaseAddress, disabled.Email);
        var ends = requests.Values.ToDictionary(request => request, request => EndAsync(server, session, request));
        var other = EndAsync(server, await server.SessionAsync(), "GET /export/users");
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.DoesNotContain(ends, end => end.Value.IsCompleted);

        await WaysIn.Changes["disabled"](server, disabled.Id);

        await Task.WhenAny(Task.WhenAll(ends.Values), Task.Delay(TimeSpan.FromSeconds(20)));
        Assert.Empty(ends.Where(end => !end.Value.IsCompletedSuccessfully).Select(end => end.Key));
        Assert.False(other.IsCompleted);
    }

    private static ImportPlan LongPlan()
    {
        var file = ImportFile.Read("long.csv", Encoding.UTF8.GetBytes("First Name\r\nAnn\r\n")).Value;
        var rows = Enumerable.Range(2, 40_000).Select(number => new PlannedRow(
            file.Rows[0], "Ann", ImportOutcome.Refused, [], [new(number, "First Name", "Ann", "This row is not the first.")]));
        return new ImportPlan(file, ImportMapping.Propose(file), [.. rows]);
    }

    private static IEnumerable<string> EndpointsOf(DashboardServer server) => server.Get<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null
            && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();

    private static async Task AddEntriesAsync(DashboardServer server)
    {
        await using var db = await server.OpenAsync();
        await db.Database.ExecuteSqlAsync($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            INSERT INTO "Audit" ("Utc", "ActorKind", "ActorName", "ActorKey", "Action", "ItemKind", "ItemId", "ItemName", "ItemKey",
                "ItemVersion", "ChangesJson")
            SELECT '2026-11-01 10:00:00', 'TeamAccount', 'Zoe', 'zoe', 'Changed', 'PhoneUser', n, 'Ben Ortega', 'ben ortega', 2, '[]'
            FROM numbers
            """);
    }

    private static async Task<long> AddAudioAsync(DashboardServer server)
    {
        var audio = new AudioFile { Name = "Long", Format = AudioFormat.Wav, Length = 2_000_000 };
        audio.Content = new AudioContent { Bytes = new byte[audio.Length] };
        await using var db = await server.OpenAsync();
        await using var write = await db.BeginWriteAsync(TestActors.Administrator);
        db.Add(audio);
        return (await write.SaveAsync(() => audio.Id)).Value;
    }

    /// <summary>Takes an answer, or sends a file, in drops. It returns when the server hangs up.</summary>
    private static async Task EndAsync(DashboardServer server, TeamSession session, string request)
    {
        using var tcp = new TcpClient { ReceiveBufferSize = SmallBuffers.Bytes };
        await tcp.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        var stream = tcp.GetStream();
        var isUpload = request.StartsWith("POST", StringComparison.Ordinal);
        var head = $"{request} HTTP/1.1\r\nHost: {server.BaseAddress.Authority}\r\nCookie: {session.Header}\r\n"
            + $"Origin: {server.BaseAddress.ToString().TrimEnd('/')}\r\n"
            + (isUpload ? "Content-Type: application/octet-stream\r\nContent-Length: 10000000\r\n" : "");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"));
        var drop = new byte[1024];
        if (!isUpload)
        {
            await stream.ReadExactlyAsync(drop.AsMemory(0, 12));
            Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(drop, 0, 12));
        }

        try
        {
            do
            {
                await Task.Delay(200);
                if (isUpload)
                {
                    await stream.WriteAsync(drop);
                }
            }
            while (isUpload ? !tcp.Client.Poll(TimeSpan.Zero, SelectMode.SelectRead) : await stream.ReadAsync(drop) > 0);
        }
        catch (IOException)
        {
            // It has hung up.
        }
    }
}
