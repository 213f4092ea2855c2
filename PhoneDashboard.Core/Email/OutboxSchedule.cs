namespace PhoneDashboard.Core.Email;

/// <summary>When a mail is tried again: after 30 seconds, then twice as long each time up to an hour, for about a day.</summary>
internal static class OutboxSchedule
{
    /// <summary>So many attempts are about 24 hours: seven within the first, then one an hour.</summary>
    internal const int MostAttempts = 30;

    /// <summary>The longest pause; a mail service that asks for more is asked again after it.</summary>
    internal static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>The longest wait that is written to a mail: a later time was written before the clock was set back.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromHours(1.1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromHours(1);

    /// <summary>How long to wait after so many attempts: never less than the mail service asks for.</summary>
    /// <param name="attempts">The attempts so far, from 1.</param>
    /// <param name="asked">What the mail service asks for, or null.</param>
    /// <param name="jitter">From 0 to 1: spreads mails that failed together over a tenth more, so that they do not come
    /// back together.</param>
    internal static TimeSpan Delay(int attempts, TimeSpan? asked, double jitter)
    {
        var backoff = First * Math.Pow(2, Math.Min(attempts, MostAttempts) - 1);
        var wait = backoff < Longest ? backoff : Longest;
        if (asked >= wait)
        {
            return asked < LongestAsked ? asked.Value : LongestAsked; // the end of the pause, in which all wait
        }

        return wait * (1 + (jitter / 10));
    }
}
