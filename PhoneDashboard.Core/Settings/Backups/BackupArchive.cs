using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Core.Settings.Backups;

/// <summary>
/// The backups in the folder <c>Backup:Folder</c>: writes one more, lists them, gives them away. Each of these that takes data away
/// is in the audit trail.
/// </summary>
public sealed class BackupArchive(
    IDbContextFactory<DashboardDb> dbFactory, BackupService backups, IOptions<BackupOptions> options, TimeProvider time)
{
    private BackupFailure? _failure; // of this process: the next one tries soon after its start and then knows

    private BackupFolder Folder => new(options.Value.Folder);

    /// <summary>The backups there are, and what went wrong last.</summary>
    public Task<BackupStatus> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        return Task.Run(() => new BackupStatus(options.Value.Folder, Folder.List(), _failure), cancellationToken);
    }

    /// <summary>Writes a backup and keeps as many as Settings says. The problems of <see cref="BackupService.WriteAsync"/>.</summary>
    public async Task<Result<Backup>> WriteAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        var keep = await BackupsKeptAsync(cancellationToken);
        var result = await backups.WriteAsync(actor, options.Value.Folder, keep, cancellationToken);
        _failure = result.Succeeded ? null : new BackupFailure(time.GetUtcNow().UtcDateTime, result.Problems[0].Message);
        if (result.Succeeded)
        {
            // It is written, whoever stopped waiting.
            await NoteAsync(actor, AuditAction.BackedUp, Path.GetFileName(result.Value.Database), CancellationToken.None);
        }

        return result;
    }

    /// <summary>
    /// A file of one of the backups; null when none has this name. The name is looked for among theirs and never becomes part of a path.
    /// </summary>
    public async Task<BackupFile?> OpenAsync(Actor actor, string fileName, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.BackUp);
        var path = Folder.List().SelectMany(backup => backup.Files).FirstOrDefault(file => Path.GetFileName(file) == fileName);
        if (path is null)
        {
            return null;
        }

        // Opened first: one that is deleted at this moment was not taken away.
        var content = new FileStream(path, new FileStreamOptions
        {
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
        try
        {
            await NoteAsync(actor, AuditAction.BackupDownloaded, Path.GetFileName(path), cancellationToken);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        return new BackupFile(Path.GetFileName(path), content);
    }

    private async Task<int> BackupsKeptAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AccountSettings.Select(settings => settings.BackupsKept).SingleAsync(cancellationToken);
    }

    private async Task NoteAsync(Actor actor, AuditAction action, string fileName, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        write.Note(action, await db.AccountSettings.SingleAsync(cancellationToken), new FieldChange("File", null, FieldValue.Of(fileName)));
        _ = (await write.SaveAsync()).Value;
    }
}
