using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The account's settings, how its mails are doing, and the written ones while the pickup folder is in use.</summary>
public sealed partial class SettingsPage : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _left = new();
    private MailStatus? _mails;
    private int _reading;
    private ChangeWatch? _watch;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required ChangeFeed Changes { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _watch = new ChangeWatch(Changes, Clock, Gather, () => InvokeAsync(RefreshAsync));
        await ReadAsync();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    private Task ShowHistoryAsync(long id) => HistoryPanel.ShowAsync(Dialogs, nameof(AccountSettings), id);

    // The mail queue saves what became of each mail: status, test mail and written mails follow.
    private async Task RefreshAsync()
    {
        if (_left.IsCancellationRequested)
        {
            return; // left after the save was noted
        }

        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (!_left.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ReadAsync()
    {
        _mails = await Settings.GetMailStatusAsync(Current.Actor, _left.Token);
        _reading++;
    }
}
