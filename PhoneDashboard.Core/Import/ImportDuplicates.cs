using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Import;

/// <summary>
/// Finds what two rows of a file both claim: a user, an e-mail address, a number. The dry run saves nothing, so the database cannot tell.
/// </summary>
internal sealed class ImportDuplicates(ImportPeople people)
{
    private static readonly ImportField DidNumbers = ImportFields.All.Single(field => field.Field == AppLineFields.DidNumbers);
    private static readonly ImportField InternalNumbers = ImportFields.All.Single(field => field.Field == AppLineFields.InternalNumbers);

    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>Adds the problems of a row that is there already.</summary>
    internal void Check(AppliedRow row)
    {
        if (row.Line is null)
        {
            return;
        }

        var user = row.Line.User;
        var (email, name) = (EmailAddress.Key(user.Email), TextKey.Fold($"{user.FullName}\n{user.Department}"));
        if (!row.IsNew)
        {
            Claim(row, null, $"user {user.Id}", "is about the same user");
        }
        else if (email is null && user.FirstName.Length > 0)
        {
            Claim(row, ImportFields.LastName, $"name {name}", "has the same name and department, and neither has an e-mail address");
        }

        if (email is not null && row.Problems.Count == 0)
        {
            Claim(row, ImportFields.Email, $"email {email}", "has the same e-mail address");
        }

        foreach (var id in row.Edit!.DidNumberIds)
        {
            Claim(row, DidNumbers, $"did {id}", "has the same DID Number");
        }

        foreach (var id in row.Edit.InternalNumberIds)
        {
            Claim(row, InternalNumbers, $"internal {id}", "has the same Internal Number");
        }
    }

    private void Claim(AppliedRow row, ImportField? field, string what, string words)
    {
        if (!_rows.TryAdd(what, row.Row.Number))
        {
            row.Problems.Add(people.At(row.Row, field, $"Row {_rows[what]} {words}."));
        }
    }
}
