using System.Globalization;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>The letters of an avatar.</summary>
public static class Initials
{
    /// <summary>The first letter of each name, in capitals. A letter is what people see as one: an emoji or a letter with its accents is never cut in two.</summary>
    public static string Of(string firstName, string lastName) =>
        (StringInfo.GetNextTextElement(firstName) + StringInfo.GetNextTextElement(lastName)).ToUpperInvariant();
}
