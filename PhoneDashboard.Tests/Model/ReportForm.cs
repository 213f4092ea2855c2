namespace PhoneDashboard.Tests.Model;

/// <summary>A report of the mail service.</summary>
/// <param name="Mail">Which mail of the queue, from 0; below for one of another installation.</param>
/// <param name="Kind">In the service's word.</param>
/// <param name="Utc">When, in whole seconds.</param>
/// <param name="Id">The same when the service repeats itself.</param>
/// <param name="Reason">Why; null where it says nothing.</param>
/// <param name="IsOfAnother">To another address: of another installation that shares the account.</param>
internal sealed record ReportForm(int Mail, string Kind, DateTime Utc, string Id, string? Reason, bool IsOfAnother);
