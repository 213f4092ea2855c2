using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>What is to be done with many rows: how it is called, and which service does it.</summary>
/// <param name="Title">The title of the dialog and the entry of the menu.</param>
/// <param name="Verb">The verb on the button, before "12 users".</param>
/// <param name="Model">What is chosen: a <see cref="BulkEdit"/>; for invites what is to be done, and there is nothing to choose.</param>
/// <param name="PreviewAsync">What it would do.</param>
/// <param name="ApplyAsync">Does it; the token is the person's wish to cancel.</param>
public sealed record BulkTask(
    string Title,
    string Verb,
    object Model,
    Func<Actor, BulkRows, CancellationToken, Task<Result<BulkPreview>>> PreviewAsync,
    Func<Actor, BulkRows, IProgress<BulkProgress>, CancellationToken, Task<Result<BulkDone>>> ApplyAsync)
{
    /// <summary>Mails go out: there is nothing to choose, and no undo.</summary>
    public bool IsInvite => Model is not BulkEdit;

    /// <summary>There is something to choose before the preview.</summary>
    public bool HasChoice => Model is BulkEdit { HasChoice: true };

    /// <summary>Changes something in all rows.</summary>
    internal static BulkTask Of(BulkService bulk, string title, BulkEdit edit) => new(
        title,
        edit switch
        {
            SignOutBulkEdit => "Sign Out Devices of",
            NumbersBulkEdit => "Assign to",
            _ => "Change",
        },
        edit,
        (actor, rows, cancellationToken) => bulk.PreviewAsync(actor, rows, edit, cancellationToken),
        (actor, rows, progress, stop) => bulk.ApplyAsync(actor, rows, edit, progress, stop, CancellationToken.None));

    /// <summary>What is to be done with invites; null for another change.</summary>
    public BulkInvite? Invites => Model as BulkInvite?;

    /// <summary>Invites all rows, or resets or revokes their invites.</summary>
    internal static BulkTask Of(BulkInviteService invites, string title, BulkInvite whom) => new(
        title,
        whom is BulkInvite.Reset or BulkInvite.Revoke ? whom.ToString() : "Invite",
        whom,
        (actor, rows, cancellationToken) => invites.PreviewAsync(actor, rows, whom, cancellationToken),
        (actor, rows, progress, stop) => invites.ApplyAsync(actor, rows, whom, progress, stop, CancellationToken.None));
}
