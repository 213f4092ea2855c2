using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Web.Components.Invites;

/// <summary>The state of an invite. A failed one says why when it is pointed at, focused or touched.</summary>
public sealed partial class InviteBadge
{
    [Parameter, EditorRequired] public required InviteState State { get; set; }

    /// <summary>Why it failed, in the mail service's own words.</summary>
    [Parameter] public string? Failure { get; set; }

    private string Text => InviteWords.Of(State);

    private static bool HasReason(InviteState state, string? failure) => state == InviteState.Failed && !string.IsNullOrEmpty(failure);

    private static (BadgeTone Tone, string Symbol) Look(InviteState state) => state switch
    {
        InviteState.NotInvited => (BadgeTone.Plain, ""),
        InviteState.Queued => (BadgeTone.Info, "more_horiz"),
        InviteState.WrittenToFolder => (BadgeTone.Warn, "folder_open"),
        InviteState.Sent => (BadgeTone.Info, "send"),
        InviteState.Delivered => (BadgeTone.Info, "mail"),
        InviteState.Opened => (BadgeTone.Info, "drafts"),
        InviteState.Accepted => (BadgeTone.Ok, "check"),
        InviteState.Expired => (BadgeTone.Dashed, "schedule"),
        InviteState.Failed => (BadgeTone.Bad, "close"),
        InviteState.Revoked => (BadgeTone.Dashed, "block"),
        _ => throw new InvalidOperationException($"No look for {state}."),
    };
}
