using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PhoneDashboard.Tests.Support;

/// <summary>Finds letters from right to left that would move what stands beside them, in whatever is shown or read out.</summary>
internal static class Isolation
{
    // Read by no person, or a line of its own in a box that finds its direction itself.
    private static readonly HashSet<string> Unseen = ["href", "src", "srcdoc", "value", "action"];

    /// <summary>Each text and each attribute of the page with such letters outside an isolate.</summary>
    internal static IEnumerable<string> Loose(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var texts = page.Descendants<IText>()
            .Where(text => text.ParentElement?.Closest("script, style, textarea, bdi") is null && IsLoose(text.Data))
            .Select(text => $"<{text.ParentElement?.LocalName}> {text.Data.Trim()}");
        var attributes = page.All.SelectMany(element => element.Attributes)
            .Where(attribute => !Unseen.Contains(attribute.Name) && !attribute.Name.StartsWith("data-", StringComparison.Ordinal)
                && IsLoose(attribute.Value))
            .Select(attribute => $"{attribute.Name}=\"{attribute.Value}\"");
        return texts.Concat(attributes);
    }

    private static bool IsLoose(string text)
    {
        var depth = 0;
        return text.Any(character =>
        {
            depth += character switch { '\u2068' => 1, '\u2069' => -1, _ => 0 };
            return depth == 0 && character is >= '\u0590' and <= '\u08FF';
        });
    }
}
