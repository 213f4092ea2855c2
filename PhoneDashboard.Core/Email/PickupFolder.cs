namespace PhoneDashboard.Core.Email;

/// <summary>The folder that mails are written to.</summary>
internal static class PickupFolder
{
    /// <summary>How the files of mails to team accounts end: administrators only may read them.</summary>
    internal const string TeamEnding = "-team.eml";

    private static readonly string[] TeamCategories =
        [nameof(OutboxKind.TeamInvitation).ToLowerInvariant(), nameof(OutboxKind.PasswordReset).ToLowerInvariant()];

    /// <summary>Whether a mail of this category goes to a team account.</summary>
    internal static bool IsForTeam(string category) => TeamCategories.Contains(category, StringComparer.Ordinal);

    /// <summary>Makes the folder if need be, for its owner only: activation links are in it.</summary>
    internal static string Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
