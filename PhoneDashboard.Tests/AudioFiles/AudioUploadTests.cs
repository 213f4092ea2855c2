using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AudioFiles;

/// <summary>Files on their way: what the endpoint takes, and what is kept how long for whom.</summary>
public sealed class AudioUploadTests
{
    [Fact]
    public async Task Post_File_IsKeptForItsAccountOnly()
    {
        await using var server = new DashboardServer();

        using var answer = await PostAsync(server, TestAudio.Wav());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["id"];
        Assert.Matches("^[0-9a-f]{32}$", id);
        var me = Core.Actor.Of(1, "Ada", Role.Administrator);
        await using var content = await server.Get<AudioUploads>().OpenAsync(me, id);
        Assert.Equal(TestAudio.Wav().Length, content!.Length);
        Assert.Null(await server.Get<AudioUploads>().OpenAsync(Core.Actor.Of(2, "Eve", Role.Administrator), id));
    }

    [Theory]
    [InlineData("application/octet-stream", "https://evil.example.net", HttpStatusCode.Forbidden)]
    [InlineData("text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    public async Task Post_FromAnotherSiteOrAsAForm_IsRefused(string type, string? origin, HttpStatusCode status)
    {
        await using var server = new DashboardServer();

        origin ??= server.BaseAddress.GetLeftPart(UriPartial.Authority);
        using var answer = await PostAsync(server, TestAudio.Wav(), type, request => request.Headers.Add("Origin", origin));

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_MoreThan14Megabytes_IsRefusedWhateverItSaysOfItsLength(bool chunked)
    {
        await using var server = new DashboardServer();

        try
        {
            var bytes = new byte[AudioFile.MaxBytes + 1];
            using var answer = await PostAsync(server, bytes, change: request => request.Headers.TransferEncodingChunked = chunked);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server has answered and hung up before all was sent, which is the point.
        }

        Assert.Empty(Directory.GetFiles(FolderOf(server)));
    }

    [Fact]
    public async Task Post_MoreOftenThanAllowed_IsHeldBack()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Limits:UploadsPerMinute", "1"));

        using var first = await PostAsync(server, [1]);
        using var second = await PostAsync(server, [1]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Post_WithoutThePermission_IsForbidden()
    {
        await using var server = new DashboardServer();
        using var client = await server.SignedInClientAsync(Role.Support);
        using var content = Content([1], "application/octet-stream");

        using var answer = await client.PostAsync(new Uri("/audio/uploads", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Keep_AnHourLater_IsGone()
    {
        var clock = new TestClock();
        await using var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(clock));
        var uploads = test.Get<AudioUploads>();
        var id = (await uploads.KeepAsync(TestActors.Administrator, new MemoryStream([1]))).Value;

        clock.Advance(AudioUploads.KeptFor);
        await (await uploads.OpenAsync(TestActors.Administrator, id))!.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await uploads.OpenAsync(TestActors.Administrator, id));
    }

    [Fact]
    public async Task Keep_MoreThanAFew_TheOldestGo()
    {
        var clock = new TestClock();
        await using var test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(clock));
        var uploads = test.Get<AudioUploads>();
        var ids = new List<string>();
        for (var count = 0; count <= AudioUploads.KeptPerAccount; count++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add((await uploads.KeepAsync(TestActors.Administrator, new MemoryStream([1]))).Value);
        }

        Assert.Null(await uploads.OpenAsync(TestActors.Administrator, ids[0]));
        await (await uploads.OpenAsync(TestActors.Administrator, ids[1]))!.DisposeAsync();
    }

    [Theory]
    [InlineData("../dashboard.db")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Open_WhatIsNoId_IsNothing(string? id)
    {
        await using var test = await TestDb.CreateAsync();

        Assert.Null(await test.Get<AudioUploads>().OpenAsync(TestActors.Administrator, id!));
    }

    private static string FolderOf(DashboardServer server) => Path.Combine(Path.GetDirectoryName(server.PickupFolder)!, "uploads");

    private static async Task<HttpResponseMessage> PostAsync(
        DashboardServer server, byte[] bytes, string type = "application/octet-stream", Action<HttpRequestMessage>? change = null)
    {
        Directory.CreateDirectory(FolderOf(server));
        using var client = await server.SignedInClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/audio/uploads", UriKind.Relative));
        request.Content = Content(bytes, type);
        change?.Invoke(request);
        return await client.SendAsync(request);
    }

    private static ByteArrayContent Content(byte[] bytes, string type) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
