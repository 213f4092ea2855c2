using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Download;

/// <summary>The file of what became of each row of a change of many (Specification 4.12).</summary>
internal static class BulkResultCsv
{
    /// <summary>The columns.</summary>
    /// <param name="done">What is said of a row that was done.</param>
    internal static CsvTable<BulkResultRow> Table(string done) => new CsvTable<BulkResultRow>()
        .Text("User", row => row.Who)
        .Text(PhoneUserFields.Email, row => row.Email)
        .Text("Result", row => row.Words(done))
        .Text("Reason", row => row.Reason);
}
