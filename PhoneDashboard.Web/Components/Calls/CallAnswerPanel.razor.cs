using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Calls;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Calls;

/// <summary>
/// What the engine would do with a call to or from a line, in sentences (Specification 10). Answers again when something is saved while it
/// is open.
/// </summary>
public sealed partial class CallAnswerPanel : IDisposable
{
    /// <summary>Its title, and its entry in menus.</summary>
    public const string Label = "What happens to a call?";

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private CallSubject? _subject;
    private CallAnswer? _answer;
    private CallWay _way;
    private string _called = "";
    private string? _dialled;
    private bool _later, _read;
    private DateOnly _date;
    private TimeOnly _time;
    private long _of;
    private int _asked;
    private ChangeWatch? _watch;

    /// <summary>The line.</summary>
    [Parameter, EditorRequired] public required long LineId { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required CallAnswerService Calls { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string? Subtitle => _subject is null ? null : $"{_subject.UserName} · App Configuration";

    private IReadOnlyList<CallLineNumber> Callable =>
        [.. _subject!.Numbers.Where(number => number.IsDid || _way == CallWay.FromColleague)];

    private string Missing => _way switch
    {
        CallWay.FromOutside => "No DID Number rings this line: nobody outside can call it.",
        CallWay.FromColleague => "No number rings this line: no colleague can call it.",
        _ => "Enter what the phone dials.",
    };

    /// <summary>Opens the panel of a line; ends when it is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, long lineId) =>
        dialogs.OpenPanelAsync<CallAnswerPanel>(Label, new() { [nameof(LineId)] = lineId });

    protected override void OnInitialized() => _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));

    // An open panel that is opened for another line may be the same component with other parameters.
    protected override async Task OnParametersSetAsync()
    {
        if (_of != LineId)
        {
            _of = LineId;
            await Time.LoadAsync(_closed.Token);
            var now = Time.Local(Clock.GetUtcNow().UtcDateTime);
            (_date, _time) = (DateOnly.FromDateTime(now), new TimeOnly(now.Hour, now.Minute));
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    private static string Words(CallWay way) => way switch
    {
        CallWay.FromOutside => "Somebody outside",
        CallWay.FromColleague => "A colleague",
        _ => "A phone of this line",
    };

    private async Task RefreshAsync()
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (!_closed.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ReadAsync()
    {
        if (_closed.IsCancellationRequested)
        {
            return; // closed after the save was noted
        }

        _subject = await Calls.SubjectAsync(Current.Actor, LineId, _closed.Token);
        _read = true;
        await AskAsync();
    }

    private async Task AskAsync()
    {
        var asked = ++_asked;
        if (_subject is null)
        {
            _answer = null;
            return;
        }

        var callable = Callable;
        _called = callable.FirstOrDefault(number => number.Digits == _called)?.Digits ?? (callable.Count > 0 ? callable[0].Digits : "");
        var number = _way == CallWay.Dialled ? _dialled?.Trim() ?? "" : _called;
        var answer = number.Length == 0 ? null : await Calls.AnswerAsync(
            Current.Actor, LineId, new CallQuestion(_way, number, _later ? _date.ToDateTime(_time) : null), _closed.Token);
        if (asked == _asked) // else another question has been asked meanwhile
        {
            _answer = answer;
        }
    }

    private Task SetWayAsync(CallWay way)
    {
        _way = way;
        return AskAsync();
    }

    private Task SetDialledAsync(string? text)
    {
        _dialled = text;
        return AskAsync();
    }

    private Task SetCalledAsync(ChangeEventArgs args)
    {
        _called = (string?)args.Value ?? "";
        return AskAsync();
    }

    private Task SetLaterAsync(bool later)
    {
        _later = later;
        return AskAsync();
    }

    // A box that was emptied keeps what it had.
    private Task SetDateAsync(ChangeEventArgs args)
    {
        _date = DateOnly.TryParse((string?)args.Value, CultureInfo.InvariantCulture, out var date) && date.Year is > 1970 and < 9000
            ? date : _date;
        return AskAsync();
    }

    private Task SetTimeAsync(ChangeEventArgs args)
    {
        _time = TimeOnly.TryParse((string?)args.Value, CultureInfo.InvariantCulture, out var time) ? time : _time;
        return AskAsync();
    }
}
