namespace PhoneDashboard.Core.Bulk;

/// <summary>What became of one row, with whom it is about.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Name">The user's name as it is now; null once the user is deleted.</param>
/// <param name="Email">The user's e-mail address as it is now; null for none.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Reason">Why it was not done, or what it got, a sentence; null where nothing is to be said.</param>
public sealed record BulkResultRow(long UserId, string? Name, string? Email, BulkResult Result, string? Reason)
{
    /// <summary>The result in a word or two.</summary>
    /// <param name="done">What is said of a row that was done: <see cref="BulkDone.Word"/>.</param>
    public string Words(string done) => Result switch
    {
        BulkResult.Done => done,
        BulkResult.NotReached => "Not reached",
        _ => Result.ToString(),
    };

    /// <summary>The name, or that there is none any more.</summary>
    public string Who => Name ?? "Deleted user";
}
