using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Phones;

/// <summary>
/// A small company in a real database, in a country that dials 00 and 0, with phones whose secrets the test knows: <c>pw-</c> and the
/// phone's name. Both trunks of its provider have one address; a third one has another.
/// </summary>
internal static class SipCompany
{
    /// <summary>Rings Ada's two phones; her own Caller ID.</summary>
    internal const string Ada = "12025550101";

    /// <summary>On the second trunk; rings Ben's, who has neither extension nor external calls.</summary>
    internal const string Ben = "12025550102";

    /// <summary>Always closed.</summary>
    internal const string Cleo = "12025550103";

    /// <summary>Has no phone.</summary>
    internal const string Dan = "12025550104";

    /// <summary>Has no phone, and Route to Voicemail.</summary>
    internal const string Eve = "12025550105";

    /// <summary>Begins a call flow.</summary>
    internal const string Flow = "12025550106";

    /// <summary>Rings nothing.</summary>
    internal const string Free = "12025550107";

    /// <summary>Rings Ada, and is disabled.</summary>
    internal const string Disabled = "12025550108";

    /// <summary>Rings Ada, by the trunk with another address.</summary>
    internal const string Elsewhere = "12025550109";

    /// <summary>The company's Caller ID.</summary>
    internal const string Company = "12025550110";

    /// <summary>A phone that is never registered, of Finn.</summary>
    internal const string Finn = "12025550111";

    /// <summary>Makes it.</summary>
    /// <returns>Each person's line, by first name.</returns>
    internal static async Task<Dictionary<string, string>> MakeAsync(TestDb test, SipPorts ports)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        await test.WriteAsync(async db =>
        {
            var main = await db.Trunks.SingleAsync(trunk => trunk.IsDefault);
            (main.Host, main.Address, main.Port) = (SipPorts.Trunk, SipPorts.Trunk, ports.TrunkPort);
            db.Add(new Trunk { Name = "Second", Host = SipPorts.Trunk, Address = SipPorts.Trunk, Port = ports.TrunkPort });
            db.Add(new Trunk { Name = "Third", Host = "127.0.0.77", Address = "127.0.0.77", Port = ports.TrunkPort });
            (await db.AccountSettings.SingleAsync()).SipDomain = SipEngine.Domain;
        });
        foreach (var digits in new[] { Ada, Ben, Cleo, Dan, Eve, Flow, Free, Disabled, Elsewhere, Company, Finn })
        {
            numbers[digits] = await test.AddDidAsync(digits);
        }

        foreach (var digits in new[] { "201", "203", "204", "205", "300", "301", "110" })
        {
            numbers[digits] = await test.AddInternalNumberAsync(digits);
        }

