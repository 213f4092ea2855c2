using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Activity;

/// <summary>The audit trail in the words of the screens: kinds of things, what happened to them, and their fields.</summary>
public static class AuditWords
{
    /// <summary>Kinds whose entries are for those only who may read the whole audit trail (Specification 6).</summary>
    public static bool IsOfTeam(string? kind) => kind is not null && FieldCatalogues.Of(kind) is { IsOfTeam: true };

    /// <summary>All kinds of things, by the name that the audit trail keeps, with their words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Kinds { get; } =
        [.. FieldCatalogues.All.Select(catalogue => KeyValuePair.Create(catalogue.Kind, catalogue.Words))];

    /// <summary>Fields to filter by, with their words, by these.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Fields { get; } =
    [
        .. FieldCatalogues.All.SelectMany(catalogue => catalogue.Fields).Where(field => field.IsFilter).DistinctBy(field => field.Name)
            .Select(field => KeyValuePair.Create(field.Name, field.Label)).OrderBy(pair => pair.Value, StringComparer.Ordinal),
    ];

    /// <summary>What people call a kind of thing, such as "App Configuration" for <c>AppLine</c>.</summary>
    public static string Kind(string kind) => FieldCatalogues.Of(kind)?.Words ?? PropertyWords.Of(kind);

    /// <summary>What people call an action: "Invite sent"; one word of its own name where that is plain.</summary>
    public static string Of(AuditAction action) => action switch
    {
        AuditAction.InviteSent => "Invite sent",
        AuditAction.InviteRevoked => "Invite revoked",
        AuditAction.InviteDelayed => "Invite delayed",
        AuditAction.InviteDelivered => "Invite delivered",
        AuditAction.InviteOpened => "Invite opened",
        AuditAction.InviteBounced => "Invite bounced",
        AuditAction.InviteDropped => "Invite dropped",
        AuditAction.InviteMarkedAsSpam => "Invite marked as spam",
        AuditAction.PasswordChanged => "Password changed",
        AuditAction.PasskeyAdded => "Passkey added",
        AuditAction.PasskeyRemoved => "Passkey removed",
        AuditAction.SessionsEnded => "Signed out everywhere",
        AuditAction.Erased => "Erased from the trail",
        AuditAction.BackedUp => "Backed up",
        AuditAction.BackupDownloaded => "Backup downloaded",
        AuditAction.BackupRestored => "Backup restored",
        AuditAction.HeldMailsDecided => "Held mails decided",
        AuditAction.TestPhoneOffered => "Test phone offered",
        AuditAction.SignInLinkMade => "Sign-in link made",
        AuditAction.SignInLinkUsed => "Sign-in link used",
        _ => action.ToString(), // Created, Changed, Deleted, Restored
    };

    /// <summary>The label of a field of a kind of thing, as the form has it.</summary>
    public static string Field(string kind, string field) => FieldCatalogues.Find(kind, field).Label;
}
