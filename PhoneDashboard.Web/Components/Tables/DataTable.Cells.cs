using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Tables;

/// <content>Cells that can be changed in their place.</content>
public sealed partial class DataTable<TRow>
{
    private readonly Dictionary<(int Slot, string Column), ElementReference> _cells = [];

    private Task EditAsync(TableColumn<TRow> column, TableRow<TRow> row) => column.Edit!(row.Value, _cells[(row.Slot, column.Title)]);

    private string EditName(TableColumn<TRow> column, TableRow<TRow> row) =>
        $"Edit {column.Title} of {RowName(row.Value)}: {(column.Text!(row.Value) is { Length: > 0 } text ? text : "none")}".Isolated();
}
