using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Phones;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// Whoever takes a phone's credential away, with the device or the user: the engine is asked to forget the phone once the removal is not
/// taken back at once (Specification 10).
/// </summary>
internal sealed class RemovedPhones : ISaveParticipant
{
    public Task BeforeAsync(WriteScope write)
    {
        foreach (var entry in write.Db.ChangeTracker.Entries<SipCredential>().Where(entry => entry.State == EntityState.Deleted).ToList())
        {
            write.Db.SipRemovals.Add(new SipRemoval
            {
                Username = entry.Entity.Username,
                DueUtc = write.Utc + ChangeSnapshot.SoonWithin,
            });
        }

        return Task.CompletedTask;
    }
}
