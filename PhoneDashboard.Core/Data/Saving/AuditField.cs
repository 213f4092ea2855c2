namespace PhoneDashboard.Core.Data.Saving;

/// <summary>A field that an entry changed.</summary>
public sealed class AuditField
{
    /// <summary>Which entry changed it; goes with the entry.</summary>
    public long EntryId { get; set; }

    /// <summary>The field: <see cref="FieldChange.Field"/>.</summary>
    public required string Field { get; set; }
}
