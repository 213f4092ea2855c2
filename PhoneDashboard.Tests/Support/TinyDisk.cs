using System.Diagnostics;

namespace PhoneDashboard.Tests.Support;

/// <summary>A disk of a few megabytes, in memory, that can be filled to the last byte. Only root on Linux may have one.</summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly DirectoryInfo _folder;

    private TinyDisk(DirectoryInfo folder) => _folder = folder;

    internal string Folder => _folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    internal static TinyDisk? TryMount(int megabytes = 4)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("phonedashboard-disk-");
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.FullName) != 0)
        {
            folder.Delete();
            return null;
        }

        return new TinyDisk(folder);
    }

    /// <summary>Leaves no room.</summary>
    internal void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[512]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>From here on nothing can be written.</summary>
    internal void MakeReadOnly() => Assert.Equal(0, Run("mount", "-o", "remount,ro", Folder));

    internal void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        _ = Run("umount", "--lazy", Folder);
        _folder.Delete();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
