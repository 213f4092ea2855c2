using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>Where people go on after signing in: an address of ours, in letters that a header can carry.</summary>
public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/users?search=M%C3%BCller", "/users?search=M%C3%BCller")]
    [InlineData("/users?search=Müller", "/users?search=M%C3%BCller")]
    [InlineData("/användare/日本#größe", "/anv%C3%A4ndare/%E6%97%A5%E6%9C%AC#gr%C3%B6%C3%9Fe")]
    [InlineData("/users?search=\U0001F600", "/users?search=%F0%9F%98%80")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("//evil.example.net", "/")]
    [InlineData("/\\evil.example.net", "/")]
    [InlineData("https://evil.example.net", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Of_Any_IsOursAndAscii(string? returnUrl, string expected) => Assert.Equal(expected, LocalUrl.Of(returnUrl));

    [Fact]
    public void Of_LoneSurrogate_IsWhatItIsTakenFor() => Assert.Equal("/users?search=%EF%BF%BD", LocalUrl.Of("/users?search=\uD83D"));

    [Fact]
    public void Of_Anything_StaysHereAndFitsAHeader() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, 0xFFFF))), letters =>
    {
        var url = LocalUrl.Of("/" + new string([.. letters.Select(letter => (char)letter)]));
        return url.All(letter => letter is >= ' ' and < '\u007f')
            && string.Equals(new Uri(new Uri("http://here.example"), url).Host, "here.example", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("/users?search=Müller", "/users?search=M%C3%BCller")]
    [InlineData("/no/日本", "/no/%E6%97%A5%E6%9C%AC")]
    [InlineData("/users?search=\uFFFE\u202E", "/users?search=%EF%BF%BE%E2%80%AE")]
    public async Task SignIn_WithSuchAnAddress_GivesASessionAndGoesThere(string returnUrl, string expected)
    {
        var lines = new LogLines();
        await using var server = DashboardServer.With(builder =>
            builder.ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(lines))));
        await server.SessionAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        http.BaseAddress = server.BaseAddress;
        var form = await TeamSession.OpenFormAsync(http);
        using var answer = await TeamSession.TryAsync(http, form, TeamSession.Email, TeamSession.Password,
            page: "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.True(answer.StatusCode == HttpStatusCode.Redirect,
            await answer.Content.ReadAsStringAsync() + string.Join('\n', lines.Lines));
        Assert.Contains("phonedashboard-session=", TeamSession.Cookies(answer), StringComparison.Ordinal);
        Assert.EndsWith(expected, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
