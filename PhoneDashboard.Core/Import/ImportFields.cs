using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Import;

/// <summary>
/// What the columns of a file can be (Specification 4.10): those of our own file, and what the exports of Entra ID, Okta, Google Workspace,
/// 3CX and FreePBX call the same.
/// </summary>
public static class ImportFields
{
    internal static readonly ImportField FirstName = new(PhoneUserFields.FirstName, ImportKind.Text, "firstName", "givenName", "forename");

    internal static readonly ImportField LastName = new(PhoneUserFields.LastName, ImportKind.Text, "lastName", "surname", "familyName");

    internal static readonly ImportField FullName = new("Full Name", ImportKind.FullName, "displayName", "name");

    internal static readonly ImportField Department = new(PhoneUserFields.Department, ImportKind.Text);

    internal static readonly ImportField Email = new(
        PhoneUserFields.Email, ImportKind.Text, "mail", "emailAddress", "primaryEmail", "userPrincipalName", "login", "username");

    internal static readonly ImportField Reference = new("Reference", ImportKind.Reference);

    // Said of a user by the file, and set by nobody: read over.
    private static readonly string[] ReadOver = ["User", "Status", "Invitations", "Devices", "Reason"];

    /// <summary>All of them, in the order of our file.</summary>
    public static IReadOnlyList<ImportField> All { get; } =
    [
        FirstName,
        LastName,
        FullName,
        Department,
        new(PhoneUserFields.JobTitle, ImportKind.Text, "title", "employeeTitle"),
        new(PhoneUserFields.TimeSchedule, ImportKind.Name),
        Email,
        new(AppLineFields.DidNumbers, ImportKind.DidNumbers, "did", "didNumber"),
        new(AppLineFields.InternalNumbers, ImportKind.InternalNumbers, "extension", "extensionNumber", "number"),
        new(AppLineFields.WhenUnavailable, ImportKind.WhenUnavailable),
        new(AppLineFields.VoicemailAudio, ImportKind.Name),
        new(AppLineFields.ExternalOutboundCalls, ImportKind.Switch),
        new(AppLineFields.CallerIds, ImportKind.DidNumbers, "outboundCallerId", "outboundCid"),
        new(AppLineFields.InternalCallerId, ImportKind.InternalNumber),
        new(AppLineFields.InternalAnnouncement, ImportKind.Name),
        new(AppLineFields.ExternalAnnouncement, ImportKind.Name),
        new(AppLineFields.DeliveryMethods, ImportKind.Names),
        .. AppLineFields.Recording.Select(field => new ImportField(field, ImportKind.Switch)),
        Reference,
    ];

    /// <summary>A header of our own file, whether its column is read or not.</summary>
    internal static bool IsOurs(string header) => ReadOver.Contains(header, StringComparer.Ordinal) || Ours(header) is not null;

    /// <summary>The field that our files call so.</summary>
    internal static ImportField? Ours(string header) => All.FirstOrDefault(field => field != FullName && field.Label == header);

    /// <summary>
    /// What a header may mean, and how likely: 0 for the label itself, more for a name further back. Capitals, blanks, signs and what
    /// Google adds in brackets do not matter. Null for a header that means none of them.
    /// </summary>
    internal static (ImportField Field, int Rank)? Guess(string header)
    {
        if (ReadOver.Contains(header, StringComparer.Ordinal))
        {
            return null;
        }

        var key = Key(header);
        foreach (var field in All)
        {
            var rank = field.Others.Prepend(field.Label).Select(Key).ToList().IndexOf(key);
            if (rank >= 0)
            {
                return (field, rank);
            }
        }

        return null;
    }

    private static string Key(string header) => string.Concat(
        TextKey.Fold(header.Replace("[Required]", "", StringComparison.OrdinalIgnoreCase)).Where(char.IsLetterOrDigit));
}
