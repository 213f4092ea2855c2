using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PhoneDashboard.Core.Data.Saving;

/// <summary>
/// What the database refused, in the person's words. Services check first and name the number and its owner; this speaks when another
/// process was quicker than the check.
/// </summary>
internal static class Refusals
{
    private const int UniqueViolation = 2067, PrimaryKeyViolation = 1555, ForeignKeyViolation = 787;

    private static readonly Dictionary<string, Problem> ByColumn = new(StringComparer.Ordinal)
    {
        ["Users.EmailKey"] = new(ProblemKind.Taken, "Another user has this e-mail address. Enter a different one.", "Email"),
        ["DidNumbers.Digits"] = new(ProblemKind.Taken, "This number already exists.", "Number"),
        ["DidAssignments.DidNumberId"] = new(
            ProblemKind.Taken, "Somebody else has just taken one of these DID Numbers. Remove it or choose another.", "DidNumberIds"),
        ["InternalNumbers.Digits"] = new(ProblemKind.Taken, "This number already exists.", "Number"),
        ["InternalNumberAssignments.InternalNumberId"] = new(
            ProblemKind.Taken,
            "Somebody else has just taken one of these Internal Numbers. Remove it or choose another.",
            "InternalNumberIds"),
        ["AudioFiles.NameKey"] = new(ProblemKind.Taken, "Another audio file has this name. Enter a different one.", "Name"),
        ["DeliveryMethods.NameKey"] = new(ProblemKind.Taken, "Another delivery method has this name. Enter a different one.", "Name"),
        ["FeatureCodes.Code"] = new(ProblemKind.Taken, "This code already exists. Enter a different one.", "Code"),
        ["TimeSchedules.TitleKey"] = new(ProblemKind.Taken, "Another time schedule has this title. Enter a different one.", "Title"),
        ["Trunks.NameKey"] = new(ProblemKind.Taken, "Another trunk has this name. Enter a different one.", "Name"),
        ["TeamAccounts.NormalizedEmail"] = new(
            ProblemKind.Taken, "Another team account has this e-mail address. Enter a different one.", "Email"),
        ["SavedViews.NameKey"] = new(ProblemKind.Taken, "You have another view of this name here. Enter a different one.", "Name"),
        ["TeamAccountPasskeys.CredentialId"] = new(ProblemKind.Taken, "This passkey already opens an account."),
        ["Drafts.AccountId"] = new(ProblemKind.Changed, "A draft of this form was kept elsewhere at the same moment."),
        ["CallFlows.NameKey"] = new(ProblemKind.Taken, "Another call flow has this name. Enter a different one.", "Name"),
    };

    /// <summary>The problem, or null when it is a fault that must reach the log.</summary>
    internal static Problem? ProblemOf(DbUpdateException exception)
    {
        if (exception is DbUpdateConcurrencyException)
        {
            return new Problem(ProblemKind.Changed, "Somebody else changed or deleted this in the meantime. Reload to see how it is now.");
        }

        return exception.InnerException is not SqliteException sqlite ? null : sqlite.SqliteExtendedErrorCode switch
        {
            UniqueViolation or PrimaryKeyViolation =>
                ByColumn.FirstOrDefault(rule => sqlite.Message.Contains(rule.Key, StringComparison.Ordinal)).Value,
            ForeignKeyViolation => new Problem(
                ProblemKind.NotFound,
                "Something that was chosen here has been deleted, or is now used elsewhere. Reload and choose again."),
            _ => null,
        };
    }
}
