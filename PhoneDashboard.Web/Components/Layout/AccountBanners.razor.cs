using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>
/// Says on every page what is amiss with the account, for as long as it is: the mail queue is held or pauses (Specification 4.6), mails of a
/// restored backup wait, the company's country is not known (Specification 5, rule 3), keys are lost.
/// </summary>
public sealed partial class AccountBanners : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _left = new();
    private AccountSettings? _settings;
    private int _heldMails;
    private LostSeals? _lost;
    private MailPause? _pause;
    private ChangeWatch? _watch;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required HeldMailService HeldMails { get; init; }

    [Inject] public required SealedValues Seals { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    [Inject] public required ILogger<AccountBanners> Logger { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));
        _settings = await ReadAsync();
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
            if (!_left.IsCancellationRequested)
            {
                _settings = await ReadAsync();
                StateHasChanged();
            }
        }
        catch (Exception exception) when (!_left.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task<AccountSettings?> ReadAsync()
    {
        try
        {
            _heldMails = await HeldMails.CountAsync(Current.Actor, _left.Token);
            _lost = Current.May(Permission.ChangeSettings) ? await Seals.LostAsync(_left.Token) : null;
            _pause = Settings.GetMailPause(Current.Actor);
            if (_pause is not null)
            {
                await Time.LoadAsync(_left.Token);
            }

            return await Settings.GetAsync(Current.Actor, _left.Token);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            fault.LogTo(Logger, exception); // outside of the page's error notice: thrown, it would end the circuit
            return _settings;
        }
    }
}
