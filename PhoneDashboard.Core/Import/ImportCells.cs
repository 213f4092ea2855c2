using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Core.Import;

/// <summary>Reads cells as their fields keep values.</summary>
internal sealed class ImportCells(ImportNames names, ImportNumbers numbers)
{
    private static readonly string[] Yes = ["yes", "true", "1", "on"], No = ["", "no", "false", "0", "off"];

    /// <summary>What the cell holds. An empty one empties its field.</summary>
    /// <param name="field">What its column means.</param>
    /// <param name="cell">As the file has it.</param>
    /// <param name="present">What the field holds now.</param>
    internal CellReading Read(ImportField field, string cell, FieldValue? present)
    {
        if (SpoiltCell.Problem(cell, field.HasNumbers) is { } spoilt)
        {
            return CellReading.Refused(spoilt);
        }

        var ids = present?.Members.Select(member => member.Id!.Value).ToList() ?? [];
        return field.Kind switch
        {
            ImportKind.Switch => Switch(TextKey.Fold(cell)),
            ImportKind.WhenUnavailable => Choice(TextKey.Fold(cell)),
            ImportKind.Name => Things(string.IsNullOrWhiteSpace(cell) ? [] : [cell], text => Thing(field.Field!, text, ids)),
            ImportKind.Names => Things(Names(field.Field!, cell, ids), text => Thing(field.Field!, text, ids)),
            ImportKind.DidNumbers => Things(ImportNumbers.Texts(cell), numbers.Did),
            ImportKind.InternalNumbers => Things(ImportNumbers.Texts(cell), numbers.Internal),
            ImportKind.InternalNumber => ImportNumbers.Texts(cell).Skip(1).Any()
                ? CellReading.Refused("Only one number can stand here.")
                : Things(ImportNumbers.Texts(cell), numbers.Internal),
            _ => new CellReading(FieldValue.Of(cell)),
        };
    }

    private static CellReading Switch(string text) =>
        Yes.Contains(text, StringComparer.Ordinal) ? new CellReading(FieldValue.Of(true))
        : No.Contains(text, StringComparer.Ordinal) ? new CellReading(FieldValue.Of(false))
        : CellReading.Refused("Put in Yes or No.");

    private static CellReading Choice(string text)
    {
        foreach (var choice in Enum.GetValues<WhenUnavailable>().Where(choice => text == TextKey.Fold(choice.Words())))
        {
            return new CellReading(FieldValue.Of(choice));
        }

        return text.Length == 0
            ? new CellReading(FieldValue.Of(WhenUnavailable.DoNothing))
            : CellReading.Refused($"Put in {string.Join(" or ", Enum.GetValues<WhenUnavailable>().Select(choice => choice.Words()))}.");
    }

    private static CellReading Things(IEnumerable<string> texts, Func<string, (long? Id, string? Problem)> find)
    {
        var found = texts.Select(find).ToList();
        var problems = found.Select(thing => thing.Problem).OfType<string>().Distinct().ToList();
        return problems.Count > 0
            ? CellReading.Refused(string.Join(' ', problems))
            : new CellReading(FieldValue.Of(found.Select(thing => thing.Id!.Value).Distinct()));
    }

    private (long? Id, string? Problem) Thing(Field field, string text, List<long> present) =>
        names.Find(field.References!, text, present) is { } id
            ? (id, null)
            : (null, $"Nothing among {field.Label} is called “{text}”. Add it there first, or correct the name.");

    // Our file for Excel has | between the names; in the exact one it is a sign like any other.
    private IEnumerable<string> Names(Field field, string cell, List<long> present) => CsvEscapes.Split(cell).SelectMany(name =>
        names.Find(field.References!, name, present) is null && name.Contains('|', StringComparison.Ordinal)
            ? name.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [name]);
}
