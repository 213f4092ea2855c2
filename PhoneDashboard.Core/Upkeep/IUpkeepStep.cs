using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Upkeep;

/// <summary>
/// What a new version does with what is stored already, where SQL alone cannot: after the migrations and before anybody works, table by
/// table in batches. Each batch is a save of its own with the place behind it, so that the next start goes on where this one was ended.
/// </summary>
public interface IUpkeepStep
{
    /// <summary>By which the database knows it.</summary>
    string Name { get; }

    /// <summary>Raised when it has to be done again.</summary>
    int Version { get; }

    /// <summary>How many tables it goes through.</summary>
    int Tables { get; }

    /// <summary>Changes the next rows of a table, without saving them. The write is open.</summary>
    /// <returns>The id of the last row that was looked at; null when there was none.</returns>
    Task<long?> NextAsync(DashboardDb db, int table, long afterId, CancellationToken cancellationToken);
}
