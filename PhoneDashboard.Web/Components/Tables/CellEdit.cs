using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A cell that is being changed in its table.</summary>
/// <param name="Field">What the column is called.</param>
/// <param name="Of">What people call the row.</param>
/// <param name="Value">What the cell holds, as it is saved; null for nothing.</param>
/// <param name="Save">Saves what was typed or chosen; the problem when it was refused.</param>
public sealed record CellEdit(string Field, string Of, string? Value, Func<string?, Task<Problem?>> Save)
{
    /// <summary>What can be chosen; null for a cell that is typed.</summary>
    public IReadOnlyList<FilterChoice>? Choices { get; init; }

    /// <summary>What is offered while somebody types.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];
}
