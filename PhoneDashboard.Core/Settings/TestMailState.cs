using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Settings;

/// <summary>What became of a test mail.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why the last attempt failed, in the mail service's own words, or null.</param>
public sealed record TestMailState(OutboxState State, string? Reason)
{
    /// <summary>Null when there is no such mail.</summary>
    internal static Task<TestMailState?> ReadAsync(DashboardDb db, long id, CancellationToken cancellationToken) =>
        db.Outbox.Where(mail => mail.Id == id && mail.Kind == OutboxKind.Test)
            .Select(mail => new TestMailState(mail.State, mail.FailureReason))
            .SingleOrDefaultAsync(cancellationToken);
}
