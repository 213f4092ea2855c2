using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.Support;

/// <summary>Sends forms without a circuit; keeps cookies and nothing else.</summary>
internal sealed partial class FormBrowser(DashboardServer server, string cookies = "")
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private readonly Dictionary<string, string> _cookies = cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries)
        .Select(cookie => cookie.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    internal async Task<List<StaticForm>> FormsAsync(string page, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, page);
        request.Content = body is null ? null : Content(body);
        using var answer = await AnswerAsync(request);
        return FormsOf(await answer.Content.ReadAsStringAsync());
    }

    internal static List<StaticForm> FormsOf(string text) => [.. Forms().Matches(text).Select(ReadForm)];

    internal async Task<StaticForm> FormAsync(string page, string name) => (await FormsAsync(page)).Single(form => form.Name == name);

    internal Task<HttpStatusCode> SendAsync(string page, string body, bool chunked = false) => SendAsync(page, Content(body), chunked);

    internal async Task<HttpStatusCode> SendAsync(string page, HttpContent content, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        try
        {
            using var answer = await AnswerAsync(request);
            return answer.StatusCode;
        }
        catch (HttpRequestException) when (content.Headers.ContentLength > 64 * 1024)
        {
            return HttpStatusCode.RequestEntityTooLarge; // it hung up amid what we had to say
        }
    }

    /// <summary>The same with the page that comes back.</summary>
    internal async Task<(HttpStatusCode Status, string Text)> SendAndReadAsync(string page, StaticForm form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = Content(form.Body) };
        using var answer = await AnswerAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The administrator's password, which is right: a session, or the step after it.</summary>
    internal async Task PasswordAsync()
    {
        var form = await FormAsync("/sign-in", "sign-in");
        Assert.Equal(HttpStatusCode.Redirect,
            await SendAsync("/sign-in", form.With("Input.Email", TeamSession.Email)
            .With("Input.Password", Uri.EscapeDataString(TeamSession.Password)).Body));
    }

    private static StringContent Content(string body) => new(body, Encoding.ASCII, "application/x-www-form-urlencoded");

    private static StaticForm ReadForm(Match match)
    {
        var head = Read(match.Groups["head"].Value);
        var fields = Inputs().Matches(match.Groups["body"].Value).Select(input => Read(input.Groups["attributes"].Value))
            .Where(input => input.ContainsKey("name"))
            .Select(input => (input["name"], Uri.EscapeDataString(WebUtility.HtmlDecode(input.GetValueOrDefault("value") ?? ""))))
                .ToList();
        return new StaticForm(fields.SingleOrDefault(field => field.Item1 == "_handler").Item2 ?? "",
            head.GetValueOrDefault("data-passkey"), fields);
    }

    private static Dictionary<string, string> Read(string attributes) =>
        Attributes().Matches(attributes)
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie",
            string.Join("; ", _cookies.Where(cookie => cookie.Value.Length > 0).Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.RequestUri = new Uri(server.BaseAddress, request.RequestUri!);
        var answer = await Http.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set)
            ? set.Select(cookie => cookie.Split(';')[0].Split('=', 2)) : [])
        {
            _cookies[cookie[0]] = cookie[1];
        }

        return answer;
    }

    [GeneratedRegex("<form (?<head>[^>]*)>(?<body>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input (?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("\\b(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attributes();
}
