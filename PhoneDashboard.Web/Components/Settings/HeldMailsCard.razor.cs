using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Mail;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>The mails that are held since a backup was put back, to send or to drop; nothing where there are none.</summary>
public sealed partial class HeldMailsCard
{
    private const int ShownFirst = 20;

    private IReadOnlyList<HeldMail> _mails = [];
    private string _linksLeadTo = "";
    private int _count, _shown = ShownFirst;
    private bool _isSaving;

    /// <summary>The page gives a new one whenever something was saved: then there may be fewer.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required HeldMailService Held { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required IOptions<PublicAddress> Address { get; init; }

    [Inject] public required AccountTime Times { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    /// <summary>So many mails, with the verb.</summary>
    internal static string Words(int mails) =>
        mails == 1 ? "1 mail was" : string.Create(CultureInfo.InvariantCulture, $"{mails:N0} mails were");

    protected override async Task OnParametersSetAsync()
    {
        await Times.LoadAsync();
        await ReadAsync();
    }

    private static string KindOf(OutboxKind kind) => kind switch
    {
        OutboxKind.Invite => "Invite",
        OutboxKind.Test => "Test mail",
        OutboxKind.TeamInvitation => "Invitation to the team",
        OutboxKind.PasswordReset => "Link to a new password",
        _ => kind.ToString(),
    };

    private async Task ReadAsync()
    {
        _count = await Held.CountAsync(Current.Actor);
        if (_count > 0)
        {
            _mails = await Held.ListAsync(Current.Actor, _shown);
            _linksLeadTo = (await Settings.GetAsync(Current.Actor)).PublicUrl;
        }
    }

    private Task ShowMoreAsync()
    {
        _shown = int.MaxValue;
        return ReadAsync();
    }

    private Task SendAsync(long? id) => DecideAsync(() => Held.SendAsync(Current.Actor, id), "sent");

    private Task DropAsync(long? id) => DecideAsync(() => Held.DropAsync(Current.Actor, id), "dropped");

    private async Task SendAllAsync()
    {
        if (await ConfirmDialog.ShowAsync(Dialogs, new Confirmation("Send all held mails?", "Send all")
        {
            Sentences = [$"{Words(_count)} in the queue of the backup. Whoever has received theirs since then gets it a second time."],
        }))
        {
            await SendAsync(null);
        }
    }

    private async Task DropAllAsync()
    {
        if (await ConfirmDialog.ShowAsync(Dialogs, new Confirmation("Drop all held mails?", "Drop all")
        {
            Danger = true,
            Sentences = [$"{Words(_count)} in the queue of the backup. They are never sent; invites can be sent again."],
        }))
        {
            await DropAsync(null);
        }
    }

    private async Task DecideAsync(Func<Task<Result<int>>> decide, string decided)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            Toast.Tell(await decide(), mails => $"{Words(mails)} {decided}.");
            await ReadAsync();
        }
        finally
        {
            _isSaving = false;
        }
    }
}
