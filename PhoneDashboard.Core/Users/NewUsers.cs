using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Users;

/// <summary>
/// New users with all that decides the status of their lines and the columns of lists at hand: these values go into the rows as they are made, and nothing is read again
/// or written twice. It is half of the time that a wizard's Save takes.
/// </summary>
internal sealed class NewUsers
{
    private static readonly Func<AppLine, AppLineFacts>[] Facts = [LinesConcerned.Facts(hasRecordOnDemandCode: false).Compile(), LinesConcerned.Facts(hasRecordOnDemandCode: true).Compile()];
    private readonly HashSet<PhoneUser> _users;

    private NewUsers(IEnumerable<PhoneUser> users) => _users = [.. users];

    /// <summary>Sets the values, before the save.</summary>
    internal static async Task<NewUsers> CompleteAsync(DashboardDb db)
    {
        var users = new NewUsers(db.ChangeTracker.Entries<PhoneUser>().Where(entry => entry.State == EntityState.Added && IsAtHand(entry.Entity)).Select(entry => entry.Entity));
        foreach (var user in users._users)
        {
            ListColumnValues.Set(user);
            foreach (var line in user.ContactMethods.OfType<AppLine>())
            {
                var hasCode = line.RecordOnDemand && await db.FeatureCodes.AnyAsync(code => code.Kind == FeatureCodeKind.RecordOnDemand);
                var facts = Facts[hasCode ? 1 : 0](line);
                (line.Status, line.Attention) = (facts.Status, facts.Attention);
            }
        }

        return users;
    }

    /// <summary>The row is one whose values are set.</summary>
    internal bool Knows(EntityEntry entry) => entry.State == EntityState.Added && entry.Entity switch
    {
        AppLine line => _users.Contains(line.User),
        DidAssignment { ContactMethod: { } method } => _users.Contains(method.User),
        InternalNumberAssignment { ContactMethod: { } method } => _users.Contains(method.User),
        _ => false,
    };

    private static bool IsAtHand(PhoneUser user) =>
        user.ContactMethods.TrueForAll(method => method.DidNumbers.TrueForAll(did => did.DidNumber is not null) && method.InternalNumbers.TrueForAll(number => number.InternalNumber is not null))
        && user.ContactMethods.OfType<AppLine>().All(line => line.CallerIds.TrueForAll(callerId => callerId.DidNumber is not null));
}
