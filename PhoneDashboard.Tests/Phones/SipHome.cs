namespace PhoneDashboard.Tests.Phones;

/// <summary>The folder of an engine of a test: its files and its store. It goes last.</summary>
internal sealed class SipHome : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phonedashboard-sip-");

    /// <summary>Its path.</summary>
    internal string Path => _folder.FullName;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
