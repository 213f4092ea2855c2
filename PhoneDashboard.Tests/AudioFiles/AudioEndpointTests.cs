using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.AudioFiles;

public sealed class AudioEndpointTests(DashboardServer server) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task Get_AudioFile_GivesItsBytesByItsType()
    {
        var audio = await AudioAsync();

        using var response = await SendAsync(audio.Id);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/wav", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(audio.Content!.Bytes, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_Range_GivesThatPart()
    {
        var audio = await AudioAsync();

        using var response = await SendAsync(audio.Id, request => request.Headers.Range = new RangeHeaderValue(100, 149));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes 100-149/{audio.Length}", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(audio.Content!.Bytes[100..150], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_RangePastTheEnd_IsNotSatisfiable()
    {
        var audio = await AudioAsync();

        using var response = await SendAsync(audio.Id, request => request.Headers.Range = new RangeHeaderValue(audio.Length, null));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task Get_KnownAlready_IsNotSentAgain()
    {
        var audio = await AudioAsync();
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{audio.Id}\"");

        using var response = await SendAsync(audio.Id, request => request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag)));

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public async Task Get_NoSuchFile_IsNotFound()
    {
        using var response = await SendAsync(999_999);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<AudioFile> AudioAsync()
    {
        // The first test of the class loads the sample; for the others it is there already.
        await server.Services.GetRequiredService<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize { Users = 1 });
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
        return await db.AudioFiles.AsNoTracking().Include(audio => audio.Content).FirstAsync(audio => audio.Name == "Welcome");
    }

    private async Task<HttpResponseMessage> SendAsync(long id, Action<HttpRequestMessage>? change = null)
    {
        using var client = await server.SignedInClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/audio/{id}"));
        change?.Invoke(request);
        return await client.SendAsync(request);
    }
}
