namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// A row as the grid sees it: the grid draws what it takes for the same row into the same elements. A row keeps its slot for as long as it
/// is shown, so that after an edit focus returns to the button that opened the dialog; rows of another page take the slots of those that go
/// from their very places, so that texts change and nothing is built anew.
/// </summary>
/// <typeparam name="TRow">The row's record.</typeparam>
/// <param name="Slot">Whose elements it is drawn into.</param>
/// <param name="Id">The row's id.</param>
/// <param name="Value">What it shows.</param>
public sealed record TableRow<TRow>(int Slot, long Id, TRow Value)
{
    public bool Equals(TableRow<TRow>? other) => other?.Slot == Slot;

    public override int GetHashCode() => Slot;

    /// <summary>The rows of a page, in the slots of those before.</summary>
    internal static IReadOnlyList<TableRow<TRow>> InSlots(
        IReadOnlyList<TableRow<TRow>> before, IReadOnlyList<TRow> rows, Func<TRow, long> id)
    {
        var kept = before.ToDictionary(row => row.Id, row => row.Slot);
        var stay = rows.Where(row => kept.ContainsKey(id(row))).Select(row => kept[id(row)]).ToHashSet();
        var unused = new Queue<int>(Enumerable.Range(0, before.Count + rows.Count).Except(before.Select(row => row.Slot)));
        return [.. rows.Select((row, place) => new TableRow<TRow>(SlotOf(id(row), place), id(row), row))];

        // At another place the elements of a row that goes would take the focus away with them.
        int SlotOf(long row, int place) => kept.TryGetValue(row, out var slot) ? slot
            : place < before.Count && !stay.Contains(before[place].Slot) ? before[place].Slot
            : unused.Dequeue();
    }
}
