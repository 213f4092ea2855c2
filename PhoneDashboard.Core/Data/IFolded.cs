namespace PhoneDashboard.Core.Data;

/// <summary>Has folded key columns, set from the visible ones before each save.</summary>
internal interface IFolded
{
    /// <summary>Sets the folded columns.</summary>
    void FoldKeys();
}
