using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>Says on every page that the mail queue is held, for as long as it is (SPEC 4.6).</summary>
public sealed partial class MailQueueBanner : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private bool _held;
    private ChangeWatch? _watch;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<MailQueueBanner> Logger { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));
        _held = await IsHeldAsync();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    private async Task RefreshAsync()
    {
        try
        {
            if (!_left.IsCancellationRequested && await IsHeldAsync() != _held)
            {
                _held = !_held;
                StateHasChanged();
            }
        }
        catch (Exception exception) when (!_left.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task<bool> IsHeldAsync()
    {
        try
        {
            return (await Settings.GetAsync(Current.Actor, _left.Token)).MailHeldUtc is not null;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception); // outside of the page's error notice: thrown, it would end the circuit
            return _held;
        }
    }
}
