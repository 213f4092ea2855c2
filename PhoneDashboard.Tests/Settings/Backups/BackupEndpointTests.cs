using System.Net;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Settings.Backups;

public sealed class BackupEndpointTests
{
    [Fact]
    public async Task Get_FilesOfABackup_AreAttachmentsThatNobodyKeeps_ForAdministratorsAlone()
    {
        await using var server = new DashboardServer();
        var backup = (await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        using var administrator = await server.SignedInClientAsync();

        foreach (var file in new[] { backup.Database, backup.Keys })
        {
            using var answer = await administrator.GetAsync("/backups/" + Path.GetFileName(file));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(await File.ReadAllBytesAsync(file), await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(("attachment", Path.GetFileName(file)), (answer.Content.Headers.ContentDisposition!.DispositionType,
                answer.Content.Headers.ContentDisposition.FileName?.Trim('"')));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        using var colleague = await server.SignedInClientAsync(Role.Operator);
        using var refused = await colleague.GetAsync("/backups/" + Path.GetFileName(backup.Database));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.BaseAddress };
        using var unknown = await nobody.GetAsync("/backups/" + Path.GetFileName(backup.Database));
        Assert.NotEqual(HttpStatusCode.OK, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/backups/..%2Fdashboard.db")]
    [InlineData("/backups/dashboard.db")]
    [InlineData("/backups/%2e%2e%2fkeys")]
    public async Task Get_AnythingElse_IsNotFound(string path)
    {
        await using var server = new DashboardServer();
        _ = (await server.Get<BackupArchive>().WriteAsync(TestActors.Administrator)).Value;
        using var administrator = await server.SignedInClientAsync();

        using var answer = await administrator.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
