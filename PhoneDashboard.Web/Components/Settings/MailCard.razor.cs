using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>Where mails go, whether they are held, and a test mail with what became of it.</summary>
public sealed partial class MailCard
{
    private readonly TestMail _input = new();
    private ModelForm? _form;
    private long? _sentId;
    private string? _sentTo;
    private TestMailState? _sent;

    [Parameter, EditorRequired] public required MailStatus Mails { get; set; }

    /// <summary>Something was done that changes the status.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Waiting => Mails.Waiting switch
    {
        0 => "",
        1 => "1 mail waits in the queue.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Mails.Waiting:N0} mails wait in the queue."),
    };

    // The page gives a new status whenever something was saved: then there may be news of the test mail too.
    protected override Task OnParametersSetAsync() => ReadSentAsync();

    private async Task<IReadOnlyList<Problem>> SendAsync()
    {
        var result = await Settings.SendTestMailAsync(Current.Actor, _input);
        if (result.Succeeded)
        {
            _sentId = result.Value;
            _sentTo = _input.Address;
            await ReadSentAsync();
        }

        return result.Problems;
    }

    private async Task ReadSentAsync() => _sent = _sentId is { } id ? await Settings.GetTestMailAsync(Current.Actor, id) : null;

    private async Task ReleaseAsync()
    {
        var result = await Settings.ReleaseMailQueueAsync(Current.Actor);
        if (!result.Succeeded)
        {
            Toast.Error(result.Problems[0].Message);
        }

        await Changed.InvokeAsync();
    }
}
