namespace PhoneDashboard.Core.Data;

/// <summary>The undo that puts rows back.</summary>
/// <param name="Db">The open write.</param>
/// <param name="IsSoon">Soon after the change: sessions, invites and waiting mails come back too (Specification 4.7).</param>
/// <param name="Utc">When it is done.</param>
/// <param name="Left">What is left as it is now, a sentence each.</param>
internal sealed record RestoreMoment(DashboardDb Db, bool IsSoon, DateTime Utc, ICollection<string> Left);
