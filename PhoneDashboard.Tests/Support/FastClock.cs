using System.Globalization;

namespace PhoneDashboard.Tests.Support;

/// <summary>Time that passes faster, and in each process in the same way: what waits for minutes is tried in seconds.</summary>
/// <param name="begin">When it was the system's time.</param>
/// <param name="times">How many times faster.</param>
public sealed class FastClock(DateTimeOffset begin, int times) : TimeProvider
{
    /// <summary>For another process.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{begin.UtcTicks}x{times}");

    public static FastClock Parse(string text)
    {
        var parts = text.Split('x');
        return new FastClock(
            new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero),
            int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override DateTimeOffset GetUtcNow()
    {
        var now = begin + ((base.GetUtcNow() - begin) * times);
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)); // as the database keeps times
    }

    public override long GetTimestamp() => base.GetTimestamp() * times;
}
