using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// Whose files these are: what the process writes is for its own account only; the database and its folder, where the operator says so, for
/// one group too.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    private const uint Unchanged = uint.MaxValue;

    /// <summary>
    /// From here on all files that this process makes are for its own account only, folders too. Windows inherits what the folder says.
    /// </summary>
    public static void ByDefault()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(Convert.ToUInt32("077", 8));
        }
    }

    /// <summary>
    /// The database with what lies beside it, made when it is not there; SQLite gives its log the rights of the database. With a group its
    /// folder, too, whose new files are the group's.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">There is no such group, or it is not ours to give.</exception>
    internal static void Protect(string database, string group)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (!File.Exists(database))
        {
            // Shared, for several processes may start at once. A database that is there is left alone: closing a handle lets go of SQLite's
            // locks.
            new FileStream(database, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }

        var groupId = group.Length == 0 ? (uint?)null : IdOf(group);
        try
        {
            foreach (var file in new[] { database, database + "-wal", database + "-shm" }.Where(File.Exists))
            {
                Give(file, groupId, groupId is null ? Owner : Owner | Group);
            }
        }
        catch (UnauthorizedAccessException) when (groupId is null)
        {
            // They are somebody else's, who lets us write them: it is theirs to say who else may.
        }

        if (groupId is not null)
        {
            Give(
                Path.GetDirectoryName(Path.GetFullPath(database))!,
                groupId,
                Owner | Group | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.SetGroup);
        }

        void Give(string path, uint? to, UnixFileMode mode)
        {
            if (to is { } id && SetOwner(Text(path), Unchanged, id) != 0)
            {
                throw new DatabaseUnusableException($"Database:Group names {group}, and {path} cannot be given to it. The account of the "
                    + "service must be a member of the group and own the file.");
            }

            if (File.GetUnixFileMode(path) != mode)
            {
                File.SetUnixFileMode(path, mode);
            }
        }
    }

    /// <summary>
    /// Takes from others what versions before left open to them: the folders that only this program fills, with all that lies in them, and
    /// the database's own folder where nothing else lies there. That of backups is the operator's, who may copy from it.
    /// </summary>
    internal static void CloseOurs(StorageOptions storage, PrivateFolders folders)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var beside = Path.GetDirectoryName(storage.DatabaseFile)!;
        string[] ours = [.. folders.Ours.Select(Path.GetFullPath)];
        try
        {
            foreach (var folder in ours.Where(Directory.Exists))
            {
                Close(folder, Owner | UnixFileMode.UserExecute);
                foreach (var file in Directory.EnumerateFiles(folder))
                {
                    Close(file, Owner);
                }
            }

            string[] known = [.. ours, Path.GetFullPath(folders.Operators)];
            if (storage.Group.Length == 0
                && Directory.EnumerateFileSystemEntries(beside)
                    .All(entry => known.Contains(entry) || entry.StartsWith(storage.DatabaseFile, StringComparison.Ordinal)))
            {
                Close(beside, Owner | UnixFileMode.UserExecute);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // As above: they are somebody else's.
        }

        [UnsupportedOSPlatform("windows")]
        static void Close(string path, UnixFileMode mode)
        {
            if (File.GetUnixFileMode(path) != mode)
            {
                File.SetUnixFileMode(path, mode);
            }
        }
    }

    // As C reads it: UTF-8 with a zero at the end.
    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static uint IdOf(string group) => FindGroup(Text(group)) is var found and not 0
        ? (uint)Marshal.ReadInt32(found, 2 * nint.Size) // after its name and its password
        : throw new DatabaseUnusableException($"Database:Group names {group}, and this machine has no such group.");

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);

    [DllImport("libc", EntryPoint = "chown"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetOwner(byte[] path, uint owner, uint group);

    [DllImport("libc", EntryPoint = "getgrnam"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint FindGroup(byte[] name);
}
