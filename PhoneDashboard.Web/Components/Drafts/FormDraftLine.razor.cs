using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace PhoneDashboard.Web.Components.Drafts;

/// <summary>
/// Keeps the draft of the form it stands in: a second after a change, at once when the form goes on to another step, and when it goes away
/// without an end. Says when the form goes on from a draft.
/// </summary>
public sealed partial class FormDraftLine : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private DotNetObjectReference<FormDraftLine>? _listener;
    private EditContext? _watched;
    private ITimer? _timer;
    private bool _waiting;

    /// <summary>The form's session; null for a form that keeps nothing.</summary>
    [Parameter, EditorRequired] public EditSession? Session { get; set; }

    /// <summary>What is being typed into a field that was not left yet, when the keys rest: for a preview of it.</summary>
    [Parameter] public EventCallback<(FieldIdentifier Field, string Text)> OnTyped { get; set; }

    [CascadingParameter] public required EditContext Fields { get; set; }

    [CascadingParameter] public required ModelForm Form { get; set; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required PageScript Script { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(KeepAsync), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (Draft?.ContinuedFromUtc is not null)
        {
            await Time.LoadAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Draft is null || ReferenceEquals(_watched, Fields))
        {
            return;
        }

        var isNextStep = _watched is not null;
        Unwatch();
        _watched = Fields;
        _watched.OnFieldChanged += OnFieldChanged;
        if (isNextStep && Draft.IsTouched)
        {
            Draft.Typing = null;
            await KeepAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Draft is not null)
        {
            _listener = DotNetObjectReference.Create(this);
            await Script.WatchTypingAsync(Form.Element, _listener);
        }
    }

    /// <summary>Called by the page's script when the keys rest in a field that was not left yet.</summary>
    [JSInvokable]
    public async Task Typed(string fieldId, string text)
    {
        if (Draft is not null && Form.FindField(fieldId) is { } field)
        {
            Draft.Typing = (field, text);
            Touch();
            await OnTyped.InvokeAsync((field, text));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Unwatch();
        _listener?.Dispose();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        if (Draft is not null)
        {
            await (_waiting ? KeepAsync() : Task.CompletedTask); // a link in the form was quicker than the second
            Draft.Close();
        }
    }

    private FormDraft? Draft => Session?.Draft;

    private string When(DateTime utc) => Time.Moment(utc, Clock.GetUtcNow().UtcDateTime);

    private void Unwatch() => _watched?.OnFieldChanged -= OnFieldChanged;

    private void OnFieldChanged(object? sender, FieldChangedEventArgs args)
    {
        Draft!.Typing = null; // the field was left, or another one was changed after it
        Touch();
    }

    // Not put off by the next key: who types without a rest is kept each second.
    private void Touch()
    {
        Draft!.IsTouched = true;
        if (!_waiting)
        {
            _waiting = true;
            _timer!.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    // A form that was saved within the second has begun anew: nothing was typed into that one.
    private Task KeepAsync()
    {
        _waiting = false;
        return Draft!.IsTouched ? Draft.KeepAsync() : Task.CompletedTask;
    }

    private Task StartOverAsync()
    {
        _waiting = false;
        return Session!.StartOverAsync();
    }
}
