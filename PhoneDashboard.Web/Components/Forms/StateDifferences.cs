using System.Text.Json.Nodes;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>Compares what a form holds with what it would hold if nobody had typed.</summary>
internal static class StateDifferences
{
    /// <summary>The names of the values that differ, at whatever depth. What one of the two lacks counts as empty.</summary>
    internal static IReadOnlySet<string> Names(JsonNode? one, JsonNode? other) => Find(one, other, "").ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Find(JsonNode? one, JsonNode? other, string name)
    {
        if (one is JsonObject || other is JsonObject)
        {
            var (left, right) = (one as JsonObject ?? new JsonObject(), other as JsonObject ?? new JsonObject());
            return left.Concat(right).Select(value => value.Key).Distinct(StringComparer.Ordinal)
                .SelectMany(key => Find(left[key], right[key], key));
        }

        return Text(one) == Text(other) ? [] : [name];
    }

    private static string Text(JsonNode? value) =>
        value?.ToJsonString() is { } text && text is not ("false" or "0" or "\"\"" or "[]") ? text : "";
}
