using System.Globalization;
using System.Text;
using PhoneDashboard.Core.Email;

namespace PhoneDashboard.Core.Lists;

/// <summary>
/// Folds text for comparison, sorting and search: the same on every database, where NOCASE folds ASCII only (and does not exist on PostgreSQL).
/// </summary>
public static class TextKey
{
    /// <summary>Lower case, without accents, spaces trimmed and run together: "  José  ÁLVAREZ" becomes "jose alvarez".</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(character))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character));
            }
        }

        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Half of a surrogate pair is no text, and makes <see cref="string.Normalize()"/> throw: it becomes the replacement character, as in UTF-8.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;

    /// <inheritdoc cref="EmailAddress.Key" />
    public static string? Email(string? address) => EmailAddress.Key(address);
}
