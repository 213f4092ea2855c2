using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A column of a <see cref="DataTable{TRow}"/>: with <see cref="Text"/> a plain cell, with content one of its own.</summary>
public sealed partial class TableColumn<TRow>
    where TRow : notnull
{
    [CascadingParameter] public required DataTable<TRow> Table { get; set; }

    /// <summary>The heading, as the specification spells it.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>The key that the list service sorts by; null when the column does not sort.</summary>
    [Parameter] public string? Key { get; set; }

    /// <summary>CSS width; when there is room, all columns grow alike.</summary>
    [Parameter] public string Width { get; set; } = "150px";

    /// <summary>The plain text of a cell: an ellipsis when long, the whole on hover and focus; empty shows a dash.</summary>
    [Parameter] public Func<TRow, string?>? Text { get; set; }

    /// <summary>
    /// Opens the editor of a cell of <see cref="Text"/> at its element; null for a cell that is only read, also for who may not change it.
    /// </summary>
    [Parameter] public Func<TRow, ElementReference, Task>? Edit { get; set; }

    /// <summary>The cell, when it is more than text. Keep it light: plain elements rather than components.</summary>
    [Parameter] public RenderFragment<TRow>? ChildContent { get; set; }

    /// <summary>What becomes of the column on a phone.</summary>
    [Parameter] public CardRole Card { get; set; }

    /// <summary>Hidden until the person shows it.</summary>
    [Parameter] public bool HiddenAtFirst { get; set; }

    internal string CellClass => Card switch
    {
        CardRole.Title => "card-title",
        CardRole.Field => "card-field",
        _ => "card-none",
    };

    protected override void OnInitialized() => Table.Register(this);
}
