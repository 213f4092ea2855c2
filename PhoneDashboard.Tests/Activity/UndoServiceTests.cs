using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

public sealed class UndoServiceTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDb _test = null!;

    private UndoService Undo => _test.Get<UndoService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync(services => services.AddSingleton<TimeProvider>(_clock));

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Undo_EachDeletedUserOfTheSample_DatabaseIsAsBeforeRowForRow()
    {
        await _test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        var users = await UsersAsync();
        await _test.Get<InviteService>().SendAsync(TestActors.Administrator, users[SampleCast.InTwoFlows]);
        var before = await TableDump.ReadAsync(_test);

        foreach (var user in users)
        {
            var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user, await ReplacementsAsync(user));
            var undone = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

            Assert.Empty(undone.Value.Left);
        }

        Assert.Equal(before, await TableDump.ReadAsync(_test));
        await AssertListColumnsAsync();
    }

    [Fact]
    public async Task Undo_DeletedUser_AuditTrailSaysRestored()
    {
        var user = await _test.AddUserAsync("Ann", "Smith", "ann@example.com");
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user);

        var undone = await Undo.UndoAsync(TestActors.Administrator, deleted.Value.UndoId!.Value);

        Assert.Equal("Deleted Ann Smith", undone.Value.Title);
        await using var db = await _test.OpenAsync();
        var entries = await db.Audit.Where(entry => entry.ItemKind == nameof(PhoneUser)).OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal([AuditAction.Created, AuditAction.Deleted, AuditAction.Restored], entries.Select(entry => entry.Action));
        Assert.Equal("Administrator", entries[^1].ActorName);
        Assert.Equal(deleted.Value.UndoId, entries[1].SnapshotId);
    }

    [Fact]
    public async Task Undo_AfterAMinute_DevicesStaySignedOutAndTheUserIsNotInvited()
    {
        var user = await _test.AddUserAsync("Ann", "Smith", "ann@example.com");
        await _test.AddDeviceAsync(user, "Ann's phone");
        await _test.Get<InviteService>().SendAsync(TestActors.Administrator, user);
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user);
        _clock.Advance(TimeSpan.FromDays(29));

        var undone = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        Assert.Empty(undone.Value.Left);
        var row = await _test.Get<PhoneUserService>().RowAsync(TestActors.Operator, user);
        Assert.Equal((InviteState.NotInvited, 0), (row!.Invitation, row.Devices));
        await using var db = await _test.OpenAsync();
        Assert.Equal(_clock.GetUtcNow().UtcDateTime, (await db.AppDevices.SingleAsync()).SignedOutUtc);
        Assert.False(await db.Outbox.AnyAsync(mail => mail.ProtectedPayload != null));
        Assert.Equal(user, (await db.Outbox.SingleAsync()).UserId);
        await AssertListColumnsAsync();
    }

    [Fact]
    public async Task Undo_AfterThirtyDays_IsRefused()
    {
        var user = await _test.AddUserAsync("Ann", "Smith");
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user);
        _clock.Advance(ChangeSnapshot.KeptFor + TimeSpan.FromSeconds(1));

        var undone = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        Assert.Equal(ProblemKind.NotFound, Assert.Single(undone.Problems).Kind);
    }

    [Fact]
    public async Task Undo_Twice_SecondIsRefused()
    {
        var user = await _test.AddUserAsync("Ann", "Smith");
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, user);
        await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        var again = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        Assert.Equal("This has already been undone.", Assert.Single(again.Problems).Message);
        await using var db = await _test.OpenAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task Undo_NumbersAndAddressTakenMeanwhile_NamesThemAndLeavesThem()
    {
        var did = await _test.AddDidAsync("12025550101");
        var number = await _test.AddInternalNumberAsync("201");
        var line = new AppLineEdit { DidNumberIds = [did], InternalNumberIds = [number] };
        var ann = await _test.AddUserAsync("Ann", "Smith", "ann@example.com", line);
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, ann);
        var ben = await _test.AddUserAsync("Ben", "Ortega", "ANN@example.com", line);

        var undone = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        Assert.Equal(
            [
                "+1 202 555 0101 rings Ben Ortega now and stays there.",
                "201 rings Ben Ortega now and stays there.",
                "ann@example.com belongs to Ben Ortega now, so Ann Smith has no e-mail address.",
            ],
            undone.Value.Left.Order(StringComparer.Ordinal));
        var restored = await _test.Get<AppLineService>().GetAsync(TestActors.Operator, await _test.LineOfAsync(ann));
        Assert.False(restored!.HasEmail);
        Assert.Empty(restored.Edit.DidNumberIds);
        Assert.Equal(
            [did], (await _test.Get<AppLineService>().GetAsync(TestActors.Operator, await _test.LineOfAsync(ben)))!.Edit.DidNumberIds);
        await AssertListColumnsAsync();
    }

    [Fact]
    public async Task Undo_RingGroupChangedMeanwhile_KeepsBothDestinations()
    {
        var ann = await _test.AddUserAsync("Ann", "Smith");
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        var (annLine, benLine) = (await _test.LineOfAsync(ann), await _test.LineOfAsync(ben));
        await _test.AddCallFlowAsync("Reception", annLine);
        var group = (await _test.Get<PhoneUserDeletion>().PreviewAsync(TestActors.Operator, ann))!.RingGroups[0].ObjectId;
        var deleted = await _test.Get<PhoneUserDeletion>().DeleteAsync(
            TestActors.Operator, ann, new Dictionary<long, long> { [group] = benLine });

        await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        await using var db = await _test.OpenAsync();
        Assert.Equal([annLine], await db.CallFlowDestinations.Select(destination => destination.ContactMethodId).ToListAsync());
        var entry = await db.Audit.OrderBy(entry => entry.Id).LastAsync(entry => entry.ItemKind == "CallFlow");
        Assert.Equal("Destinations: Ring Group 1: AppLine Ben Ortega → Ring Group 1: AppLine Ann Smith", TrailText.Of(entry));
    }

    [Fact]
    public async Task Undo_DeletedResources_DatabaseIsAsBeforeRowForRow()
    {
        await _test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await using var db = await _test.OpenAsync();
        var free = await db.DidNumbers.Where(did => did.Assignment == null && did.CallerIdOf.Count == 0).Select(did => did.Id).FirstAsync();
        var internalNumber = await _test.AddInternalNumberAsync("9876");
        var delivery = await db.DeliveryMethods
            .Where(method => method.Lines.Count > 0 && !db.CallFlowObjects.Any(item => item.DeliveryMethodId == method.Id))
            .Select(method => method.Id)
            .FirstAsync();
        var code = await db.FeatureCodes.Select(code => code.Id).FirstAsync();
        var schedule = (await _test.Get<TimeScheduleService>().AddAsync(TestActors.Operator, NewSchedule())).Value;
        var audio = await _test.AddAudioAsync("Unused greeting");
        var device = await db.AppDevices.Where(device => device.User.Invite != null).Select(device => device.Id).FirstAsync();
        var before = await TableDump.ReadAsync(_test);

        var deleted = new[]
        {
            await _test.Get<DidNumberService>().DeleteAsync(TestActors.Operator, free),
            await _test.Get<InternalNumberService>().DeleteAsync(TestActors.Operator, internalNumber),
            await _test.Get<DeliveryMethodService>().DeleteAsync(TestActors.Operator, delivery),
            await _test.Get<FeatureCodeService>().DeleteAsync(TestActors.Operator, code),
            await _test.Get<TimeScheduleService>().DeleteAsync(TestActors.Operator, schedule),
            await _test.Get<AudioFileService>().DeleteAsync(TestActors.Operator, audio),
            await _test.Get<AppDeviceService>().DeleteAsync(TestActors.Operator, device),
        };
        foreach (var one in deleted.Reverse())
        {
            Assert.Empty((await Undo.UndoAsync(TestActors.Operator, one.Value.UndoId!.Value)).Value.Left);
        }

        Assert.Equal(
            before.Where(row => !row.StartsWith("ContactMethods", StringComparison.Ordinal)),
            (await TableDump.ReadAsync(_test)).Where(row => !row.StartsWith("ContactMethods", StringComparison.Ordinal)));
        await AssertListColumnsAsync();
    }

    [Fact]
    public async Task Undo_FeatureCodeThatBeginsLikeANewOne_IsRefusedInWords()
    {
        var codes = _test.Get<FeatureCodeService>();
        var first = await codes.AddAsync(TestActors.Operator, new NewFeatureCode { Code = "*1", Kind = FeatureCodeKind.RecordOnDemand });
        var deleted = await codes.DeleteAsync(TestActors.Operator, first.Value);
        await codes.AddAsync(TestActors.Operator, new NewFeatureCode { Code = "*19", Kind = FeatureCodeKind.RecordOnDemand });

        var undone = await Undo.UndoAsync(TestActors.Operator, deleted.Value.UndoId!.Value);

        Assert.Contains("begin the same way", Assert.Single(undone.Problems).Message, StringComparison.Ordinal);
    }

    private async Task AssertListColumnsAsync()
    {
        await using var db = await _test.OpenAsync();
        var (kept, computed) = await KeptColumns.ReadAsync(db);
        Assert.Equal(computed, kept);
    }

    private static NewTimeSchedule NewSchedule() => new()
    {
        Title = "Fridays",
        TimeZone = "Europe/Berlin",
        Exceptions = [new() { Name = "New Year", From = new(2027, 1, 1), To = new(2027, 1, 1) }],
    };

    private async Task<List<long>> UsersAsync()
    {
        await using var db = await _test.OpenAsync();
        return await db.Users.OrderBy(user => user.Id).Select(user => user.Id).ToListAsync();
    }

    /// <summary>Another line for each ring group that would be left empty.</summary>
    private async Task<Dictionary<long, long>> ReplacementsAsync(long user)
    {
        var preview = await _test.Get<PhoneUserDeletion>().PreviewAsync(TestActors.Operator, user);
        await using var db = await _test.OpenAsync();
        var other = await db.AppLines.Where(line => line.UserId != user).Select(line => line.Id).FirstAsync();
        return preview!.RingGroups.Where(group => group.IsLeftEmpty).ToDictionary(group => group.ObjectId, _ => other);
    }
}
