using System.Globalization;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Views;

/// <summary>A table's search, filters, order and columns under a name, for its owner or for everybody (Specification 4.15).</summary>
public sealed class SavedView : IAggregate, IFolded, IRestoredRow
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>The longest page, query or list of columns, in characters.</summary>
    public const int TextLength = 4000;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>The path of the page that has the table, such as <c>/users</c>.</summary>
    public required string Page { get; set; }

    /// <summary>What its owner calls it, unique when folded among the owner's of the table.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name, then page and owner: an owner's names of a table are unique.</summary>
    [Unaudited]
    public string NameKey { get; private set; } = "";

    /// <summary>The owner, a team account; null for one for everybody whose owner has no account any more.</summary>
    [Unaudited]
    public long? AccountId { get; set; }

    /// <summary>Everybody may open it; otherwise only the owner.</summary>
    public bool ForEverybody { get; set; }

    /// <summary>A <see cref="ListQuery"/> as text. What it refers to may be gone: it is read as an address is.</summary>
    public required string Query { get; set; }

    /// <summary>The titles of the columns that are shown, in their order, with a comma between.</summary>
    public required string Columns { get; set; }

    string IAggregate.AuditName => Name;

    string? IRestoredRow.Lost => ForEverybody ? null : $"The owner of the view {Name} has no account any more.";

    void IFolded.FoldKeys() => NameKey = TextKey.Own(NameKey, Key, Id);

    private string Key => string.Create(CultureInfo.InvariantCulture, $"{TextKey.Fold(Name)}\n{Page}\n{AccountId ?? -Id}");
}
