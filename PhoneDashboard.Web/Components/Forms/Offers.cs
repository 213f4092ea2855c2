using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>What a <see cref="Picker{TItem}"/> offers of a list that is in memory.</summary>
internal static class Offers
{
    private const int Shown = 50;

    /// <summary>The items whose name has the text in it, however it is written; the first of all without a text, none for a text in which there is nothing to find.</summary>
    internal static Task<IReadOnlyList<T>> Of<T>(IEnumerable<T> all, string? text, Func<T, string> name)
    {
        var key = TextKey.Fold(text ?? "");
        return Task.FromResult<IReadOnlyList<T>>(key.Length == 0 && !string.IsNullOrWhiteSpace(text) ? [] : [.. all.Where(item => TextKey.Fold(name(item)).Contains(key, StringComparison.Ordinal)).Take(Shown)]);
    }
}
