using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>
/// A box that searches while one types and offers what it finds. The first page comes on a click, with an arrow key, and when Tab brings
/// the focus. Keys are answered in the browser (<c>startPicker</c> in app.js), so that a slow connection changes nothing about what they
/// mean. A text that is left in it and is none of the choices is said at the field.
/// </summary>
public sealed partial class Picker<TItem> : IDisposable
    where TItem : class
{
    private readonly string _listId = "l" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _input, _list;
    private DotNetObjectReference<Picker<TItem>>? _self;
    private IReadOnlyList<TItem> _found = [];
    private string _searched = "";
    private bool _asked, _isList;

    /// <summary>Finds the first items for what was typed, or the first of all.</summary>
    [Parameter, EditorRequired] public required Func<string?, Task<IReadOnlyList<TItem>>> Find { get; set; }

    /// <summary>What an item is called.</summary>
    [Parameter, EditorRequired] public required Func<TItem, string> Text { get; set; }

    /// <summary>An item was chosen.</summary>
    [Parameter, EditorRequired] public required EventCallback<TItem> Chosen { get; set; }

    /// <summary>What is said when nothing fits what was typed: "No free DID Number matches."</summary>
    [Parameter, EditorRequired] public required string NoneText { get; set; }

    /// <summary>What is said when there is nothing at all.</summary>
    [Parameter, EditorRequired] public required string EmptyText { get; set; }

    /// <summary>What to do when there is nothing to choose from: a button or a link.</summary>
    [Parameter] public RenderFragment? EmptyTemplate { get; set; }

    /// <summary>Ties the box to its label, help and error.</summary>
    [Parameter, EditorRequired] public required FieldContext Field { get; set; }

    /// <summary>
    /// What the box holds while nobody types: the chosen item's name; null for a box that empties itself after each choice.
    /// </summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The box keeps the name of what was chosen.</summary>
    [Parameter] public bool KeepsText { get; set; }

    /// <summary>Any text will do, the offers are suggestions: told when the box is left.</summary>
    [Parameter] public EventCallback<string?> FreeText { get; set; }

    /// <summary>Takes the choice back; without it one must be chosen.</summary>
    [Parameter] public EventCallback Clear { get; set; }

    /// <summary>The two letters before the name, or null for none.</summary>
    [Parameter] public Func<TItem, string?>? Country { get; set; }

    /// <summary>More about an item, in a few words.</summary>
    [Parameter] public Func<TItem, string?>? Detail { get; set; }

    /// <summary>Why an item cannot be chosen just so; null when it can.</summary>
    [Parameter] public Func<TItem, string?>? WhyNot { get; set; }

    /// <summary>
    /// Whether the text is the whole of an item that was found; without it, when it is the item's name. A number can be written in many
    /// ways.
    /// </summary>
    [Parameter] public Func<TItem, bool>? IsWhole { get; set; }

    /// <summary>Several numbers may be pasted at once, with commas between: they are taken one by one.</summary>
    [Parameter] public bool Several { get; set; }

    /// <summary>Whether an item is the one that is chosen now.</summary>
    [Parameter] public Func<TItem, bool>? IsChosen { get; set; }

    [Parameter] public string? Placeholder { get; set; }

    [Parameter] public string? Class { get; set; }

    /// <summary>Before the box, in its frame: chips.</summary>
    [Parameter] public RenderFragment? Before { get; set; }

    [CascadingParameter] public FormField? Owner { get; set; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required ILogger<Picker<TItem>> Logger { get; init; }

    private string Name => Owner?.Label ?? "";

    /// <summary>Puts the focus into the box without opening it.</summary>
    public Task FocusAsync() => Script.FocusAsync(_input);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.StartPickerAsync(_input, _list, _self);
        }
    }

    public void Dispose() => _self?.Dispose();

    /// <summary>
    /// Called by the page's script: offers what fits the text. A box that still holds the name of what is chosen offers all.
    /// </summary>
    [JSInvokable]
    public async Task SearchAsync(string text)
    {
        _searched = text == Value ? "" : text.Trim();
        _isList = Several && NumberReader.IsList(_searched);
        _found = _isList ? [] : await TryFindAsync(_searched);
        _asked = true;
        StateHasChanged();
    }

    /// <summary>Called by the page's script: the item at this place of the list was chosen.</summary>
    [JSInvokable]
    public Task ChooseAsync(int index) => index >= 0 && index < _found.Count ? TakeAsync(_found[index]) : Task.CompletedTask;

    /// <summary>
    /// Called by the page's script: Enter after a text without a choice. The text counts when it is the whole name or number.
    /// </summary>
    [JSInvokable]
    public Task TypedAsync(string text) => LeftAsync(text);

    /// <summary>Called by the page's script: the box was left with this text in it.</summary>
    [JSInvokable]
    public async Task LeftAsync(string text)
    {
        text = text.Trim();
        if (FreeText.HasDelegate)
        {
            await FreeText.InvokeAsync(text.Length == 0 ? null : text);
        }
        else if (text.Length == 0)
        {
            Owner?.Remark(null);
            await (KeepsText && Value is not null && Clear.HasDelegate ? Clear.InvokeAsync() : Task.CompletedTask);
        }
        else if (text != Value)
        {
            if (!(Several && NumberReader.IsList(text)) && await WholeAsync(text) is { } item)
            {
                await Script.SetTextAsync(_input, KeepsText ? Text(item) : "");
                await TakeAsync(item);
                if (WhyNot?.Invoke(item) is not null && Owner?.LeaveOver() == true)
                {
                    await Script.SetTextAsync(_input, text);
                }
            }
            else
            {
                await TakeSeveralAsync(text);
            }
        }
    }

    /// <summary>The only item that the text is the whole of, or null.</summary>
    private async Task<TItem?> WholeAsync(string text) =>
        (await TryFindAsync(text)).Where(item =>
            IsWhole?.Invoke(item) ?? IsSame(Text(item), text)).Take(2).ToList() is [var item] ? item : null;

    // What cannot be taken stays in the box, and is said.
    private async Task TakeSeveralAsync(string text)
    {
        var (parts, left) = (Several ? NumberReader.Apart(text) : [text], new List<string>());
        foreach (var part in parts)
        {
            if (parts.Count > 1 && await WholeAsync(part) is { } item && WhyNot?.Invoke(item) is null)
            {
                await TakeAsync(item);
            }
            else
            {
                left.Add(part);
            }
        }

        var rest = left.Count == parts.Count ? text : string.Join(", ", left);
        if (rest != text)
        {
            await Script.SetTextAsync(_input, rest);
        }

        if (rest.Length > 0)
        {
            Owner?.Remark($"“{rest}” is not chosen: choose an entry of the list, or clear the box.", isLeftOver: true);
        }
    }

    private static bool IsSame(string one, string other) => Key(one) == Key(other);

    private static string Key(string text) => string.Concat(TextKey.Fold(text).Where(char.IsLetterOrDigit));

    private async Task TakeAsync(TItem item)
    {
        _found = [];
        _asked = false;
        Owner?.Remark(null);
        await Chosen.InvokeAsync(item);
        StateHasChanged();
    }

    private async Task ClearAsync()
    {
        Owner?.Remark(null);
        await Clear.InvokeAsync();
        await Script.SetTextAsync(_input, "");
        await FocusAsync();
    }

    // A fault must not take the form away: it is said at the field, and the next key tries again.
    private Task<IReadOnlyList<TItem>> TryFindAsync(string text) =>
        StorageFault.TryAsync(Logger, () => Find(text.Length == 0 ? null : text), fault =>
        {
            Owner?.Remark(fault.Problem.Message);
            return [];
        });
}
