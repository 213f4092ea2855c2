using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Activity;

/// <summary>Rows in words, for what an undo could not put back.</summary>
internal static class RowWords
{
    private static readonly IRestoredRow Ordinary = new OrdinaryRow();

    /// <summary>What the row says for itself.</summary>
    internal static IRestoredRow SpecialOf(object row) => row as IRestoredRow ?? Ordinary;

    /// <summary>What people call the row.</summary>
    internal static string Of(object row) => SpecialOf(row).Words ?? (row is IAggregate root ? root.AuditName : Field(row.GetType().Name));

    /// <summary>"TimeScheduleId" as "Time schedule".</summary>
    internal static string Field(string name)
    {
        var words = PropertyWords.Of(name);
        return words[0] + words[1..].ToLowerInvariant();
    }

    /// <summary>What the row referred to is gone.</summary>
    internal static string Lost(object row, string foreignKey) =>
        SpecialOf(row).Lost ?? $"{Field(foreignKey)} of {Of(row)} was deleted in the meantime.";

    private sealed class OrdinaryRow : IRestoredRow;
}
