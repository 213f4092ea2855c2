namespace PhoneDashboard.Web.Components.Tables;

/// <summary>What becomes of a column when the table is a list of cards (Specification 9, phone).</summary>
public enum CardRole
{
    /// <summary>Not on the card.</summary>
    Hidden,

    /// <summary>
    /// The card's heading. In the table it is the first column: it stays when scrolled sideways, and is neither hidden nor moved.
    /// </summary>
    Title,

    /// <summary>One of the three fields that matter.</summary>
    Field,
}
