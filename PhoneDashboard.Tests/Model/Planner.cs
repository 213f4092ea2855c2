using System.Globalization;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Model.ResourceOperations;
using static PhoneDashboard.Tests.Model.UserOperations;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// Makes an operation of a step's number: what somebody would do who last looked when the database was in <paramref name="seen"/>. The
/// choices are few, so that people meet.
/// </summary>
internal sealed class Planner(Random random, ModelState seen, DateTime now)
{
    private static readonly Actor[] Actors =
        [.. new[] { "Ines", "Omar", "Wren" }.Select(name => TestActors.Administrator with { Name = name })];
    private static readonly string[] FirstNames = ["Ann", " Ann", "Béla", "Zoë", "ÅSA", "Jo Ann", "O'Neil", "", "  "];
    private static readonly string[] LastNames = ["Berg", "de la Cruz", "Ångström ", "Lee", "Łuk"];
    private static readonly string?[] Emails =
        ["ann@example.com", "ANN@example.com ", "zoe.lee@example.org", "bela@example.net", "o'neil@example.com", null, " ", "nobody"];
    private static readonly string[] Names = ["Greeting", "greeting", "Gréeting ", "Night", "Closed", " "];
    private static readonly string[] Codes = ["*1", "*12", "*2", " *23", "*9", "*", "12", "*12345"];
    private static readonly (string Text, string? Digits)[] Numbers =
    [
        ("+1 202 555 0101", "12025550101"), ("(+1) 202-555.0101", "12025550101"), ("tel:+1 202 555 0102", "12025550102"),
            ("\uFF0B1 202\u2212555\u22120103", "12025550103"),
        ("+44 (0)20 7946 0001", "442079460001"), ("+44/20/7946/0002", "442079460002"), ("+44 20 7946", null), ("0202 555 0101", null),
            ("12 34", null), ("+1 202 555 call", null), ("+999 202 555 0101", null),
    ];

    private readonly Actor _actor = Actors[random.Next(Actors.Length)];

    private bool Rarely => random.Next(8) == 0;

    private bool Coin => random.Next(2) == 0;

