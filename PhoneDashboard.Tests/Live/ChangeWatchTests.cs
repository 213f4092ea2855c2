using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Live;

public sealed class ChangeWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly HandWoundClock _clock = new();
    private TestDb _test = null!;
    private int _calls;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Saved_SeveralTimesWithinTheInterval_CallsOnce()
    {
        using var watch = Watch();

        await _test.AddDidAsync("12025550101");
        await _test.AddDidAsync("12025550102");
        _clock.Ring();

        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task Saved_AfterACall_CallsAgain()
    {
        using var watch = Watch();

        await _test.AddDidAsync("12025550101");
        _clock.Ring();
        await _test.AddDidAsync("12025550102");
        _clock.Ring();

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Saved_BeforeTheIntervalIsOver_DoesNotCallOnTheSaversThread()
    {
        using var watch = Watch();

        await _test.AddDidAsync("12025550101");

        Assert.Equal(0, _calls);
        Assert.True(_clock.IsWound);
    }

    [Fact]
    public async Task Saved_AfterDispose_IsNotHeard()
    {
        Watch().Dispose();

        await _test.AddDidAsync("12025550101");

        Assert.False(_clock.IsWound);
    }

    [Fact]
    public void Changed_OnlyOtherThings_IsNotHeard()
    {
        using var watch = new ChangeWatch(
            _test.Get<ChangeFeed>(), _clock, Interval, () => Task.CompletedTask, change => change.ItemId == 7);

        _test.Get<ChangeFeed>().Tell([new ItemChange("PhoneUser", 8, AuditAction.Changed, null, "Ann Smith")]);
        Assert.False(_clock.IsWound);
        _test.Get<ChangeFeed>().Tell([
            new ItemChange("PhoneUser", 8, AuditAction.Changed, null, "Ann Smith"),
            new ItemChange("PhoneUser", 7, AuditAction.Changed, null, "Ann Smith"),
        ]);

        Assert.True(_clock.IsWound);
    }

    private ChangeWatch Watch() => new(_test.Get<ChangeFeed>(), _clock, Interval, () =>
    {
        _calls++;
        return Task.CompletedTask;
    });

    /// <summary>A clock whose only timer rings when the test says so.</summary>
    private sealed class HandWoundClock : TimeProvider
    {
        private Action? _ring;

        public bool IsWound { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new HandWoundTimer(this);
        }

        public void Ring()
        {
            Assert.True(IsWound);
            IsWound = false;
            _ring!();
        }

        private sealed class HandWoundTimer(HandWoundClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Assert.Equal(Interval, dueTime);
                return clock.IsWound = true;
            }

            public void Dispose() => clock.IsWound = false;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
