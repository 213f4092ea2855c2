namespace PhoneDashboard.Core.Views;

/// <summary>A saved view, to be opened, renamed or given something else to show.</summary>
public sealed class SavedViewEdit : NewSavedView
{
    /// <summary>The view.</summary>
    public long Id { get; set; }

    /// <summary>The version it was read with (Specification 5, rule 10).</summary>
    public long Version { get; set; }
}
