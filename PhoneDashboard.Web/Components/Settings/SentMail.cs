using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>A test mail that somebody waits for.</summary>
internal static class SentMail
{
    // A mail service answers within a second; what takes longer is told elsewhere.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4), Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What became of it, after a few seconds at most.</summary>
    internal static async Task<TestMailState?> WaitAsync(TimeProvider clock, Func<Task<TestMailState?>> readAsync)
    {
        var (begun, mail) = (clock.GetTimestamp(), await readAsync());
        while (mail?.State == OutboxState.Queued && clock.GetElapsedTime(begun) < LongestWait)
        {
            await Task.Delay(Pause, clock);
            mail = await readAsync();
        }

        return mail;
    }
}
