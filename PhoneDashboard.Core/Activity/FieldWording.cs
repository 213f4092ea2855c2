using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Settings;

namespace PhoneDashboard.Core.Activity;

/// <summary>Values as the screens show them: ids as names, numbers grouped, times in the account's zone.</summary>
internal sealed class FieldWording
{
    private readonly Dictionary<(string Kind, long Id), (string Name, bool IsGone)> _names = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>
    /// What is needed to put these values into words: a statement for each kind of thing that they name without its words.
    /// </summary>
    internal static async Task<FieldWording> LoadAsync(
        DashboardDb db, IEnumerable<(Field Field, FieldValue? Value)> values, CancellationToken cancellationToken)
    {
        var wording = new FieldWording { _zone = await AccountZone.ReadAsync(db, cancellationToken) };
        var ids = from value in values
                  where value is { Field.References: not null, Value: not null }
                  from member in OldEntries.Members(value.Field, value.Value)
                  where member is { Words: null, Id: not null }
                  select (Kind: value.Field.References!, Id: member.Id!.Value);
        foreach (var kind in ids.Distinct().ToLookup(reference => reference.Kind, reference => reference.Id))
        {
            await wording.LoadNamesAsync(db, kind.Key, [.. kind], cancellationToken);
        }

        return wording;
    }

    /// <summary>A value as people read it; null when there is none.</summary>
    internal string? Words(Field field, FieldValue? value) => value is null ? null
        : OldEntries.Members(field, value) is { Count: > 0 } members ? string.Join(", ", members.Select(member => Words(field, member)))
        : field.Name.EndsWith("Utc", StringComparison.Ordinal) ? Local(value.Text!)
        : field.Words is { } words ? words(value.Text!)
        : value.Text switch
        {
            "True" => "Yes",
            "False" => "No",
            var text => text,
        };

    private string Words(Field field, FieldMember member)
    {
        var (name, isGone) = member is { Words: null, Id: { } id }
            ? _names.GetValueOrDefault((field.References!, id))
            : (member.Words, false);
        return name is null ? $"deleted ({member.Key})" : (field.Words?.Invoke(name) ?? name) + (isGone ? " (deleted)" : "");
    }

    private async Task LoadNamesAsync(DashboardDb db, string kind, long[] ids, CancellationToken cancellationToken)
    {
        foreach (var item in await AuditItems.FindAsync(db, kind, ids, cancellationToken))
        {
            _names[(kind, item.Id)] = (item.Name, false);
        }

        foreach (var id in ids.Where(id => !_names.ContainsKey((kind, id))))
        {
            if (await AuditItems.LastNameAsync(db, kind, id, cancellationToken) is { } name)
            {
                _names[(kind, id)] = (name, true);
            }
        }
    }

    private string Local(string value) =>
        DateTime.TryParse(
            value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
            ? TimeZoneInfo.ConvertTimeFromUtc(utc, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : value;
}