    internal Operation Next() => random.Next(63) switch
    {
        < 3 => Create(_actor, Typed(new NewPhoneUser()), Coin ? Line(new AppLineEdit()) : null),
        < 8 => Save(_actor, (PhoneUserEdit)Typed(Open(Key.User, new PhoneUserEdit { FirstName = "Gone", LastName = "Lee" })), now),
        < 17 => SaveSomeLine(),
        17 => Delete(_actor, Some(Key.User), now),
        < 20 => seen.Ids(Key.User).Any()
            ? UserOperations.SignIn(Some(Key.User, existing: true), Pick("Pixel 9", "iPhone 17", "Tablet"))
            : AddInternal(_actor, "7"),
        20 => UserOperations.DeleteDevice(_actor, Some(Key.Device), now),
        21 => UserOperations.SignOutDevice(_actor, Some(Key.Device), now),
        < 25 => Invite(_actor, Some(Key.User), now),
        25 => Coin ? ResetInvite(_actor, Some(Key.User), now) : RevokeInvite(_actor, Some(Key.User)),
        26 => AddNumber(),
        < 29 => SaveDid(_actor, Changed(Open(Key.Did, new DidNumberEdit()))),
        29 => DeleteDid(_actor, Some(Key.Did)),
        30 => Coin ? AddInternal(_actor, Pick("7", "07", "007 ", "1234", "12345", "1a", "")) : DeleteInternal(_actor, Some(Key.Internal)),
        31 => Coin ? AddAudio(_actor, Pick(Names)) : DeleteAudio(_actor, Some(Key.Audio)),
        32 => SaveAudio(_actor, Named(Open(Key.Audio, new AudioFileEdit()), (edit, name) => edit.Name = name)),
        33 => Coin ? AddDelivery(_actor, Pick(Names)) : DeleteDelivery(_actor, Some(Key.Delivery)),
        34 => SaveDelivery(
            _actor,
            Named(Open(Key.Delivery, new DeliveryMethodEdit { EmailAddress = "calls@example.org" }), (edit, name) => edit.Name = name)),
        < 37 => random.Next(3) > 0 ? AddCode(_actor, Pick(Codes), Kind()) : DeleteCode(_actor, Some(Key.Code)),
        37 => SaveCode(_actor, Coded(Open(Key.Code, new FeatureCodeEdit()))),
        38 => SaveSchedule(_actor, (TimeScheduleEdit)Hours(Open(Key.Schedule, new TimeScheduleEdit()))),
        39 => Coin ? AddSchedule(_actor, Hours(new NewTimeSchedule())) : DeleteSchedule(_actor, Some(Key.Schedule)),
        < 44 when seen.Tokens.Count > 0 => PhoneOperations.OpenPage(Lately([.. seen.Tokens]), now),
        < 48 when seen.Codes.Count > 0 => PhoneOperations.Provision(Lately(
            [.. seen.Codes.OrderBy(code => code.Value.MadeUtc).ThenBy(code => code.Key, StringComparer.Ordinal)
                .Select(code => code.Key)]), now),
        < 52 when SomePhone() is { } phone => PhoneOperations.Register(phone, now),
        < 56 when seen.Mails.Count > 0 => PhoneOperations.Report([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Report())], now),
        < 60 => PhoneOperations.Undo(_actor, seen.Removals.Count == 0 || Rarely ? 999_999 : Lately([.. seen.Removals.Keys.Order()]), now),
        _ => Invite(_actor, Some(Key.User, existing: true), now),
    };

    // One that has not registered yet, one that has, or one whose device was removed.
    private string? SomePhone()
    {
        var unseen = seen.Credentials.Where(phone => phone.Value.DeviceId is null).Select(phone => phone.Key).ToList();
        string[] known = [.. (unseen.Count > 0 && !Rarely ? unseen : [.. seen.Registered]).Order(StringComparer.Ordinal)];
        return known.Length == 0 ? null : Pick(known);
    }

    private ReportForm Report()
    {
        var mail = Rarely ? -1 : Coin ? seen.Mails.Count - 1 : random.Next(seen.Mails.Count);
        var kind = Pick("deferred", "delivered", "open", "bounce", "dropped", "spamreport");
        var utc = now.AddSeconds(-Pick(0, 1, 20, 90, 86_400));
        return new(
            mail, kind, utc, string.Create(CultureInfo.InvariantCulture, $"{mail}-{kind}-{random.Next(2)}"),
            Pick(null, "Mailbox full", "No such person"), Rarely);
    }

    // Mostly the last one.
    private T Lately<T>(T[] items) => random.Next(3) > 0 ? items[^1] : Pick(items);

    private Operation SaveSomeLine()
    {
        var id = Some(Key.Line);
        return seen.Find<LineForm>(Key.Line, id) is null
            ? SaveLine(_actor, id, Line(new AppLineEdit()))
            : SaveLine(_actor, id, Line(Version(seen.Open<LineForm>(Key.Line, id).Edit, id)));
    }

    private AppLineEdit Version(AppLineEdit edit, long id)
    {
        edit.Version = seen.Version(Key.Line, id);
        return edit;
    }

    /// <summary>Changes some fields of the form, mostly to what the form would offer.</summary>
    private AppLineEdit Line(AppLineEdit edit)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            switch (random.Next(11))
            {
                case < 3:
                    Toggle(
                        edit.DidNumberIds,
                        Some(Key.Did, existing: !Rarely, id => Rarely || edit.DidNumberIds.Contains(id) || seen.OwnerOfDid(id) is null));
                    break;
                case 3:
                    Toggle(edit.InternalNumberIds, Some(
                        Key.Internal,
                        existing: !Rarely,
                        id => Rarely || edit.InternalNumberIds.Contains(id) || seen.OwnerOfInternal(id) is null));
                    break;
                case 4:
                    edit.WhenUnavailable = Coin ? WhenUnavailable.RouteToVoicemail : WhenUnavailable.DoNothing;
                    edit.VoicemailAudioId = Rarely ? null : Maybe(Key.Audio);
                    break;
                case < 7:
                    edit.ExternalOutboundCalls = !Rarely;
                    Toggle(edit.CallerIdIds, Some(Key.Did, existing: !Rarely));
                    break;
                case 7:
                    (edit.InternalCallerIdId, edit.ExternalAnnouncementId, edit.InternalAnnouncementId) =
                        (Maybe(Key.Internal), Maybe(Key.Audio), Maybe(Key.Audio));
                    break;
                case 8:
                    Toggle(edit.DeliveryMethodIds, Some(Key.Delivery, existing: !Rarely));
                    break;
                case 9:
                    (edit.RecordInboundExternal, edit.RecordOutboundInternal, edit.RecordOnDemand) = (Coin, Coin, Coin);
                    break;
                default:
                    edit.DidNumberIds.Reverse();
                    edit.CallerIdIds.Reverse();
                    break;
            }
        }

        return edit;
    }

    private NewPhoneUser Typed(NewPhoneUser input)
    {
        input.FirstName = Coin || input.FirstName is null ? Pick(FirstNames) : input.FirstName;
        input.LastName = Coin || input.LastName is null ? Pick(LastNames) : input.LastName;
        input.Department = Coin ? Pick("Sales", "sales ", " ", "Söder") : input.Department;
        input.JobTitle = Coin ? "Agent" : input.JobTitle;
        input.Email = Coin ? Pick(Emails) : input.Email;
        input.TimeScheduleId = Coin ? Maybe(Key.Schedule) : input.TimeScheduleId;
        return input;
    }

    private Operation AddNumber()
    {
        var (text, digits) = Pick(Numbers);
        return AddDid(
            _actor,
            new NewDidNumber { Number = text, TrunkId = Rarely ? null : 1, Enabled = !Rarely, Description = Coin ? " main " : null },
            digits);
    }

    private DidNumberEdit Changed(DidNumberEdit edit)
    {
        (edit.Enabled, edit.TrunkId, edit.Description) = (Coin, Coin ? 1 : null, Coin ? " " : "Front desk");
        return edit;
    }

    private T Named<T>(T edit, Action<T, string> set)
    {
        set(edit, Pick(Names));
        return edit;
    }

    private FeatureCodeEdit Coded(FeatureCodeEdit edit)
    {
        (edit.Code, edit.Kind) = (Pick(Codes), Kind());
        return edit;
    }

    private NewTimeSchedule Hours(NewTimeSchedule input)
    {
        input.Title = Coin || input.Title is null ? Pick("Office", "office ", "Nights", " ") : input.Title;
        input.TimeZone = Pick("Europe/London", "Etc/UTC");
        var day = input.Days[random.Next(2)];
        if (day.Hours.Count > 0 && Coin)
        {
            day.Hours.RemoveAt(random.Next(day.Hours.Count));
        }

        var from = random.Next(0, 23);
        day.Hours.Add(new WorkingHours { From = new TimeOnly(from, 0), To = new TimeOnly(random.Next(from + 1, 25) % 24, 0) });
        if (input.Exceptions.Count > 0 && Coin)
        {
            input.Exceptions.RemoveAt(random.Next(input.Exceptions.Count));
        }

        if (Coin)
        {
            input.Exceptions.Add(Exception());
        }

        return input;
    }

    private ScheduleExceptionInput Exception()
    {
        var (first, wholeDays) = (new DateOnly(2026 + random.Next(3), 1 + random.Next(12), 1 + random.Next(28)), Coin);
        return new ScheduleExceptionInput
        {
            Name = Pick("New Year", " Fair, spring", "Moving"),
            IsWorking = Coin,
            Repeat = Pick(ExceptionRepeat.Once, ExceptionRepeat.Monthly, ExceptionRepeat.Yearly),
            WholeDays = wholeDays,
            From = first,
            FromTime = wholeDays ? null : new TimeOnly(9, 30),
            To = first.AddDays(random.Next(3)),
            ToTime = wholeDays ? null : new TimeOnly(Coin ? 0 : 17, 0),
        };
    }

    private FeatureCodeKind Kind() => Coin ? FeatureCodeKind.RecordOnDemand : FeatureCodeKind.CallPickup;

    private T Open<T>(string kind, T gone)
        where T : class => Some(kind) is var id && seen.Has(kind, id) ? seen.Open<T>(kind, id) : gone;

    private long? Maybe(string kind) => Coin ? Some(kind) : null;

    /// <summary>One that was there when last seen, or now and then one that never was.</summary>
    private long Some(string kind, bool existing = false, Func<long, bool>? wanted = null)
    {
        var ids = seen.Ids(kind).Where(id => wanted is null || wanted(id)).ToList();
        return ids.Count == 0 || (!existing && random.Next(12) == 0) ? 999_999 : ids[random.Next(ids.Count)];
    }

    private void Toggle(List<long> ids, long id)
    {
        if (!ids.Remove(id))
        {
            ids.Insert(random.Next(ids.Count + 1), id);
        }
    }

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];
}
