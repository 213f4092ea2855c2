using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using Radzen;
using Radzen.Blazor;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>
/// Chips with × and a search-as-you-type box that adds one: for numbers of which there may be hundreds of thousands. What cannot be chosen is shown with the reason
/// rather than hidden.
/// </summary>
public sealed partial class ChipsPicker<TItem>
    where TItem : class
{
    private RadzenAutoComplete? _search;
    private IReadOnlyList<TItem> _found = [];
    private TItem? _asked;
    private string? _typed, _refusal;
    private int? _dragged;

    /// <summary>The chosen items, in order.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<TItem> Items { get; set; }

    [Parameter, EditorRequired] public required EventCallback<IReadOnlyList<TItem>> ItemsChanged { get; set; }

    /// <summary>Finds items for what was typed, chosen ones left out.</summary>
    [Parameter, EditorRequired] public required Func<string?, Task<IReadOnlyList<TItem>>> Find { get; set; }

    /// <summary>What a chip reads.</summary>
    [Parameter, EditorRequired] public required Func<TItem, string> Text { get; set; }

    /// <summary>The item's property that the search box takes for its text.</summary>
    [Parameter, EditorRequired] public required string TextProperty { get; set; }

    /// <summary>The two letters before the text, or null for none.</summary>
    [Parameter] public Func<TItem, string?>? Country { get; set; }

    /// <summary>Why an item cannot be chosen, in words; null when it can.</summary>
    [Parameter] public Func<TItem, string?> WhyNot { get; set; } = _ => null;

    /// <summary>Asked when an item cannot be chosen: true when the person wants it all the same, and may.</summary>
    [Parameter] public Func<TItem, Task<bool>>? ChooseAllTheSame { get; set; }

    /// <summary>The first chip is the default: chips can be dragged, or moved by a button.</summary>
    [Parameter] public bool Ordered { get; set; }

    [Parameter] public string Placeholder { get; set; } = "Search…";

    /// <summary>What to do when there is nothing to choose from, with a link there.</summary>
    [Parameter, EditorRequired] public required RenderFragment EmptyTemplate { get; set; }

    /// <summary>Ties the search box to its label, help and error.</summary>
    [Parameter, EditorRequired] public required FieldContext Field { get; set; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required ILogger<ChipsPicker<TItem>> Logger { get; init; }

    private RenderFragment OptionTemplate(object? option) => builder =>
    {
        if (option is not TItem item)
        {
            return;
        }

        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", WhyNot(item) is null ? "chips-option" : "chips-option chips-option-off");
        if (Country?.Invoke(item) is { } country)
        {
            builder.OpenElement(2, "span");
            builder.AddAttribute(3, "class", "chip-country");
            builder.AddContent(4, country);
            builder.CloseElement();
        }

        builder.AddContent(5, Text(item));
        if (WhyNot(item) is { } reason)
        {
            builder.OpenElement(6, "small");
            builder.AddContent(7, reason);
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private async Task FindAsync(LoadDataArgs args)
    {
        _refusal = null;
        _found = await TryFindAsync(args.Filter);
        await Script.ShowSuggestionsAsync(_search!.Element);
    }

    private async Task ChooseAsync(object? chosen)
    {
        await (chosen is TItem item ? AddAsync(item) : Task.CompletedTask);
        _asked = null;
    }

    /// <summary>A number typed in full is chosen, or refused with the reason, without a look at the list.</summary>
    private async Task TypedAsync(object? value)
    {
        var digits = Digits(value as string);
        if (digits.Length > 0 && (await TryFindAsync(digits)).FirstOrDefault(item => Digits(Text(item)) == digits) is { } item)
        {
            await AddAsync(item);
        }
    }

    // A fault must not take the form away: it is said below the field, and the next key tries again.
    private async Task<IReadOnlyList<TItem>> TryFindAsync(string? text)
    {
        try
        {
            return await Find(text);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception);
            _refusal = fault.Problem.Message;
            return [];
        }
    }

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    private async Task AddAsync(TItem item)
    {
        _typed = "";
        if (item.Equals(_asked))
        {
            return; // the box tells of a click on an entry twice: as its new text, then as the entry
        }

        _asked = item;
        if (WhyNot(item) is { } reason && !Items.Contains(item) && !(ChooseAllTheSame is not null && await ChooseAllTheSame(item)))
        {
            _refusal = $"{Text(item)}: {reason}";
        }
        else if (!Items.Contains(item))
        {
            _refusal = null;
            await ItemsChanged.InvokeAsync([.. Items, item]);
        }

        _found = [];
    }

    private async Task RemoveAsync(TItem item)
    {
        await ItemsChanged.InvokeAsync([.. Items.Where(present => !present.Equals(item))]);
        await _search!.FocusAsync();
    }

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
