using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// The rows as they were and as they are, of a save that can be undone: every one that deletes something, and those that ask for it
/// (Specification 4.7). One statement more.
/// </summary>
internal sealed class UndoSnapshot : ISaveParticipant
{
    private readonly List<string> _parts = [];
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _secrets = new(StringComparer.Ordinal);
    private RowImages? _images;
    private string _title = "";

    public Task BeforeAsync(WriteScope write)
    {
        var tracker = write.Db.ChangeTracker;
        if ((write.UndoTitle ?? (write.IsUndo ? null : DeletionTitle(tracker))) is { } title)
        {
            _title = title;
            _images = RowImages.Collect(tracker, write.UndoRows);
        }

        return Task.CompletedTask;
    }

    public async Task AfterAsync(WriteScope write)
    {
        if (_images is null)
        {
            return;
        }

        _parts.Add(_images.ToJson());
        foreach (var (row, values) in _images.Secrets)
        {
            _secrets.Add(row, values);
        }

        if (write.UndoId is null)
        {
            var snapshot = new ChangeSnapshot
            {
                Utc = write.Utc,
                Title = _title,
                RowsJson = RowsJson(write),
                ProtectedSecrets = Sealed(write),
                GroupId = write.UndoGroup,
            };
            write.Db.Snapshots.Add(snapshot);
            await write.Db.SaveChangesAsync(CancellationToken.None);
            write.UndoId = snapshot.Id;
        }
        else if (!write.IsPart)
        {
            var (rows, secrets) = (RowsJson(write), Sealed(write));
            await write.Db.Snapshots.Where(snapshot => snapshot.Id == write.UndoId).ExecuteUpdateAsync(
                update => update
                    .SetProperty(snapshot => snapshot.Title, _title)
                    .SetProperty(snapshot => snapshot.RowsJson, rows)
                    .SetProperty(snapshot => snapshot.ProtectedSecrets, secrets),
                CancellationToken.None);
        }
    }

    // The entries of each part name the snapshot; the rows of all parts come with the last.
    private string RowsJson(WriteScope write) =>
        write.IsPart ? "[]" : $"[{string.Join(',', _parts.Select(part => part[1..^1]).Where(part => part.Length > 0))}]";

    private byte[]? Sealed(WriteScope write) => write.IsPart ? null : write.Db.Secrets.Seal(_secrets);

    /// <summary>
    /// What is deleted in words; null for nothing that can be put back: what people sign in with is not, nor what goes with it.
    /// </summary>
    private static string? DeletionTitle(ChangeTracker tracker)
    {
        var deleted = tracker.Entries<IAggregate>().Where(entry => entry.State == EntityState.Deleted)
            .Select(entry => entry.Entity)
            .MinBy(item => item switch { TeamAccount or PhoneUser => 0, ContactMethod or AppDevice => 2, _ => 1 });
        return deleted switch
        {
            null or TeamAccount => null,
            AppDevice => $"Deleted the device {deleted.AuditName}",
            _ => $"Deleted {deleted.AuditName}",
        };
    }
}
