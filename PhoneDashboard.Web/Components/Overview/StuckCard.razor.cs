using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Overview;

namespace PhoneDashboard.Web.Components.Overview;

/// <summary>Those who got stuck between the invite and a phone: how many, what helps, and the way to them.</summary>
public sealed partial class StuckCard
{
    /// <summary>How far the invites have come.</summary>
    [Parameter, EditorRequired] public required InviteFigures Invitations { get; set; }

    /// <summary>The group as the filter of the Users table calls it.</summary>
    private static string Title(StuckReason reason) => reason switch
    {
        StuckReason.Failed => InviteWords.Of(InviteState.Failed),
        StuckReason.WrittenToFolder => InviteWords.Of(InviteState.WrittenToFolder),
        StuckReason.Expired => InviteWords.Of(InviteState.Expired),
        StuckReason.Spam => InviteWords.Of(InviteMark.Spam),
        StuckReason.Delayed => InviteWords.Of(InviteMark.Delayed),
        StuckReason.NotDelivered => InviteWords.Of(InviteStuck.NotDelivered),
        StuckReason.NotUsed => InviteWords.Of(InviteStuck.NotUsed),
        StuckReason.NoPhoneOnline => InviteWords.Of(InviteStuck.NoPhoneOnline),
        _ => InviteWords.Of(InviteStuck.NoEmail),
    };

    private string Help(StuckReason reason) => reason switch
    {
        StuckReason.Failed => $"{(Invitations.CommonFailure is { } why ? $"Most often: {why.TrimEnd('.')}. " : "")}Correct the address, "
            + "then resend.",
        StuckReason.WrittenToFolder => "Nobody got the mail. Set up SendGrid, then send again.",
        StuckReason.Expired => "Resend: the link in the first mail works again too.",
        StuckReason.Spam => "Talk to the person, then send another: one user at a time.",
        StuckReason.Delayed => "SendGrid goes on trying. Check the address if it lasts.",
        StuckReason.NotDelivered => "Check the address, or copy the link and give it to the person.",
        StuckReason.NotUsed => "Ask the person what is missing: the app, or a computer to scan from.",
        StuckReason.NoPhoneOnline => "Ask whether the app is still in use. Resend for another phone.",
        _ => "Add one in Edit, then send the invite.",
    };
}
