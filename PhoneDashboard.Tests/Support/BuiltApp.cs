namespace PhoneDashboard.Tests.Support;

/// <summary>The program as it is published, in a folder of its own: what was built, and the files of its pages.</summary>
internal sealed class BuiltApp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-app-");

    internal BuiltApp()
    {
        var web = Path.Combine(Repository.Root, "PhoneDashboard.Web");
        Copy(Path.Combine(web, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0"), Folder);
        Copy(Path.Combine(web, "wwwroot"), Path.Combine(Folder, "wwwroot"));
        File.Delete(Path.Combine(Folder, "PhoneDashboard.Web.staticwebassets.runtime.json"));
    }

    internal string Folder => _folder.FullName;

    /// <summary>What <c>dotnet</c> runs.</summary>
    internal string Program => Path.Combine(Folder, "PhoneDashboard.Web.dll");

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
