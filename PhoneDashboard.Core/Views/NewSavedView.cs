using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Views;

/// <summary>A view of a table as it is saved: a name for what the table shows.</summary>
public class NewSavedView
{
    /// <inheritdoc cref="SavedView.Name" />
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(SavedView.NameLength, ErrorMessage = "Use at most 60 characters.")]
    public string? Name { get; set; }

    /// <inheritdoc cref="SavedView.ForEverybody" />
    public bool ForEverybody { get; set; }

    /// <inheritdoc cref="SavedView.Page" />
    [Verbatim]
    public string Page { get; set; } = "";

    /// <inheritdoc cref="SavedView.Query" />
    [Verbatim]
    [StringLength(SavedView.TextLength, ErrorMessage = "These filters are too long to be saved. Shorten what you search for.")]
    public string Query { get; set; } = "";

    /// <inheritdoc cref="SavedView.Columns" />
    [Verbatim]
    public string Columns { get; set; } = "";
}
