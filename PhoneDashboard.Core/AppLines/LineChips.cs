namespace PhoneDashboard.Core.AppLines;

/// <summary>
/// The collections of a line as texts, joined by <see cref="Between"/>: a view, because how texts are joined in order is the database's
/// own.
/// </summary>
internal sealed class LineChips
{
    /// <summary>What stands between two values: the unit separator of ASCII, which is in no name.</summary>
    internal const char Between = '\u001F';

    /// <summary>The line.</summary>
    public long Id { get; private set; }

    /// <summary>Digits of the Caller IDs, the default first; null for none.</summary>
    public string? CallerIds { get; private set; }

    /// <summary>Delivery Methods by name; null for none.</summary>
    public string? DeliveryMethods { get; private set; }
}
