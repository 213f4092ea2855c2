using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// A company with a line of each kind beside those of <see cref="SipCompany"/>: called ones by phones, hours and what happens when nobody
/// takes the call; calling ones by what they may and what they show; and numbers of each kind that ring no line. It dials as Great Britain.
/// </summary>
internal sealed class AskedCompany
{
    /// <summary>What phones answer, by the address that they are at: one address for each, because SIPp tells calls by Call-ID.</summary>
    internal static readonly int[] Codes = [603, 486, 480, 480];

    /// <summary>The zone of the account, and of the schedules.</summary>
    internal const string Zone = "Europe/London", ScheduleZone = "America/New_York";

    /// <summary>Own numbers that ring no line, or not by the main trunk.</summary>
    internal const string Trunkless = "442079460001", Hostless = "442079460002", ThirdParty = "442079460003", OnThird = "442079460004",
        Unknown = "442079460999";

    /// <summary>The third trunk's address.</summary>
    internal const string ThirdAddress = "127.0.0.77";

    private const int Never = -1;

    private readonly SipEngineFixture _sip;
    private readonly List<(string Phone, AppLine Line, int At)> _phones = [];
    private int _number = 100;

    private AskedCompany(SipEngineFixture sip) => _sip = sip;

    /// <summary>Lines to be called.</summary>
    internal List<AskedLine> Called { get; } = [];

    /// <summary>Lines to be called at a moment, in the account's zone.</summary>
    internal List<(AskedLine Line, DateTime AtLocal)> Moments { get; } = [];

    /// <summary>Lines that call.</summary>
    internal List<AskedLine> Calling { get; } = [];

    /// <summary>The phones that register: line, phone and sign-in of each, by address.</summary>
    internal ILookup<int, string> Phones => _phones.Where(phone => phone.At >= 0)
        .ToLookup(phone => phone.At, phone => $"l{phone.Line.Id};{phone.Phone};{SignsIn(phone.Phone)}");

    /// <summary>Makes it.</summary>
    /// <param name="sip">In whose database.</param>
    /// <param name="secondPort">Of the second trunk, which has the main one's address.</param>
    internal static async Task<AskedCompany> MakeAsync(SipEngineFixture sip, int secondPort)
    {
        var company = new AskedCompany(sip);
        await sip.Test.WriteAsync(db => company.NumbersAsync(db, secondPort));
        company.Calling.AddRange(await company.AddAsync(company.CallingAsync));
        company.Called.AddRange(await company.AddAsync(company.CalledAsync));
        await company.MomentsAsync();
        return company;
    }

    /// <summary>SIPp's keyword for a phone's answer to the engine's challenge.</summary>
    internal static string SignsIn(string phone) => $"[authentication username={phone} password={Secret(phone)}]";

    private static string Secret(string phone) => "pw-" + phone;

    private async Task NumbersAsync(DashboardDb db, int secondPort)
    {
        (await db.AccountSettings.SingleAsync()).TimeZone = Zone;
        (await db.Trunks.SingleAsync(trunk => trunk.Name == "Second")).Port = secondPort;
        var hostless = new Trunk { Name = "Hostless" };
        var ada = await db.ContactMethods.Include(method => method.User).SingleAsync(method => method.User.FirstName == "Ada");
        foreach (var (digits, trunk, source) in new[]
                 {
                     (Trunkless, null, DidNumberSource.Provider), (Hostless, hostless, DidNumberSource.Provider),
                     (ThirdParty, null, DidNumberSource.ThirdParty),
                     (OnThird, await db.Trunks.SingleAsync(trunk => trunk.Name == "Third"), DidNumberSource.Provider),
                 })
        {
            var did = new DidNumber { Digits = digits, Country = "GB", Trunk = trunk, Source = source };
            db.AddRange(did, new DidAssignment { DidNumber = did, ContactMethod = ada, Position = _number++ });
        }

        foreach (var digits in new[] { "07", "9", "0800" })
        {
            var extension = new InternalNumber { Digits = digits };
            db.AddRange(
                extension, new InternalNumberAssignment { InternalNumber = extension, ContactMethod = ada, Position = _number++ });
        }
    }

    private async Task<List<AskedLine>> AddAsync(Func<DashboardDb, Task<List<(AppLine Line, int Code, string Phone)>>> make)
    {
        List<(AppLine Line, int Code, string Phone)> lines = [];
        await _sip.Test.WriteAsync(async db => lines = await make(db));
        return lines.ConvertAll(made => new AskedLine(
            made.Line.User.LastName, made.Line.Id, made.Line.DidNumbers[0].DidNumber.Digits,
            made.Line.InternalNumbers.Select(number => number.InternalNumber.Digits).FirstOrDefault() ?? "", made.Code)
        {
            Phone = made.Phone,
            Shown = made.Line.InternalCallerId?.Digits
                ?? made.Line.InternalNumbers.Select(number => number.InternalNumber.Digits).FirstOrDefault() ?? "internal",
        });
    }

