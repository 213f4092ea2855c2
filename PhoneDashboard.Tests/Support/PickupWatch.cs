using System.Threading.Channels;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings.Mail;

namespace PhoneDashboard.Tests.Support;

/// <summary>Waits for the mails that an app writes to its pickup folder.</summary>
internal sealed class PickupWatch : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<string> _names = Channel.CreateUnbounded<string>();
    private readonly DashboardServer _server;
    private readonly FileSystemWatcher _watcher;

    public PickupWatch(DashboardServer server)
    {
        _server = server;
        _watcher = new FileSystemWatcher(Directory.CreateDirectory(server.PickupFolder).FullName, "*.eml");
        _watcher.Renamed += (_, file) => _names.Writer.TryWrite(file.Name!); // a mail is written under another name first
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>The next mail that is written, and its file as it is.</summary>
    public async Task<(PickupMail Mail, string File)> NextAsync()
    {
        var name = await _names.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        var mail = await _server.Get<PickupMailService>().ReadAsync(TestActors.Administrator, name);
        return (mail.Value, await File.ReadAllTextAsync(Path.Combine(_server.PickupFolder, name)));
    }

    public void Dispose() => _watcher.Dispose();
}
