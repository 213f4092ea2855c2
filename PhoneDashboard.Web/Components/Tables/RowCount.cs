using System.Globalization;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>How many rows a view has. A search with very many hits is counted only so far: then there are more.</summary>
/// <param name="Rows">The rows that were counted.</param>
/// <param name="IsCapped">True when there are more than these.</param>
public readonly record struct RowCount(int Rows, bool IsCapped = false)
{
    /// <summary>"61", or "10,000+".</summary>
    public string Figure => string.Create(CultureInfo.InvariantCulture, $"{Rows:N0}{(IsCapped ? "+" : "")}");

    /// <summary>"1 row", "61 rows", or "more than 10,000 rows".</summary>
    public string Words =>
        this == new RowCount(1) ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{(IsCapped ? "more than " : "")}{Rows:N0} rows");

    /// <summary>The rows of the view that a page belongs to.</summary>
    public static RowCount Of<TRow>(ListPage<TRow> page) => new(page.Total, page.IsCapped);

    /// <summary>How many pages there are to turn.</summary>
    public int Pages(int pageSize) => (Rows + pageSize - 1) / pageSize;
}
