using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PhoneDashboard.Core.Email;

/// <summary>Puts what people typed into the HTML of a mail.</summary>
internal static class EmailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Safe as text and in a quoted attribute; letters of every script stay readable in the source.</summary>
    internal static string Encode(string text) => Encoder.Encode(text);
}
