namespace PhoneDashboard.Core.Data;

/// <summary>
/// The system's clock in whole microseconds, as the database keeps them (<see cref="UtcDateTimeConverter"/>): a time that is still at hand
/// equals the one that is read back.
/// </summary>
internal sealed class MicrosecondClock : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
