using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>The search over people and numbers: a few suggestions while typing, all of them with Enter.</summary>
public sealed partial class GlobalSearch : IDisposable
{
    // Short enough to feel at once, long enough that a typed word is asked for once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private IReadOnlyList<QuickHit> _hits = [];
    private string _text = "";
    private int _active = -1;
    private CancellationTokenSource _typing = new();

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required QuickSearchService QuickSearch { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<GlobalSearch> Logger { get; init; }

    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    private static string HitId(int at) => string.Create(CultureInfo.InvariantCulture, $"global-hit-{at}");

    private static string Icon(QuickHitKind kind) => kind switch
    {
        QuickHitKind.User => "person",
        QuickHitKind.DidNumber => "call",
        _ => "tag",
    };

    // A number leads to the person it rings: that is what one looks a number up for. A free one is opened in its table; there is nothing to
    // open about an extension.
    private static string AddressOf(QuickHit hit) =>
        hit.UserId is { } user ? string.Create(CultureInfo.InvariantCulture, $"/users?user-id={user}")
        : hit.Kind == QuickHitKind.DidNumber ? ItemAddress.DidNumber(hit.Id, hit.Title)
        : "/numbers/internal" + new ListQuery { Search = hit.Title }.ToQueryString();

    private async Task TypeAsync()
    {
        _active = -1;
        var typed = StartTyping();
        try
        {
            await Task.Delay(Pause, Clock, typed);

            // After a fault the suggestions stay as they are; with Enter the table says why.
            var hits = await StorageFault.TryAsync(Logger, () => QuickSearch.FindAsync(Current.Actor, _text, typed), _ => _hits);
            if (!typed.IsCancellationRequested)
            {
                _hits = hits;
            }
        }
        catch (OperationCanceledException)
        {
            // More was typed, or the search is over: the later one decides.
        }
    }

    private void Move(KeyboardEventArgs args)
    {
        switch (args.Key)
        {
            case "ArrowDown" when _hits.Count > 0:
                _active = (_active + 1) % _hits.Count;
                break;
            case "ArrowUp" when _hits.Count > 0:
                _active = (_active <= 0 ? _hits.Count : _active) - 1;
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private async Task GoAsync()
    {
        if (_active >= 0 && _active < _hits.Count)
        {
            Open(_hits[_active]);
        }
        else if (!string.IsNullOrWhiteSpace(_text))
        {
            var text = _text.Trim();
            if (await TryFindNumberAsync(text) is { } number)
            {
                Open(number);
            }
            else
            {
                Leave("/users" + new ListQuery { Search = text }.ToQueryString());
            }
        }
    }

    /// <summary>The number that was typed as a whole, however it is written, or null; after a fault, too, for the table says why.</summary>
    private Task<QuickHit?> TryFindNumberAsync(string text) =>
        StorageFault.TryAsync(Logger, () => QuickSearch.FindNumberAsync(Current.Actor, text), _ => null);

    private void Open(QuickHit hit) => Leave(AddressOf(hit));

    private void Leave(string address)
    {
        Close();
        _text = "";
        Navigation.NavigateTo(address);
    }

    private void Close()
    {
        StartTyping();
        _hits = [];
        _active = -1;
    }

    /// <summary>Ends the search under way.</summary>
    private CancellationToken StartTyping()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        return _typing.Token;
    }
}
