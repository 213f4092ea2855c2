using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// Slows guessing down without locking anybody out for good. Wrong tries are counted for the account at one network address, for the
/// account at all addresses, and for the address; after some of them the next try has to wait, twice as long each time, a quarter of an
/// hour at most. A browser that the account's owner has signed in with before is counted by itself: what strangers try elsewhere does not
/// keep the owner out there. Recovery codes are slowed down per such browser or network address alone, whatever was tried with other codes.
/// Accounts that do not exist are counted alike. In memory, as hashes, for an hour: a restart forgets, and the longest wait is short
/// anyway.
/// </summary>
/// <remarks>OWASP, "Slow Down Online Guessing Attacks with Device Cookies"; NIST SP 800-63B-4, section 3.2.2.</remarks>
public sealed partial class SignInThrottle(TimeProvider time, ILogger<SignInThrottle> logger) : IDisposable
{
    private const int FreeAtOnePlace = 5, FreePerAccount = 30, FreePerAddress = 50, MostCounters = 50_000, FirstTold = 100,
        RecoveryCodesAMinute = 5;

    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(1), FirstWait = TimeSpan.FromSeconds(30),
        LongestWait = TimeSpan.FromMinutes(15), Forgotten = TimeSpan.FromHours(1);

    // By hash: what was typed may be long, and is nobody's business later.
    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _recovery = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetFixedWindowLimiter(place, _ =>
            new() { PermitLimit = RecoveryCodesAMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly Lock _telling = new();
    private readonly long _start = time.GetTimestamp();
    private long _wrong, _refused, _toldFrom = FirstTold;
    private TimeSpan _last, _cleaned;

    // Since the start, by a clock that nobody sets.
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>How many counters are kept.</summary>
    public int Count => _tries.Count;

    /// <inheritdoc />
    public void Dispose() => _recovery.Dispose();

    /// <summary>How long the next try has to wait; null when it may come now.</summary>
    /// <param name="account">The folded address that was typed.</param>
    /// <param name="address">The network address that asks.</param>
    /// <param name="device">What the browser was given when the account signed in with it, or null.</param>
    public TimeSpan? Wait(string account, string address, string? device)
    {
        var wait = Counters(account, address, device).Max(counter => Until(counter.Key, counter.Free)) - Now;
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        Refused();
        return wait;
    }

    /// <summary>Counts a try of a recovery code. How long it has to wait; null when it may come now.</summary>
    /// <param name="place">The browser that the owner has used before, or the network address that asks.</param>
    public TimeSpan? WaitForRecovery(string place)
    {
        using var lease = _recovery.AttemptAcquire(place);
        if (lease.IsAcquired)
        {
            return null;
        }

        Refused();
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <summary>One more was wrong.</summary>
    public void Failed(string account, string address, string? device)
    {
        Tell(ref _wrong);
        var now = Now;
        ForgetOld(now);
        foreach (var (key, _) in Counters(account, address, device))
        {
            _tries.AddOrUpdate(key, _ => new Tries(1, now), (_, tries) =>
                new Tries(tries.Last + Forgotten < now ? 1 : tries.Count + 1, now));
        }
    }

    /// <summary>One more was not even looked at.</summary>
    public void Refused() => Tell(ref _refused);

    /// <summary>It was the owner: what was wrong here counts no more. Elsewhere it still does.</summary>
    public void Succeeded(string account, string address, string? device) =>
        _tries.TryRemove(Counters(account, address, device)[0].Key, out _);

    private static (string Key, int Free)[] Counters(string account, string address, string? device) => device is not null
        ? [(Key("device", device, account), FreeAtOnePlace)]
        : [(Key("place", address, account), FreeAtOnePlace), (Key("account", account), FreePerAccount),
            (Key("address", address), FreePerAddress)];

    private static string Key(params string[] parts) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    private TimeSpan Until(string key, int free)
    {
        if (!_tries.TryGetValue(key, out var tries) || tries.Count < free || tries.Last + Forgotten < Now)
        {
            return TimeSpan.MinValue / 2;
        }

        var wait = FirstWait * Math.Pow(2, Math.Min(tries.Count - free, 10));
        return tries.Last + (wait < LongestWait ? wait : LongestWait);
    }

    private void ForgetOld(TimeSpan now)
    {
        if (_tries.Count < MostCounters && now < _cleaned + BetweenCleanings)
        {
            return;
        }

        _cleaned = now;
        Forget(_tries.Where(pair => pair.Value.Last + Forgotten < now));
        if (_tries.Count >= MostCounters)
        {
            Forget(_tries.OrderBy(pair => pair.Value.Last).Take(MostCounters / 2));
        }

        void Forget(IEnumerable<KeyValuePair<string, Tries>> counters)
        {
            foreach (var counter in counters)
            {
                _tries.TryRemove(counter);
            }
        }
    }

    // A line at a hundred tries, a thousand, ten thousand: the log of a long night stays short, and says neither accounts nor addresses.
    private void Tell(ref long counter)
    {
        lock (_telling)
        {
            if (_last + Forgotten < Now)
            {
                (_wrong, _refused, _toldFrom) = (0, 0, FirstTold);
            }

            _last = Now;
            counter++;
            if (_wrong + _refused >= _toldFrom)
            {
                _toldFrom *= 10;
                LogGuessing(logger, _wrong + _refused, _refused);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Somebody may be guessing passwords: {Tries} wrong attempts to sign in without an hour's rest between "
        + "them; {Refused} of them had to wait and were not checked")]
    private static partial void LogGuessing(ILogger logger, long tries, long refused);

    private sealed record Tries(int Count, TimeSpan Last);
}