        var audio = await test.AddAudioAsync("Greeting");
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, edit) in new (string, AppLineEdit)[]
                 {
                     ("Ada", new()
                     {
                         DidNumberIds = [numbers[Ada], numbers[Disabled], numbers[Elsewhere]],
                         InternalNumberIds = [numbers["201"]],
                         ExternalOutboundCalls = true,
                         CallerIdIds = [numbers[Ada]],
                         InternalCallerIdId = numbers["201"],
                     }),
                     ("Ben", new() { DidNumberIds = [numbers[Ben]] }),
                     ("Cleo", new() { DidNumberIds = [numbers[Cleo]], InternalNumberIds = [numbers["203"], numbers["110"]] }),
                     ("Dan", new() { DidNumberIds = [numbers[Dan]], InternalNumberIds = [numbers["204"]] }),
                     ("Eve", new()
                     {
                         DidNumberIds = [numbers[Eve]],
                         InternalNumberIds = [numbers["205"]],
                         WhenUnavailable = WhenUnavailable.RouteToVoicemail,
                         VoicemailAudioId = audio,
                     }),
                     ("Finn", new() { DidNumberIds = [numbers[Finn]] }),
                     ("Gina", new() { ExternalOutboundCalls = true, CallerIdIds = [numbers[Company]] }),
                 })
        {
            var id = await test.AddUserAsync(name, "Love\"lace", line: edit);
            var line = await test.LineOfAsync(id);
            lines[name] = string.Create(CultureInfo.InvariantCulture, $"l{line}");
        }

        var flow = await test.AddCallFlowAsync("Reception");
        await test.WriteAsync(async db =>
        {
            var entry = await db.Set<Core.CallFlows.CallFlowObject>().Include(item => item.Tab.CallFlow)
                .SingleAsync(item => item.Tab.CallFlow.Id == flow);
            db.Add(new DidAssignment
            {
                DidNumber = await db.DidNumbers.SingleAsync(number => number.Digits == Flow),
                CallFlowObject = entry,
            });
            db.Add(new InternalNumberAssignment
            {
                InternalNumber = await db.InternalNumbers.SingleAsync(number => number.Digits == "300"),
                CallFlowObject = entry,
            });
            (await db.DidNumbers.SingleAsync(number => number.Digits == Disabled)).Enabled = false;
            (await db.DidNumbers.SingleAsync(number => number.Digits == Ben)).TrunkId =
                (await db.Trunks.SingleAsync(trunk => trunk.Name == "Second")).Id;
            (await db.DidNumbers.SingleAsync(number => number.Digits == Elsewhere)).TrunkId =
                (await db.Trunks.SingleAsync(trunk => trunk.Name == "Third")).Id;
            (await db.AccountSettings.SingleAsync()).CompanyCallerId = Company;
            var closed = new TimeSchedule { Title = "Never", TimeZone = "Europe/Berlin" };
            db.Add(closed);
            (await db.Users.SingleAsync(user => user.FirstName == "Cleo")).TimeSchedule = closed;
        });
        foreach (var (phone, owner) in new[]
                 {
                     ("ada1", "Ada"), ("ada2", "Ada"), ("ada3", "Ada"), ("ben1", "Ben"), ("cleo1", "Cleo"), ("finn1", "Finn"),
                     ("gina1", "Gina"),
                 })
        {
            await AddPhoneAsync(test, phone, owner);
        }

        await DialAsync(test, dialling => (dialling.ExitCode, dialling.NationalPrefix, dialling.CallingCode, dialling.Shortest,
            dialling.Longest, dialling.Emergency) = ("00", "0", "49", 6, 11, ",110,112,"));
        return lines;
    }

    /// <summary>A phone that may sign in from now on, by either digest.</summary>
    internal static Task AddPhoneAsync(TestDb test, string name, string owner) => QuietlyAsync(test, async db =>
    {
        var (sha256, md5) = SipHashes.Of(name, "pw-" + name);
        db.Add(new SipCredential
        {
            UserId = (await db.Users.SingleAsync(user => user.FirstName == owner)).Id,
            Username = name,
            Domain = SipEngine.Domain,
            Ha1Sha256 = sha256,
            Ha1Md5 = md5,
            CreatedUtc = DateTime.UtcNow,
        });
    });

    /// <summary>It may not any more.</summary>
    internal static Task RemovePhoneAsync(TestDb test, string name) => QuietlyAsync(
        test, async db => db.Remove(await db.Set<SipCredential>().SingleAsync(credential => credential.Username == name)));

    /// <summary>How the country dials.</summary>
    internal static Task DialAsync(TestDb test, Action<SipDialling> change) => QuietlyAsync(test, async db =>
    {
        var row = await db.Set<SipDialling>().SingleOrDefaultAsync();
        if (row is null)
        {
            row = new SipDialling();
            db.Add(row);
        }

        change(row);
    });

    private static async Task QuietlyAsync(TestDb test, Func<DashboardDb, Task> change)
    {
        await using var db = await test.OpenAsync();
        await change(db);
        await db.SaveChangesAsync();
    }
}
