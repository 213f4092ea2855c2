namespace PhoneDashboard.Core.TimeSchedules;

/// <summary>Time in one piece, such as a stretch in which a schedule is open; local or UTC, as whoever hands it out says.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The end, exclusive.</param>
public readonly record struct OpenSpan(DateTime From, DateTime To)
{
    /// <summary>The moment is in it.</summary>
    public bool Covers(DateTime moment) => From <= moment && moment < To;
}
