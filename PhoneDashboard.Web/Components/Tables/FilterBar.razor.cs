using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>The search box and the filters above a table; what they hold is in the address.</summary>
public sealed partial class FilterBar : IDisposable
{
    private const int ChoicesShown = 100;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, ElementReference> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Key, string Value), string> _words = [];
    private readonly CancellationTokenSource _gone = new();

    private Popup? _popup;
    private TableFilter? _open;
    private IReadOnlyList<FilterChoice> _choices = [];
    private CancellationTokenSource? _typing;
    private string? _search, _shownSearch, _value, _find;
    private bool _unfolded;

    [Parameter, EditorRequired] public required IReadOnlyList<TableFilter> Filters { get; set; }

    /// <summary>The view that the table shows.</summary>
    [Parameter, EditorRequired] public required ListQuery Query { get; set; }

    /// <summary>Shows another view; true: it replaces the entry in the history.</summary>
    [Parameter, EditorRequired] public required Func<ListQuery, bool, Task> Show { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private IEnumerable<FilterChoice> Found =>
        _choices.Where(choice => TextKey.Finds(_find, choice.Text)).Take(ChoicesShown);

    protected override async Task OnParametersSetAsync()
    {
        if (Query.Search != _shownSearch)
        {
            // The address changed otherwise (a link, the back button): it has the say over the box. While the person types, the box has.
            _search = _shownSearch = Query.Search;
        }

        foreach (var filter in Filters)
        {
            if (Query.Filter(filter.Key) is { } value && !_words.ContainsKey((filter.Key, value)))
            {
                _words[(filter.Key, value)] = await DescribeAsync(filter, value) ?? value;
            }
        }
    }

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    private string Words(TableFilter filter, string value) => _words.GetValueOrDefault((filter.Key, value), value);

    private async Task<string?> DescribeAsync(TableFilter filter, string value)
    {
        if (filter.Describe is not null)
        {
            return await filter.Describe(value, _gone.Token);
        }

        var choices = filter.Choices is null ? [] : await filter.Choices(_gone.Token);
        return choices.FirstOrDefault(choice => choice.Value == value)?.Text;
    }

    private async Task SearchLaterAsync(ChangeEventArgs args)
    {
        _search = (string?)args.Value;
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new CancellationTokenSource();
        var token = typing.Token;
        try
        {
            await Task.Delay(TypingPause, Clock, token);
            await ShowSearchAsync();
        }
        catch (OperationCanceledException)
        {
            // The next letter came: it searches.
        }
    }

    private Task ShowSearchAsync()
    {
        var search = string.IsNullOrWhiteSpace(_search) ? null : _search.Trim();
        if (search == Query.Search)
        {
            return Task.CompletedTask;
        }

        _shownSearch = search;
        return Show(Navigation.Query() with { Search = search, Page = 1 }, true);
    }

    private Task ClearSearchAsync()
    {
        _search = null;
        return ShowSearchAsync();
    }

    private async Task OpenAsync(TableFilter filter)
    {
        (_open, _find, _choices) = (filter, null, []);
        _value = Query.Filter(filter.Key);
        if (filter.Choices is not null)
        {
            _choices = await filter.Choices(_gone.Token);
        }

        await _popup!.ToggleAsync(_anchors[filter.Key]);
    }

    private async Task ApplyAsync()
    {
        var shown = SetAsync(_open!, _value);
        await _popup!.CloseAsync();
        await shown;
    }

    private async Task ChooseAsync(FilterChoice choice)
    {
        _words[(_open!.Key, choice.Value)] = choice.Text;
        var shown = SetAsync(_open, choice.Value == Query.Filter(_open.Key) ? null : choice.Value);
        await _popup!.CloseAsync();
        await shown;
    }

    private Task SetAsync(TableFilter filter, string? value) => Show(Navigation.Query().WithFilter(filter.Key, value), false);
}
