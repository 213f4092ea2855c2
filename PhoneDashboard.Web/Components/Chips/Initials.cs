using System.Globalization;

namespace PhoneDashboard.Web.Components.Chips;

/// <summary>The letters of an avatar.</summary>
public static class Initials
{
    /// <summary>
    /// The first letter of each name, in capitals. A letter is what people see as one: an emoji or a letter with its accents
    /// is never cut in two.
    /// </summary>
    public static string Of(string firstName, string lastName) =>
        (StringInfo.GetNextTextElement(firstName) + StringInfo.GetNextTextElement(lastName)).ToUpperInvariant();

    /// <summary>The same of a name in one piece: its first and last word.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 1 ? Of(words[0], words[^1]) : Of(name, "");
    }
}
