using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// How SendGrid's stand-in answers many mails at once: it takes a tenth, says 429 for half a minute, takes mails again up to half of them,
/// says 500 to every second one for a while, and takes the rest. The process is to be killed between the 429 and the 500, and among these.
/// </summary>
internal sealed class BusyMailService(int mails, TimeProvider clock)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(30);

    private readonly Lock _turn = new();
    private readonly Random _random = new(1);
    private readonly ConcurrentQueue<(CrashMail Mail, int Status)> _mails = new();
    private readonly TaskCompletionSource[] _kills =
        [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];
    private DateTimeOffset? _busyUntil;
    private int _taken, _errors, _odd, _killed;

    /// <summary>Each mail that came, and what it was answered, in order.</summary>
    internal IReadOnlyList<(CrashMail Mail, int Status)> Mails => [.. _mails];

    private int MostErrors => Math.Max(4, mails / 20);

    /// <summary>Ends at the moment of that kill, which is one with mails in flight.</summary>
    internal Task Kill(int kill) => _kills[kill].Task;

    /// <summary>The process is gone.</summary>
    internal void Killed() => _killed++;

    internal async Task AnswerAsync(HttpContext context)
    {
        int wait;
        lock (_turn)
        {
            var status = Next();
            _mails.Enqueue((CrashMail.Of((PostedMail)context.Items[nameof(PostedMail)]!), status));
            context.Response.StatusCode = status;
            wait = _random.Next(10);
            if (status == StatusCodes.Status429TooManyRequests)
            {
                context.Response.Headers["X-RateLimit-Reset"] =
                    (_busyUntil!.Value.ToUnixTimeSeconds() + 1).ToString(CultureInfo.InvariantCulture);
            }
        }

        await Task.Delay(wait, context.RequestAborted);
    }

    private int Next()
    {
        if (_taken >= mails / 10 && (_busyUntil ??= clock.GetUtcNow() + Busy) > clock.GetUtcNow())
        {
            return StatusCodes.Status429TooManyRequests;
        }

        if (_taken >= mails / 2 && _errors < MostErrors && _odd++ % 2 == 0)
        {
            _errors++;
            KillWhen(1, _errors >= MostErrors / 2);
            return StatusCodes.Status500InternalServerError;
        }

        _taken++;
        KillWhen(0, _taken >= mails * 3 / 10);
        return StatusCodes.Status202Accepted;
    }

    private void KillWhen(int kill, bool holds)
    {
        if (holds && _killed == kill)
        {
            _kills[kill].TrySetResult();
        }
    }
}
