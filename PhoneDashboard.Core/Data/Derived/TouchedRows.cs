using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Data.Derived;

/// <summary>
/// The rows of a save on which something depends, as <see cref="Dependencies"/> sorts them; read from the change tracker before the save.
/// </summary>
/// <param name="newUsers">Whose rows need nothing more.</param>
internal sealed class TouchedRows(NewUserColumns newUsers) : ISaveParticipant
{
    /// <summary>Lines themselves: new ones get their ids with the save.</summary>
    internal List<AppLine> Lines { get; } = [];

    /// <summary>Lines by their ids: those that something belongs to, or belonged to before.</summary>
    internal HashSet<long> LineIds { get; } = [];

    /// <summary>The lines of these users.</summary>
    internal HashSet<long> LinesOfUsers { get; } = [];

    /// <summary>The lines that these DID Numbers ring, or that show them.</summary>
    internal HashSet<long> LinesOfDidNumbers { get; } = [];

    /// <summary>The lines that numbers on these trunks ring.</summary>
    internal HashSet<long> LinesOfTrunks { get; } = [];

    /// <summary>All lines with a number on a trunk without a host: phones were switched on.</summary>
    internal bool LinesOfSilentTrunks { get; set; }

    /// <summary>All lines that record on demand.</summary>
    internal bool LinesThatRecordOnDemand { get; set; }

    /// <summary>Users with another name.</summary>
    internal HashSet<long> RenamedUsers { get; } = [];

    /// <summary>Call flows with another name.</summary>
    internal HashSet<long> RenamedFlows { get; } = [];

    /// <summary>DID Numbers with other digits.</summary>
    internal HashSet<long> RenumberedDidNumbers { get; } = [];

    /// <summary>Users of contact methods and devices that are new, and do not know their user.</summary>
    internal HashSet<long> UsersOfNewRows { get; } = [];

    /// <summary>What DID Numbers ring from now on, or rang.</summary>
    internal List<DidAssignment> DidAssignments { get; } = [];

    /// <summary>What Internal Numbers ring from now on, or rang.</summary>
    internal List<InternalNumberAssignment> InternalAssignments { get; } = [];

    /// <summary>Contact methods that a number came to, or left.</summary>
    internal HashSet<ContactMethod> RungMethods { get; } = [];

    /// <summary>Contact methods that a number left for another.</summary>
    internal HashSet<long> FormerMethodIds { get; } = [];

    /// <summary>Users who gave a contact method to another one, or got it.</summary>
    internal HashSet<long> UsersOfMovedMethods { get; } = [];

    /// <summary>Time schedules themselves: new ones get their ids with the save.</summary>
    internal List<TimeSchedule> Schedules { get; } = [];

    /// <summary>Time schedules by their ids: those that hours or exceptions belong to.</summary>
    internal HashSet<long> ScheduleIds { get; } = [];

    /// <summary>Invites, and whether they are deleted.</summary>
    internal List<(Invite Invite, bool IsDeleted)> Invites { get; } = [];

    /// <summary>Reads the change tracker.</summary>
    public Task BeforeAsync(WriteScope write)
    {
        foreach (var entry in write.Db.ChangeTracker.Entries()
            .Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached) && !newUsers.Knows(entry)))
        {
            foreach (var dependency in Dependencies.Of(entry))
            {
                dependency.Touch!(entry, this);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The line before and after: a number may have moved from one to the other. A new line has no id yet, and is among
    /// <see cref="Lines"/>.
    /// </summary>
    internal void AddLineOf(EntityEntry entry, string foreignKey) => LineIds.UnionWith(BeforeAndAfter(entry, foreignKey));

    /// <summary>The time schedule that hours or exceptions belong to; a new one is among <see cref="Schedules"/>.</summary>
    internal void AddScheduleOf(EntityEntry entry, string foreignKey) => ScheduleIds.UnionWith(BeforeAndAfter(entry, foreignKey));

    /// <summary>The contact method that a number rings, and the one that it rang before.</summary>
    internal void AddRungMethod(EntityEntry entry, ContactMethod? method)
    {
        RungMethods.UnionWith(method is null ? [] : [method]);
        if (entry.State == EntityState.Modified && entry.Property(nameof(NumberAssignment.ContactMethodId)).OriginalValue is long former)
        {
            FormerMethodIds.Add(former);
        }
    }

    /// <summary>A contact method that is another user's from now on: its numbers go with it, and ring somebody of another name.</summary>
    internal void AddMovedMethod(EntityEntry entry, ContactMethod method)
    {
        if (entry.State == EntityState.Modified && entry.Property(nameof(ContactMethod.UserId)).IsModified)
        {
            RenamedUsers.Add(method.UserId);
            UsersOfMovedMethods.UnionWith(BeforeAndAfter(entry, nameof(ContactMethod.UserId)));
        }
    }

    private static IEnumerable<long> BeforeAndAfter(EntityEntry entry, string foreignKey) =>
        new[] { entry.Property(foreignKey).OriginalValue, entry.Property(foreignKey).CurrentValue }.OfType<long>().Where(id => id > 0);
}
