namespace PhoneDashboard.Tests.Support;

/// <summary>Time that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Monday, 2 March 2026, 09:00 UTC.</summary>
    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private long _passed;

    public DateTime UtcNow { get; private set; } = Start;

    /// <summary>As many steps as <see cref="TimeSpan"/> has.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time passes.</summary>
    public void Advance(TimeSpan by)
    {
        UtcNow += by;
        _passed += by.Ticks;
    }

    /// <summary>Somebody sets the clock to another time; none passes.</summary>
    public void Set(DateTime utcNow) => UtcNow = utcNow;

    public override long GetTimestamp() => _passed;

    public override DateTimeOffset GetUtcNow() => new(UtcNow);
}
