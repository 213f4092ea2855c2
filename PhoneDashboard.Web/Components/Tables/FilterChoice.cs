namespace PhoneDashboard.Web.Components.Tables;

/// <summary>A value a filter can take.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Text">As people read it.</param>
public sealed record FilterChoice(string Value, string Text)
{
    /// <summary>A choice that reads as it is written.</summary>
    public FilterChoice(string text)
        : this(text, text)
    {
    }
}
