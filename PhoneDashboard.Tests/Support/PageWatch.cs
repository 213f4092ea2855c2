using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>Notes what no journey may cause: errors in the browser's console, and requests to other hosts.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Uri _home;

    public PageWatch(IBrowserContext context, Uri home)
    {
        _home = home;
        context.Console += (_, message) =>
        {
            // A page that is not there complains of itself; a journey that goes to one looks at what it shows.
            var isThePageItself = message.Location.StartsWith($"{message.Page?.Url}:", StringComparison.Ordinal)
                && message.Text.EndsWith("404 (Not Found)", StringComparison.Ordinal);
            if (message.Type == "error" && !isThePageItself)
            {
                _complaints.Enqueue($"Console error: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => _complaints.Enqueue($"Script error: {error.Error}");
        context.Request += (_, request) => CheckHost(request.Url);
        foreach (var page in context.Pages)
        {
            page.WebSocket += (_, socket) => CheckHost(socket.Url);
        }
    }

    /// <summary>Fails the test with everything noted so far.</summary>
    public void AssertClean() => Assert.True(_complaints.IsEmpty, string.Join(Environment.NewLine, _complaints));

    private void CheckHost(string url)
    {
        var uri = new Uri(url);
        var stays = uri.Scheme is "data" or "blob" or "about" || uri.Authority == _home.Authority;
        if (!stays)
        {
            _complaints.Enqueue($"Request to another host: {url}");
        }
    }
}
