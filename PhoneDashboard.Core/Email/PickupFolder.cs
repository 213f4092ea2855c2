namespace PhoneDashboard.Core.Email;

/// <summary>The folder that mails are written to.</summary>
internal static class PickupFolder
{
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
