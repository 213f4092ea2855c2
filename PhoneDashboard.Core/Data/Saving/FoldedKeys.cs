using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>The folded columns of what is saved (Specification 5, rule 12).</summary>
internal sealed class FoldedKeys : ISaveParticipant
{
    public Task BeforeAsync(WriteScope write)
    {
        foreach (var entry in write.Db.ChangeTracker.Entries<IFolded>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Unchanged))
        {
            entry.Entity.FoldKeys();
        }

        write.Db.ChangeTracker.DetectChanges();
        return Task.CompletedTask;
    }
}
