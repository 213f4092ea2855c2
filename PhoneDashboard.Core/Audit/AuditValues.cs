using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Audit;

/// <summary>Values of the audit trail as the screens show them: ids as the names of what they mean today, numbers grouped, times in the account's zone.</summary>
internal sealed class AuditValues
{
    private static readonly Dictionary<string, string> References = new(StringComparer.Ordinal)
    {
        [nameof(PhoneUser.TimeScheduleId)] = nameof(TimeSchedule),
        [nameof(AppLine.VoicemailAudioId)] = nameof(AudioFile),
        [nameof(AppLine.InternalAnnouncementId)] = nameof(AudioFile),
        [nameof(AppLine.ExternalAnnouncementId)] = nameof(AudioFile),
        [nameof(AppLine.InternalCallerIdId)] = nameof(InternalNumber),
        [nameof(DidNumber.TrunkId)] = nameof(Trunk),
        [nameof(AppDevice.UserId)] = nameof(PhoneUser),
    };

    private readonly Dictionary<(string Kind, long Id), string> _names = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>What is needed to word these changes.</summary>
    internal static async Task<AuditValues> LoadAsync(DashboardDb db, IEnumerable<FieldChange> changes, CancellationToken cancellationToken)
    {
        var values = new AuditValues { _zone = await ZoneAsync(db, cancellationToken) };
        var ids = changes.Where(change => References.ContainsKey(change.Field))
            .SelectMany(change => new[] { change.Before, change.After }.Where(text => text is not null).Select(text => (Kind: References[change.Field], Id: IdOf(text!))))
            .Distinct();
        foreach (var kind in ids.ToLookup(reference => reference.Kind, reference => reference.Id))
        {
            foreach (var item in await AuditItems.FindAsync(db, kind.Key, [.. kind], cancellationToken))
            {
                values._names[(kind.Key, item.Id)] = item.Name;
            }
        }

        return values;
    }

    /// <summary>The zone in which the account reads times.</summary>
    internal static async Task<TimeZoneInfo> ZoneAsync(DashboardDb db, CancellationToken cancellationToken) =>
        TimeZones.Of(await db.AccountSettings.Where(settings => settings.Id == AccountSettings.OnlyId).Select(settings => settings.TimeZone)
            .SingleAsync(cancellationToken));

    /// <summary>The kind of thing whose id the field holds, or null.</summary>
    internal static string? ReferenceOf(string field) => References.GetValueOrDefault(field);

    internal FieldWords Words(string kind, FieldChange change) =>
        new(change.Field, AuditWords.Field(kind, change.Field), Words(kind, change.Field, change.Before), Words(kind, change.Field, change.After));

    /// <summary>A value as people read it; null when there was none.</summary>
    internal string? Words(string kind, string field, string? value) => value is null ? null
        : References.TryGetValue(field, out var reference) ? _names.GetValueOrDefault((reference, IdOf(value))) ?? $"deleted ({value})"
        : field.EndsWith("Utc", StringComparison.Ordinal) ? Local(value)
        : field switch
        {
            nameof(AppLine.DidNumbers) or nameof(AppLine.CallerIds) => string.Join(", ", value.Split(", ").Select(E164.Format)),
            nameof(AccountSettings.Country) when kind == nameof(AccountSettings) => NumberCountry.Find(value)?.Name ?? value,
            nameof(DidNumber.Digits) when kind == nameof(DidNumber) => E164.Format(value),
            nameof(PstnForwarding.ForwardingNumber) => E164.Format(value),
            nameof(AppLine.WhenUnavailable) when Enum.TryParse<WhenUnavailable>(value, out var choice) => choice.Words(),
            nameof(AudioFile.Format) when Enum.TryParse<AudioFormat>(value, out var format) => format.Words(),
            nameof(FeatureCode.Kind) when kind == nameof(FeatureCode) && Enum.TryParse<FeatureCodeKind>(value, out var feature) => feature.Words(),
            nameof(ContactMethod.Kind) when kind != nameof(DeliveryMethod) && Enum.TryParse<ContactMethodKind>(value, out var method) => method.Words(),
            nameof(DidNumber.Source) => value == nameof(DidNumberSource.Provider) ? "DID provider" : "Third-party",
            _ => value switch
            {
                "True" => "Yes",
                "False" => "No",
                _ => value,
            },
        };

    private static long IdOf(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private string Local(string value) => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
        ? TimeZoneInfo.ConvertTimeFromUtc(utc, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : value;
}
