namespace PhoneDashboard.Web.Components.Shared;

/// <summary>
/// A row as the grid sees it: the same row as long as it has the same id. So after an edit its elements stay, and focus returns to the button that opened the dialog.
/// </summary>
/// <typeparam name="TRow">The row's record.</typeparam>
/// <param name="Id">The row's id.</param>
/// <param name="Value">What it shows.</param>
internal sealed record TableRow<TRow>(long Id, TRow Value)
{
    public bool Equals(TableRow<TRow>? other) => other?.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();
}
