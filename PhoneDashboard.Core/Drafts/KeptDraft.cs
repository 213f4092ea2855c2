namespace PhoneDashboard.Core.Drafts;

/// <summary>A draft as its form takes it up again.</summary>
/// <param name="FormKey">The form: <see cref="DraftForms"/>.</param>
/// <param name="Title">The form in words.</param>
/// <param name="Address">The path and query at which the form opens.</param>
/// <param name="SavedUtc">When it was last kept, UTC.</param>
/// <param name="Content">What was typed: JSON.</param>
public sealed record KeptDraft(string FormKey, string Title, string Address, DateTime SavedUtc, string Content);
