using Microsoft.Playwright;

namespace PhoneDashboard.Tests.Support;

/// <summary>A connection to a server far away.</summary>
internal static class LateAnswers
{
    /// <summary>Hands each message of the server on after this time, in its turn. To be called before the page is opened.</summary>
    internal static Task AnswerLateAsync(this IPage page, TimeSpan delay) => page.RouteWebSocketAsync(_ => true, route =>
    {
        var circuit = route.ConnectToServer();
        var last = Task.CompletedTask;
        circuit.OnMessage(frame => last = HandOnAsync(last, delay, route, frame));
    });

    private static async Task HandOnAsync(Task before, TimeSpan delay, IWebSocketRoute browser, IWebSocketFrame frame)
    {
        await Task.WhenAll(before, Task.Delay(delay));
        browser.Send(frame.Binary!);
    }
}
