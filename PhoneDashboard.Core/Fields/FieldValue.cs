using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneDashboard.Core.Fields;

/// <summary>
/// What a field holds, in a form and in the audit trail: a text, or other things. Where a field holds nothing there is no value.
/// In JSON a string or an array of <see cref="FieldMember"/>s.
/// </summary>
[JsonConverter(typeof(FieldValueConverter))]
public sealed record FieldValue
{
    private FieldValue(string? text, IReadOnlyList<FieldMember> members) => (Text, Members) = (text, members);

    /// <summary>The value, when it is a text: invariant, numbers and times too.</summary>
    public string? Text { get; }

    /// <summary>The other things, in their order.</summary>
    public IReadOnlyList<FieldMember> Members { get; }

    /// <summary>Of two with the same key neither is a change of the other, whatever things were called.</summary>
    internal string Key => Text ?? string.Join(", ", Members.Select(member => member.Key ?? member.Words));

    /// <summary>A text, number, time, choice or switch; null for none.</summary>
    public static FieldValue? Of(object? value) =>
        Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? new FieldValue(text, []) : null;

    /// <summary>Other things, in order; null for none.</summary>
    public static FieldValue? Of(IEnumerable<FieldMember> members) =>
        members.ToList() is { Count: > 0 } all ? new FieldValue(null, all) : null;

    /// <summary>Other things by their ids, in order; null for none.</summary>
    public static FieldValue? Of(IEnumerable<long> ids) =>
        Of(ids.Select(id => new FieldMember(id.ToString(CultureInfo.InvariantCulture), null)));

    /// <inheritdoc />
    public bool Equals(FieldValue? other) => other is not null && Text == other.Text && Members.SequenceEqual(other.Members);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Text, Members.Count);

    /// <summary>In the words of then.</summary>
    public override string ToString() => Text ?? string.Join(", ", Members.Select(member => member.Words ?? member.Key));

    private sealed class FieldValueConverter : JsonConverter<FieldValue>
    {
        public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new FieldValue(reader.GetString(), [])
                : new FieldValue(null, JsonSerializer.Deserialize<List<FieldMember>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
        {
            if (value.Text is { } text)
            {
                writer.WriteStringValue(text);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Members, options);
            }
        }
    }
}
