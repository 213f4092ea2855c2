using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Tests.Email;

public sealed class OutboxScheduleTests
{
    [Theory]
    [InlineData(1, null, 0, 30)]
    [InlineData(2, null, 0, 60)]
    [InlineData(7, null, 0, 1920)]
    [InlineData(8, null, 0, 3600)]
    [InlineData(int.MaxValue, null, 0, 3600)]
    [InlineData(1, null, 1, 33)]
    [InlineData(1, 10, 0, 30)]
    [InlineData(1, 120, 0, 120)]
    [InlineData(1, 120, 1, 120)]
    [InlineData(30, 7200, 0, 3600)]
    [InlineData(1, 1_000_000, 1, 3600)]
    public void Delay_OfAttempts_GrowsToAnHourAndHonoursWhatWasAsked(int attempts, int? askedSeconds, double jitter, double seconds)
    {
        var asked = askedSeconds is { } value ? TimeSpan.FromSeconds(value) : (TimeSpan?)null;

        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxSchedule.Delay(attempts, asked, jitter));
    }
}
