using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace PhoneDashboard.Core.Data;

/// <summary>
/// The files of the key ring. One that is damaged costs what it has sealed, as if it were gone; the framework's own reads all or none, and
/// without keys no page has a form and nobody a session.
/// </summary>
public sealed partial class KeyFiles(DirectoryInfo folder, ILoggerFactory loggers) : FileSystemXmlRepository(folder, loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<KeyFiles>();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Those of a folder, which is made for the process's own account when it is not there.</summary>
    internal static KeyFiles In(string path, ILoggerFactory loggers)
    {
        var folder = System.IO.Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        return new KeyFiles(folder, loggers);
    }

    /// <inheritdoc />
    public override IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Directory.EnumerateFiles("*.xml").Select(Read).OfType<XElement>()];

    private XElement? Read(FileInfo file)
    {
        try
        {
            return XElement.Load(file.FullName);
        }
        catch (XmlException exception)
        {
            Tell(file.Name, exception);
            return null;
        }
    }

    // The ring is read again and again; a file is told of once.
    private void Tell(string name, XmlException exception)
    {
        lock (_told)
        {
            if (_told.Add(name))
            {
                LogDamaged(_logger, name, exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Error,
        "The key {File} in DataProtection:KeysFolder is damaged and is passed over ({Reason}). "
        + "Stop, put the file back from a backup, and start again")]
    private static partial void LogDamaged(ILogger logger, string file, string reason);
}
