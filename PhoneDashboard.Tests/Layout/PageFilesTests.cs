using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Layout;

/// <summary>What a page is drawn with: fetched once, and anew only when it holds something else.</summary>
public sealed partial class PageFilesTests
{
    [Theory]
    [InlineData("/users", true)]
    [InlineData("/sign-in", false)]
    public async Task SheetsAndScripts_ArePartOfTheirAddress_AndMayBeKept(string page, bool signedIn)
    {
        // Where somebody develops, nothing is kept, unless this says so.
        await using var server = DashboardServer.With(builder => builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true"));
        using var client = signedIn ? await server.SignedInClientAsync(Role.Administrator) : server.CreateDefaultClient();
        var html = await client.GetStringAsync(new Uri(page, UriKind.Relative));
        var files = File().Matches(html).Select(match => match.Groups["file"].Value).ToList();

        Assert.Equal(9, files.Count);
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(new Uri(file, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(
        "<(?:link rel=\"(?:stylesheet|modulepreload)\" href|script src)=\"(?<file>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex File();
}
