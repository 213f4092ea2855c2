using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using SQLitePCL;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>Files that nobody reads cost little, and end.</summary>
public sealed class DownloadLimitTests
{
    [Theory]
    [InlineData("3", "12", false)]
    [InlineData("12", "3", true)]
    public async Task Exports_MoreAtOnceThanAllowed_AreRefusedInWords(string ofOne, string ofAll, bool isForAll)
    {
        var hold = new HeldReads();
        await using var server = DashboardServer.With(
            builder => builder.UseSetting("Limits:Downloads", ofOne).UseSetting("Limits:AllDownloads", ofAll)
                .ConfigureServices(services => services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(hold))));
        using var client = await server.SignedInClientAsync();
        using var colleague = await server.SignedInClientAsync(Role.Manager);
        var held = new[] { "users", "app-configurations", "activity" }.Select(table => client.GetAsync($"/export/{table}")).ToList();
        Assert.True(hold.HaveBegun(3));

        using var fourth = await client.GetAsync("/export/app-devices");
        using var others = await colleague.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/export/users"));

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.Contains("Too many files are being downloaded at once", await fourth.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), fourth.Headers.RetryAfter?.Delta);
        Assert.Equal(isForAll ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, others.StatusCode);
        using (var page = await client.GetAsync("/users"))
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        hold.Release();
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using var after = await client.GetAsync("/export/app-devices");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Reader_ThatDoesNotRead_IsCutOff()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:ReaderPatience", "1"));
        var backup = (await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value.Database;
        await File.AppendAllBytesAsync(backup, new byte[40 * 1024 * 1024]); // more than lies between server and browser
        using var tcp = await AskAsync(server, $"/backups/{Path.GetFileName(backup)}");

        var clock = Stopwatch.StartNew();
        while (!tcp.Client.Poll(TimeSpan.Zero, SelectMode.SelectError) && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(50);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
    }

    /// <summary>A piece within each patience, and so for hours.</summary>
    [Theory]
    [InlineData("500", true)]
    [InlineData("0", false)]
    public async Task Reader_InDrops_IsCutOff(string rate, bool isCutOff)
    {
        // A busy machine keeps a reader waiting too: who is not to be cut off has longer than it does.
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:ReaderPatience", isCutOff ? "1" : "4")
            .UseSetting("Limits:ReaderRate", rate).ConfigureServices(SmallBuffers.AddTo));
        var backup = (await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value.Database;
        await File.AppendAllBytesAsync(backup, new byte[10 * 1024 * 1024]);
        using var tcp = await AskAsync(server, $"/backups/{Path.GetFileName(backup)}");

        var (clock, isOpen, drop) = (Stopwatch.StartNew(), true, new byte[32 * 1024]);
        while (isOpen && clock.Elapsed < TimeSpan.FromSeconds(isCutOff ? 20 : 8))
        {
            await Task.Delay(200);
            try
            {
                isOpen = await tcp.GetStream().ReadAtLeastAsync(drop, drop.Length, throwOnEndOfStream: false) == drop.Length;
            }
            catch (IOException)
            {
                isOpen = false;
            }
        }

        Assert.Equal(isCutOff, !isOpen);
    }

    [Fact]
    public async Task Export_HasASmallCache_AndGivesItBack()
    {
        var watch = new HeldReads();
        watch.Release();
        await using var db = await TestDb.CreateAsync(
            services => services.ConfigureDbContext<DashboardDb>(options => options.AddInterceptors(watch)));
        await db.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize { Users = 1000 });

        await db.Get<DownloadService>().WriteAsync(TestActors.Administrator, "users", new ListQuery(), CsvFormat.Plain, Stream.Null);

        Assert.Equal(-2048, watch.CacheSize);
        if (watch.Handle is { IsClosed: false } handle) // another test may have emptied the pools
        {
            const int cacheUsed = 1; // SQLITE_DBSTATUS_CACHE_USED
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_db_status(handle, cacheUsed, out var bytes, out _, 0));
            Assert.InRange(bytes, 0, 64 * 1024); // it had hundreds of kilobytes
        }
    }

    /// <summary>A browser that has read the status of its answer, and no more.</summary>
    private static async Task<TcpClient> AskAsync(DashboardServer server, string address)
    {
        var tcp = new TcpClient { ReceiveBufferSize = 4096 };
        await tcp.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        var request = $"GET {address} HTTP/1.1\r\nHost: {server.BaseAddress.Authority}\r\n"
            + $"Cookie: {(await server.SessionAsync()).Header}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        var status = new byte[12];
        await tcp.GetStream().ReadExactlyAsync(status);
        Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(status));
        return tcp;
    }

    /// <summary>Holds every read that belongs together, as an export is, at its beginning.</summary>
    private sealed class HeldReads : DbTransactionInterceptor
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile int _begun;

        internal long CacheSize { get; private set; }

        internal sqlite3 Handle { get; private set; } = null!;

        internal void Release() => _released.SetResult();

        internal bool HaveBegun(int count) => SpinWait.SpinUntil(() => _begun >= count, TimeSpan.FromSeconds(30));

        public override async ValueTask<DbTransaction> TransactionUsedAsync(
            DbConnection connection, TransactionEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA cache_size";
            (CacheSize, Handle) = ((long)(await command.ExecuteScalarAsync(cancellationToken))!, ((SqliteConnection)connection).Handle!);
            Interlocked.Increment(ref _begun);
            await _released.Task;
            return result;
        }
    }
}
