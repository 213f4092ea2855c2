using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>What a <see cref="Picker{TItem}"/> offers of a list that is in memory.</summary>
internal static class Offers
{
    private const int Shown = 50;

    /// <summary>
    /// The items whose name has all words of the text in it, however they are written; the first of all without a text, none for a text in
    /// which there is nothing to find.
    /// </summary>
    internal static Task<IReadOnlyList<T>> Of<T>(IEnumerable<T> all, string? text, Func<T, string> name)
    {
        var isNonsense = !string.IsNullOrWhiteSpace(text) && TextKey.Fold(text).Length == 0;
        return Task.FromResult<IReadOnlyList<T>>(isNonsense ? [] : [.. all.Where(item => TextKey.Finds(text, name(item))).Take(Shown)]);
    }
}
