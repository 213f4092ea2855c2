using Microsoft.AspNetCore.Components;

namespace PhoneDashboard.Web.Components.Chips;

/// <summary>
/// Chips with × and a search-as-you-type box that adds one: for numbers of which there may be hundreds of thousands. What cannot be chosen
/// is shown with the reason rather than hidden.
/// </summary>
public sealed partial class ChipsPicker<TItem>
    where TItem : class
{
    private int? _dragged;

    /// <summary>The chosen items, in order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<TItem> Items { get; set; }

    [Parameter, EditorRequired] public required EventCallback<IReadOnlyList<TItem>> ItemsChanged { get; set; }

    /// <summary>Finds items for what was typed, chosen ones left out.</summary>
    [Parameter, EditorRequired] public required Func<string?, Task<IReadOnlyList<TItem>>> Find { get; set; }

    /// <summary>What a chip reads.</summary>
    [Parameter, EditorRequired] public required Func<TItem, string> Text { get; set; }

    /// <inheritdoc cref="Picker{TItem}.Country"/>
    [Parameter] public Func<TItem, string?>? Country { get; set; }

    /// <inheritdoc cref="Picker{TItem}.IsWhole"/>
    [Parameter] public Func<TItem, bool>? IsWhole { get; set; }

    /// <inheritdoc cref="Picker{TItem}.Several"/>
    [Parameter] public bool Several { get; set; }

    /// <inheritdoc cref="Picker{TItem}.Detail"/>
    [Parameter] public Func<TItem, string?>? Detail { get; set; }

    /// <inheritdoc cref="Picker{TItem}.WhyNot"/>
    [Parameter] public Func<TItem, string?> WhyNot { get; set; } = _ => null;

    /// <summary>Asks the person about an item that has a <see cref="WhyNot"/>: true to take it in spite of that.</summary>
    [Parameter] public Func<TItem, Task<bool>>? AskToTakeAnyway { get; set; }

    /// <summary>The first chip is the default: chips can be dragged, or moved by buttons.</summary>
    [Parameter] public bool Ordered { get; set; }

    [Parameter] public string Placeholder { get; set; } = "Search…";

    /// <inheritdoc cref="Picker{TItem}.NoneText"/>
    [Parameter, EditorRequired] public required string NoneText { get; set; }

    /// <inheritdoc cref="Picker{TItem}.EmptyText"/>
    [Parameter, EditorRequired] public required string EmptyText { get; set; }

    /// <inheritdoc cref="Picker{TItem}.EmptyTemplate"/>
    [Parameter] public RenderFragment? EmptyTemplate { get; set; }

    /// <inheritdoc cref="Picker{TItem}.Field"/>
    [Parameter, EditorRequired] public required FieldContext Field { get; set; }

    [CascadingParameter] public FormField? Owner { get; set; }

    private async Task AddAsync(TItem item)
    {
        if (Items.Contains(item))
        {
            return;
        }

        if (WhyNot(item) is { } reason && !(AskToTakeAnyway is not null && await AskToTakeAnyway(item)))
        {
            Owner?.Remark($"{Text(item)}: {reason}");
        }
        else
        {
            Owner?.Remark(null);
            await ItemsChanged.InvokeAsync([.. Items, item]);
        }
    }

    private Task RemoveAsync(TItem item) => ItemsChanged.InvokeAsync([.. Items.Where(present => !present.Equals(item))]);

    private Task DropAsync(int target) => _dragged is { } dragged ? MoveAsync(dragged, target) : Task.CompletedTask;

    private async Task MoveAsync(int from, int to)
    {
        _dragged = null;
        if (from != to)
        {
            var items = Items.ToList();
            var moved = items[from];
            items.RemoveAt(from);
            items.Insert(to, moved);
            await ItemsChanged.InvokeAsync(items);
        }
    }
}
