using System.Globalization;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Live;

/// <summary>
/// Times as people of the account read them: in the account's time zone, not the server's or the browser's, so that two colleagues
/// talk of the same hour.
/// </summary>
public sealed class AccountTime(SettingsService settings, CurrentActor current, TimeProvider clock)
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>The zone's IANA name.</summary>
    public string ZoneName => _zone.Id;

    /// <summary>Reads the zone. Call it before rows are shown: Settings may have changed it meanwhile.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default) =>
        _zone = TimeZones.Of((await settings.GetAsync(current.Actor, cancellationToken)).TimeZone);

    /// <summary>The time of day, to the minute; with the date when that is not today.</summary>
    public string Hour(DateTime utc)
    {
        var (then, now) =
            (TimeZoneInfo.ConvertTimeFromUtc(utc, _zone), TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, _zone));
        return then.Date == now.Date ? then.ToString("HH:mm", CultureInfo.InvariantCulture) : Text(utc);
    }

    /// <summary>A moment not long ago, as one says it: the time for today, the day before it otherwise.</summary>
    public string Moment(DateTime utc, DateTime nowUtc)
    {
        var (local, now) = (TimeZoneInfo.ConvertTimeFromUtc(utc, _zone), TimeZoneInfo.ConvertTimeFromUtc(nowUtc, _zone));
        var day = (now.Date - local.Date).Days switch
        {
            0 => "today",
            1 => "yesterday",
            _ => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day} {local:HH:mm}");
    }

    /// <summary>The moment by the account's clock on the wall.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, _zone);

    /// <summary>Date and time, to the minute.</summary>
    public string Text(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