    private async Task<List<(AppLine Line, int Code, string Phone)>> CallingAsync(DashboardDb db)
    {
        var lines = new List<(AppLine Line, int Code, string Phone)>();
        var callerIds = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["own"] = [SipCompany.Ada],
            ["second trunk's"] = [SipCompany.Ben],
            ["third trunk's"] = [OnThird],
            ["hostless trunk's"] = [Hostless],
            ["third party's"] = [ThirdParty],
            ["disabled, then own"] = [SipCompany.Disabled, SipCompany.Ada],
            ["disabled"] = [SipCompany.Disabled],
            ["none"] = [],
        };
        foreach (var (external, callerId, inside) in
            from external in new[] { true, false }
            from callerId in callerIds.Keys
            from inside in new[] { "chosen", "first", "name" }
            select (external, callerId, inside))
        {
            var line = await AddLineAsync(
                db, $"{(external ? "External" : "Internal only")}, {callerId}, {inside}", extensions: inside == "name" ? 0 : 2);
            line.ExternalOutboundCalls = external;
            foreach (var (position, digits) in callerIds[callerId].Index())
            {
                line.CallerIds.Add(new LineCallerId
                {
                    AppLine = line,
                    DidNumber = await db.DidNumbers.SingleAsync(did => did.Digits == digits),
                    Position = position,
                });
            }

            line.InternalCallerId = inside == "chosen" ? line.InternalNumbers[1].InternalNumber : null;
            var phone = $"caller{lines.Count}";
            AddPhone(db, line, phone, Never);
            lines.Add((line, 0, phone));
        }

