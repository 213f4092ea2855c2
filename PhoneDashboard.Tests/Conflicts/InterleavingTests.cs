using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary>No update is lost, whatever the order in which two editors read, save and merge (Specification 5, rule 10).</summary>
public sealed class InterleavingTests : IAsyncLifetime
{
    private const int Seed = 20260;

    private static readonly Actor Ann = Actor.Of(11, "Ann Smith", Role.Operator), Bo = Actor.Of(12, "Bo Lee", Role.Operator);

    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task TwoEditorsOfAUser_RandomOrders_LoseNothing()
    {
        var users = _test.Get<PhoneUserService>();
        var id = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var play = new Interleaving<PhoneUserEdit>(
            PhoneUserFields.Form,
            [
                Text(nameof(PhoneUserEdit.LastName), user => user.LastName, (user, text) => user.LastName = text),
                Text(nameof(PhoneUserEdit.Department), user => user.Department, (user, text) => user.Department = text),
                Text(nameof(PhoneUserEdit.JobTitle), user => user.JobTitle, (user, text) => user.JobTitle = text),
            ],
            async () => (await users.GetAsync(Ann, id))!,
            async (actor, user) => (await users.SaveAsync(actor, user)).Problems);

        await PlayAsync(play, nameof(PhoneUser), id, new() { ["LastName"] = "Ortega" }, rounds: 350);
    }

    [Fact]
    public async Task TwoEditorsOfALine_RandomOrders_LoseNothing()
    {
        var lines = _test.Get<AppLineService>();
        long[] dids =
        [
            await _test.AddDidAsync("12025550101"),
            await _test.AddDidAsync("12025550102"),
            await _test.AddDidAsync("12025550103"),
        ];
        long[] audios = [await _test.AddAudioAsync("Welcome"), await _test.AddAudioAsync("Closed")];
        long[] methods = [await _test.AddDeliveryMethodAsync("Sales"), await _test.AddDeliveryMethodAsync("Support")];
        var id = await _test.LineOfAsync(await _test.AddUserAsync(
            "Ben", "Ortega", "ben@example.com", new AppLineEdit { VoicemailAudioId = audios[0], CallerIdIds = [.. dids] }));
        var play = new Interleaving<AppLineEdit>(
            AppLineFields.Form,
            [
                new("WhenUnavailable", line => line.WhenUnavailable.ToString(), (line, random) =>
                    line.WhenUnavailable = random.Next(2) == 0 ? WhenUnavailable.DoNothing : WhenUnavailable.RouteToVoicemail),
                new(
                    "VoicemailAudioId",
                    line => $"{line.VoicemailAudioId}",
                    (line, random) => line.VoicemailAudioId = audios[random.Next(2)]),
                new(
                    "InternalAnnouncementId",
                    line => $"{line.InternalAnnouncementId}",
                    (line, random) => line.InternalAnnouncementId = random.Next(2) == 0 ? null : audios[random.Next(2)]),
                new("RecordOnDemand", line => $"{line.RecordOnDemand}", (line, random) => line.RecordOnDemand = random.Next(2) == 0),
                new(
                    "DidNumberIds",
                    line => Join(line.DidNumberIds),
                    (line, random) => line.DidNumberIds = [.. random.GetItems(dids, 2).Distinct()]),
                new("CallerIdIds", line => Join(line.CallerIdIds), (line, random) => line.CallerIdIds = Shuffled(dids, random)),
                new(
                    "DeliveryMethodIds",
                    line => Join(line.DeliveryMethodIds.Order()),
                    (line, random) => line.DeliveryMethodIds = [.. random.GetItems(methods, 2).Distinct()]),
            ],
            async () => (await lines.GetAsync(Ann, id))!.Edit,
            async (actor, line) => (await lines.SaveAsync(actor, id, line)).Problems);

        await PlayAsync(play, nameof(AppLine), id, [], rounds: 150);
    }

    private async Task PlayAsync<T>(Interleaving<T> play, string kind, long id, Dictionary<string, string> atFirst, int rounds)
        where T : class, IVersionedEdit
    {
        await using var db = await _test.OpenAsync();
        var before = await db.Audit.CountAsync();
        for (var round = 0; round < rounds; round++)
        {
            await play.PlayAsync(new Random(Seed + round), Ann, Bo);
        }

        var trail = await db.Audit
            .AsNoTracking()
            .Where(entry => entry.ItemKind == kind && entry.ItemId == id && entry.Action == AuditAction.Changed)
            .OrderBy(entry => entry.Id)
            .ToListAsync();
        Assert.Equal(await db.Audit.CountAsync() - before, trail.Count);
        AssertSameStory(play.Saves, trail, atFirst);
        Assert.True(play.Conflicts > rounds / 20, $"{play.Conflicts} conflicts only");
    }

    // The same people changed the same fields in the same order, and each found what the one before had left.
    private static void AssertSameStory(List<ConfirmedSave> saves, List<AuditEntry> trail, Dictionary<string, string> present)
    {
        Assert.Equal(
            saves.Select(save => (save.Actor.Name, string.Join(',', save.Fields.Select(AuditName).Order(StringComparer.Ordinal)))),
            trail.Select(entry => (entry.ActorName, Names(entry))));
        foreach (var change in trail.SelectMany(Changes))
        {
            if (present.TryGetValue(change.Field, out var left))
            {
                Assert.Equal(left, TrailText.Before(change) ?? "");
            }

            present[change.Field] = TrailText.After(change) ?? "";
        }
    }

    private static List<FieldChange> Changes(AuditEntry entry) => FieldChange.Read(entry.ChangesJson);

    private static string Names(AuditEntry entry) =>
        string.Join(',', Changes(entry).Select(change => change.Field).Order(StringComparer.Ordinal));

    private static string AuditName(string field) => field.EndsWith("Ids", StringComparison.Ordinal) ? field[..^3] + "s" : field;

    private static TestField<PhoneUserEdit> Text(string name, Func<PhoneUserEdit, string?> get, Action<PhoneUserEdit, string> set) =>
        new(name, user => get(user) ?? "", (user, random) => set(user, random.Next(1000).ToString(CultureInfo.InvariantCulture)));

    private static string Join(IEnumerable<long> ids) => string.Join(',', ids);

    private static List<long> Shuffled(long[] ids, Random random)
    {
        var shuffled = ids.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
