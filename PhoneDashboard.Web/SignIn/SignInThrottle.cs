using System.Collections.Concurrent;

namespace PhoneDashboard.Web.SignIn;

/// <summary>
/// Slows guessing down without locking anybody out for good. Wrong tries are counted for the account at one network address, for the account at all addresses, and for the address; after some of
/// them the next try has to wait, twice as long each time, a quarter of an hour at most. A browser that the account's owner has signed in with before is counted by itself: what strangers try
/// elsewhere does not keep the owner out there. Accounts that do not exist are counted alike. In memory: a restart forgets, and the longest wait is short anyway.
/// </summary>
/// <remarks>OWASP, "Slow Down Online Guessing Attacks with Device Cookies"; NIST SP 800-63B-4, section 3.2.2.</remarks>
public sealed partial class SignInThrottle(TimeProvider time, ILogger<SignInThrottle> logger)
{
    private const int FreeAtOnePlace = 5, FreePerAccount = 30, FreePerAddress = 50, MostCounters = 50_000, FirstTold = 100;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30), LongestWait = TimeSpan.FromMinutes(15), Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);
    private readonly Lock _telling = new();
    private long _wrong, _refused, _toldFrom = FirstTold;
    private DateTime _lastUtc;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>How long the next try has to wait; null when it may come now.</summary>
    /// <param name="account">The folded address that was typed.</param>
    /// <param name="address">The network address that asks.</param>
    /// <param name="device">What the browser was given when the account signed in with it, or null.</param>
    public TimeSpan? Wait(string account, string address, string? device)
    {
        var until = Counters(account, address, device).Max(counter => UntilUtc(counter.Key, counter.Free));
        if (until <= Now)
        {
            return null;
        }

        Refused();
        return until - Now;
    }

    /// <summary>One more was wrong.</summary>
    public void Failed(string account, string address, string? device)
    {
        Tell(ref _wrong);
        ForgetOld();
        foreach (var (key, _) in Counters(account, address, device))
        {
            _tries.AddOrUpdate(key, _ => new Tries(1, Now), (_, tries) => tries.LastUtc + Forgotten < Now ? new Tries(1, Now) : new Tries(tries.Count + 1, Now));
        }
    }

    /// <summary>One more was not even looked at.</summary>
    public void Refused() => Tell(ref _refused);

    /// <summary>It was the owner: what was wrong here counts no more. Elsewhere it still does.</summary>
    public void Succeeded(string account, string address, string? device) => _tries.TryRemove(Counters(account, address, device)[0].Key, out _);

    private static (string Key, int Free)[] Counters(string account, string address, string? device) => device is not null
        ? [($"device {device} {account}", FreeAtOnePlace)]
        : [($"place {address} {account}", FreeAtOnePlace), ($"account {account}", FreePerAccount), ($"address {address}", FreePerAddress)];

    private DateTime UntilUtc(string key, int free)
    {
        if (!_tries.TryGetValue(key, out var tries) || tries.Count < free || tries.LastUtc + Forgotten < Now)
        {
            return DateTime.MinValue;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(tries.Count - free, 10));
        return tries.LastUtc + (wait < LongestWait ? wait : LongestWait);
    }

    private void ForgetOld()
    {
        if (_tries.Count < MostCounters)
        {
            return;
        }

        foreach (var (key, tries) in _tries.OrderBy(pair => pair.Value.LastUtc).Take(MostCounters / 2))
        {
            _tries.TryRemove(KeyValuePair.Create(key, tries));
        }
    }

    // A line at a hundred tries, a thousand, ten thousand: the log of a long night stays short, and says neither accounts nor addresses.
    private void Tell(ref long counter)
    {
        lock (_telling)
        {
            if (_lastUtc + Forgotten < Now)
            {
                (_wrong, _refused, _toldFrom) = (0, 0, FirstTold);
            }

            _lastUtc = Now;
            counter++;
            if (_wrong + _refused >= _toldFrom)
            {
                _toldFrom *= 10;
                LogGuessing(logger, _wrong + _refused, _refused);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Somebody may be guessing passwords: {Tries} wrong tries to sign in without an hour's rest between them; {Refused} of them had to wait and were not looked at")]
    private static partial void LogGuessing(ILogger logger, long tries, long refused);

    private sealed record Tries(int Count, DateTime LastUtc);
}
