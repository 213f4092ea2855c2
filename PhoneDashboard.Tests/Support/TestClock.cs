namespace PhoneDashboard.Tests.Support;

/// <summary>Time that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Monday, 2 March 2026, 09:00 UTC.</summary>
    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public DateTime UtcNow { get; private set; } = Start;

    public void Advance(TimeSpan by) => UtcNow += by;

    public override DateTimeOffset GetUtcNow() => new(UtcNow);
}
