namespace PhoneDashboard.Core.Drafts;

/// <summary>
/// What somebody typed into a form and did not save: offered again to the same account alone, and gone with Save or Cancel.
/// </summary>
public sealed class Draft
{
    /// <summary>The longest key, title or address, in characters.</summary>
    public const int TextLength = 300;

    /// <summary>Given by the database.</summary>
    public long Id { get; set; }

    /// <summary>Whose it is.</summary>
    public long AccountId { get; set; }

    /// <summary>The form, such as "edit-line:12": one draft for each form and account.</summary>
    public required string FormKey { get; set; }

    /// <summary>The form in words, such as "Edit App Configuration, Ann Smith".</summary>
    public required string Title { get; set; }

    /// <summary>The path and query at which the form opens.</summary>
    public required string Address { get; set; }

    /// <summary>What was typed: JSON, encrypted by data protection.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it was last kept, UTC.</summary>
    public DateTime SavedUtc { get; set; }
}
