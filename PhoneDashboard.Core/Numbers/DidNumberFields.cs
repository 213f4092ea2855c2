using PhoneDashboard.Core.Fields;
using Edits = PhoneDashboard.Core.Fields.FieldsOf<PhoneDashboard.Core.Numbers.DidNumberEdit>;

namespace PhoneDashboard.Core.Numbers;

/// <summary>What a DID Number's form sets, and what the trail names besides; its digits stay.</summary>
public static class DidNumberFields
{
    /// <summary>What people call where a number comes from.</summary>
    public const string OriginLabel = "Origin";

    /// <summary>What connects it to this system.</summary>
    public static readonly Field Trunk = Edits.Reference(
        nameof(DidNumber.TrunkId), "Trunk", nameof(Numbers.Trunk), did => did.TrunkId, (did, id) => did.TrunkId = id) with
    {
        Help = "Connects the number to this system. Without one, calls to it do not arrive.",
        None = "No trunk",
    };

    /// <summary>Whether it is offered to lines.</summary>
    public static readonly Field Enabled =
        Edits.Switch(nameof(DidNumber.Enabled), "Enabled", did => did.Enabled, (did, on) => did.Enabled = on) with
        {
            Help = "A disabled number is not offered to lines; where it is assigned it stays, with a warning.",
        };

    /// <summary>A note for colleagues.</summary>
    public static readonly Field Description =
        Edits.Text(nameof(DidNumber.Description), "Description", did => did.Description, (did, text) => did.Description = text) with
        {
            Help = "A note for your colleagues.",
        };

    /// <summary>The form's fields, in its order.</summary>
    public static IReadOnlyList<Field> Form { get; } = [Trunk, Enabled, Description];

    /// <summary>All that an entry of the trail may name.</summary>
    internal static FieldCatalogue Catalogue { get; } = new(nameof(DidNumber), "DID Number",
    [
        .. Form.Select(field => field with { IsFilter = true }),
        new(nameof(DidNumber.Digits), "Number") { Words = DigitWords },
        new(nameof(DidNumber.Country), "Country"),
        new(nameof(DidNumber.Source), OriginLabel)
        {
            Words = text => Enum.TryParse<DidNumberSource>(text, out var source) ? OriginWords(source) : text,
        },
    ]);

    /// <summary>Where a number comes from, in words: "DID provider" or "Third-party".</summary>
    public static string OriginWords(DidNumberSource source) => source == DidNumberSource.Provider ? "DID provider" : "Third-party";

    /// <summary>Digits as people read them: with a plus and in groups.</summary>
    internal static string DigitWords(string digits) => E164.Format(digits.TrimStart('+'));
}
