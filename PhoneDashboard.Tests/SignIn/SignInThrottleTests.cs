using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.SignIn;

public sealed class SignInThrottleTests : IDisposable
{
    private const string Account = "ann@example.com", Here = "192.0.2.1", There = "198.51.100.7", Device = "1:abc";

    private readonly TestClock _clock = new();
    private readonly LogLines _lines = new(LogLevel.Warning);
    private readonly ILoggerFactory _log;
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests()
    {
        _log = LoggerFactory.Create(logging => logging.AddProvider(_lines));
        _throttle = new SignInThrottle(_clock, _log.CreateLogger<SignInThrottle>());
    }

    public void Dispose()
    {
        _throttle.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Tries_Thousands_AreAFewLinesWithoutNames()
    {
        for (var number = 0; number < 12_000; number++)
        {
            if (_throttle.Wait(Account, Here, null) is null)
            {
                _throttle.Failed(Account, Here, null);
            }
        }

        Assert.Equal(3, _lines.Lines.Count);
        Assert.Contains("10000 wrong attempts", _lines.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(
            _lines.Lines, line => line.Contains(Account, StringComparison.Ordinal) || line.Contains(Here, StringComparison.Ordinal));
    }


    [Fact]
    public void Wait_AfterFiveWrong_DoublesUpToAQuarterOfAnHour()
    {
        Fail(4, Here);
        Assert.Null(_throttle.Wait(Account, Here, null));

        Fail(1, Here);
        Assert.Equal(TimeSpan.FromSeconds(30), _throttle.Wait(Account, Here, null));
        Fail(1, Here);
        Assert.Equal(TimeSpan.FromSeconds(60), _throttle.Wait(Account, Here, null));
        Fail(10, Here);
        Assert.Equal(TimeSpan.FromMinutes(15), _throttle.Wait(Account, Here, null));

        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(_throttle.Wait(Account, Here, null));
    }

    [Fact]
    public void Wait_WrongElsewhere_DoesNotKeepTheOwnerOut()
    {
        Fail(10, There);

        Assert.Null(_throttle.Wait(Account, Here, null));
        Assert.NotNull(_throttle.Wait(Account, There, null));
    }

    [Fact]
    public void Wait_WrongFromManyAddresses_SlowsAllButTheOwnersDevice()
    {
        for (var host = 0; host < 40; host++)
        {
            Fail(1, $"203.0.113.{host}");
        }

        Assert.NotNull(_throttle.Wait(Account, Here, null));
        Assert.Null(_throttle.Wait(Account, Here, Device));
    }

    [Fact]
    public void Wait_OneAddressTryingManyAccounts_IsSlowed()
    {
        for (var at = 0; at < 60; at++)
        {
            _throttle.Failed($"user{at}@example.com", There, null);
        }

        Assert.NotNull(_throttle.Wait("fresh@example.com", There, null));
        Assert.Null(_throttle.Wait("fresh@example.com", Here, null));
    }

    [Fact]
    public void Wait_StolenDeviceCookie_IsSlowedToo()
    {
        for (var tries = 0; tries < 6; tries++)
        {
            _throttle.Failed(Account, There, Device);
        }

        Assert.NotNull(_throttle.Wait(Account, There, Device));
    }

    [Fact]
    public void Succeeded_ForgetsWhatWasWrongHere()
    {
        Fail(6, Here);

        _throttle.Succeeded(Account, Here, null);

        Assert.Null(_throttle.Wait(Account, Here, null));
    }

    [Fact]
    public void Failed_LongTextsFromManyPlaces_KeepsLittle_AndForgetsItAfterAnHour()
    {
        var typed = Enumerable.Range(0, 200).Select(FailLong).ToList();
        GC.Collect();

        Assert.DoesNotContain(typed, text => text.IsAlive);
        Assert.Equal(401, _throttle.Count);

        _clock.Advance(TimeSpan.FromMinutes(61));
        Fail(1, Here);
        Assert.Equal(3, _throttle.Count);
    }

    // The machine's clock was a year ahead, and is set right: nobody waits until then.
    [Fact]
    public void Wait_ClockSetBack_StaysShort()
    {
        _clock.Set(_clock.UtcNow.AddYears(1));
        Fail(6, Here);
        _clock.Set(_clock.UtcNow.AddYears(-1));

        Assert.Equal(TimeSpan.FromSeconds(60), _throttle.Wait(Account, Here, null));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(_throttle.Wait(Account, Here, null));
    }

    [Fact]
    public void RecoveryCodes_FiveAMinuteFromOnePlace_AndNobodyElseIsKeptFromThem()
    {
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(_throttle.WaitForRecovery(There)));

        Assert.InRange(_throttle.WaitForRecovery(There)!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(_throttle.WaitForRecovery(Here));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference FailLong(int number)
    {
        var typed = new string('x', 100_000) + number;
        _throttle.Failed(typed, There, null);
        return new WeakReference(typed);
    }

    private void Fail(int times, string address)
    {
        for (var tries = 0; tries < times; tries++)
        {
            _throttle.Failed(Account, address, null);
        }
    }
}