        return lines;
    }

    private async Task<List<(AppLine Line, int Code, string Phone)>> CalledAsync(DashboardDb db)
    {
        var lines = new List<(AppLine Line, int Code, string Phone)>();
        var hours = new Dictionary<string, TimeSchedule?>(StringComparer.Ordinal) { ["always"] = null };
        foreach (var (name, week, exception) in new (string, bool, bool?)[]
                 {
                     ("open", true, null), ("closed", false, null), ("closed today", true, false), ("open today", false, true),
                 })
        {
            hours[name] = Schedule(name, week, exception);
            db.Add(hours[name]!);
        }

        foreach (var (phones, open, unavailable) in
            from phones in new int[][] { [], [Never], [0], [1], [2], [2, 3], [2, Never] }
            from open in hours.Keys
            from unavailable in Enum.GetValues<WhenUnavailable>()
            select (phones, open, unavailable))
        {
            var line = await AddLineAsync(db, $"Phones {string.Join(' ', phones)}, {open}, {unavailable}", extensions: 1);
            line.WhenUnavailable = unavailable;
            line.VoicemailAudio = unavailable == WhenUnavailable.RouteToVoicemail ? await db.AudioFiles.FirstAsync() : null;
            line.User.TimeSchedule = hours[open];
            foreach (var (index, at) in phones.Index())
            {
                AddPhone(db, line, string.Create(CultureInfo.InvariantCulture, $"called{lines.Count}x{index}"), at);
            }

            lines.Add((line, phones.Where(at => at >= 0).Select(at => Codes[at]).FirstOrDefault(), ""));
        }

        return lines;
    }

    /// <summary>
    /// Lines of one schedule, each with openings that are moved so that the engine's now is another moment of it.
    /// </summary>
    private async Task MomentsAsync()
    {
        var schedules = new List<(TimeSchedule Schedule, DateTime AtLocal)>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var now = DateTime.UtcNow;
        var lines = await AddAsync(async db =>
        {
            var made = new List<(AppLine Line, int Code, string Phone)>();
            foreach (var (day, time) in
                from day in Enumerable.Range(1, 4)
                from time in new[] { "00:30", "01:58", "02:00", "08:58", "09:00", "13:00", "16:58", "17:00", "22:00" }
                select (day, TimeOnly.Parse(time, CultureInfo.InvariantCulture)))
            {
                var local = DateTime.SpecifyKind(now.Date.AddDays(day) + time.ToTimeSpan(), DateTimeKind.Unspecified);
                var schedule = Schedule(
                    string.Create(CultureInfo.InvariantCulture, $"At {local:yyyy-MM-dd HH:mm}"), week: false, exception: null);
                schedule.TimeZone = Zone;
                foreach (var weekday in Enum.GetValues<DayOfWeek>())
                {
                    schedule.Ranges.Add(new TimeScheduleRange { Day = weekday, From = new TimeOnly(9, 0), To = new TimeOnly(17, 0) });
                }

                schedule.Ranges.Add(new TimeScheduleRange
                {
                    Day = now.Date.AddDays(2).DayOfWeek,
                    From = new TimeOnly(22, 0),
                    To = new TimeOnly(2, 0),
                });
                schedule.Exceptions.Add(Exception("Fair", isWorking: true, now.Date.AddDays(3).AddHours(17), TimeSpan.FromHours(1)));
                schedule.Exceptions.Add(Exception("Holiday", isWorking: false, now.Date.AddDays(4), TimeSpan.FromDays(1)));
                var line = await AddLineAsync(db, schedule.Title, extensions: 1);
                line.User.TimeSchedule = schedule;
                AddPhone(db, line, $"moment{made.Count}", at: 2);
                made.Add((line, Codes[2], ""));
                schedules.Add((schedule, local));
            }

            return made;
        });
        Moments.AddRange(lines.Zip(schedules, (line, schedule) => (line, schedule.AtLocal)));
        await using var db = await _sip.Test.OpenAsync();
        foreach (var (schedule, local) in schedules)
        {
            var seconds = (long)(TimeZoneInfo.ConvertTimeToUtc(local, zone) - now).TotalSeconds;
            await db.TimeScheduleOpenings.Where(opening => opening.TimeScheduleId == schedule.Id)
                .ExecuteUpdateAsync(update => update
                    .SetProperty(opening => opening.FromUnix, opening => opening.FromUnix - seconds)
                    .SetProperty(opening => opening.ToUnix, opening => opening.ToUnix - seconds));
        }
    }

    private static TimeSchedule Schedule(string title, bool week, bool? exception)
    {
        var schedule = new TimeSchedule { Title = title, TimeZone = ScheduleZone };
        if (week)
        {
            foreach (var day in Enum.GetValues<DayOfWeek>())
            {
                schedule.Ranges.Add(new TimeScheduleRange { Day = day, From = TimeOnly.MinValue, To = TimeOnly.MinValue });
            }
        }

        if (exception is { } isWorking)
        {
            schedule.Exceptions.Add(Exception("Today", isWorking, DateTime.UtcNow.Date.AddDays(-1), TimeSpan.FromDays(3)));
        }

        return schedule;
    }

    private static TimeScheduleException Exception(string name, bool isWorking, DateTime from, TimeSpan length) => new()
    {
        Name = name,
        IsWorking = isWorking,
        FromLocal = DateTime.SpecifyKind(from, DateTimeKind.Unspecified),
        ToLocal = DateTime.SpecifyKind(from + length, DateTimeKind.Unspecified),
    };

    private async Task<AppLine> AddLineAsync(DashboardDb db, string name, int extensions)
    {
        var line = new AppLine { Name = AppLine.DefaultName };
        var user = new PhoneUser { FirstName = "Asked", LastName = name };
        user.ContactMethods.Add(line);
        var did = new DidNumber
        {
            Digits = string.Create(CultureInfo.InvariantCulture, $"442079460{_number:000}"),
            Country = "GB",
            Source = DidNumberSource.Provider,
            TrunkId = (await db.Trunks.SingleAsync(trunk => trunk.IsDefault)).Id,
        };
        line.DidNumbers.Add(new DidAssignment { DidNumber = did, ContactMethod = line });
        for (var index = 0; index < extensions; index++)
        {
            line.InternalNumbers.Add(new InternalNumberAssignment
            {
                InternalNumber = new InternalNumber
                {
                    Digits = string.Create(CultureInfo.InvariantCulture, $"{_number + ((index + 1) * 1000)}"),
                },
                ContactMethod = line,
                Position = index,
            });
        }

        _number++;
        db.Add(user);
        return line;
    }

    private void AddPhone(DashboardDb db, AppLine line, string phone, int at)
    {
        var (sha256, md5) = SipHashes.Of(phone, Secret(phone));
        db.Add(new SipCredential
        {
            User = line.User,
            Username = phone,
            Domain = SipEngine.Domain,
            Ha1Sha256 = sha256,
            Ha1Md5 = md5,
            CreatedUtc = DateTime.UtcNow,
            Device = new AppDevice
            {
                User = line.User,
                Name = phone,
                Os = "Android",
                AppVersion = "6.0",
                RegisteredUntilUtc = at == Never ? null : DateTime.UtcNow.AddHours(1),
            },
        });
        _phones.Add((phone, line, at));
    }
}
