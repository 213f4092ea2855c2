using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Web.Components.Invites;

/// <summary>The state of an invite. A failed, delayed or unwanted one says why when it is pointed at, focused or
/// touched.</summary>
public sealed partial class InviteBadge
{
    [Parameter, EditorRequired] public required InviteState State { get; set; }

    /// <summary>Why it failed, in the mail service's own words.</summary>
    [Parameter] public string? Failure { get; set; }

    /// <summary>Why the mail is delayed, in the mail service's own words; null when it is not.</summary>
    [Parameter] public string? Delay { get; set; }

    /// <summary>The person marked the mail as spam.</summary>
    [Parameter] public bool IsSpam { get; set; }

    private string Text => $"{InviteWords.Of(State)}{(Delay is null ? "" : ", delayed")}{(IsSpam ? ", spam" : "")}";

    private static string? Reason(InviteState state, string? failure, string? delay, bool isSpam)
    {
        var marks = InviteWords.Marks(delay, isSpam);
        return state != InviteState.Failed || string.IsNullOrEmpty(failure) ? marks : marks is null ? failure : $"{failure}; {marks}";
    }

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
