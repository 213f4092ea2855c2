namespace PhoneDashboard.Core.Bulk;

/// <summary>How delivery methods of lines change.</summary>
public enum DeliveryMethodsChange
{
    /// <summary>The chosen ones come to those of the line.</summary>
    Add,

    /// <summary>The chosen ones go.</summary>
    Remove,

    /// <summary>The line has the chosen ones and no others.</summary>
    Replace,
}
