using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Layout;

/// <summary>
/// Says on every page what is amiss with the account, for as long as it is: the mail queue is held or pauses (Specification 4.6), mails of
/// a restored backup wait, the company's country is not known (Specification 5, rule 3), keys are lost.
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

    protected override Task OnInitializedAsync()
    {
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));
        return TryReadAsync();
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
                await TryReadAsync();
                StateHasChanged();
            }
        }
        catch (Exception exception) when (!_left.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    // Outside of the page's error notice: thrown, a fault would end the circuit.
    private async Task TryReadAsync() => await StorageFault.TryAsync(Logger, async () =>
    {
        _heldMails = await HeldMails.CountAsync(Current.Actor, _left.Token);
        _lost = Current.May(Permission.ChangeSettings) ? await Seals.LostAsync(_left.Token) : null;
        _pause = Settings.GetMailPause(Current.Actor);
        if (_pause is not null)
        {
            await Time.LoadAsync(_left.Token);
        }

        _settings = await Settings.GetAsync(Current.Actor, _left.Token);
    });
}
