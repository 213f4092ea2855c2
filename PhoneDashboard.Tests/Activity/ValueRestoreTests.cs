using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Activity;

public sealed class ValueRestoreTests : IAsyncLifetime
{
    private static readonly Actor Actor = TestActors.Operator;

    private TestDb _test = null!;
    private long _ben, _line;

    private ValueRestore Values => _test.Get<ValueRestore>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben = await _test.AddUserAsync("Ben", "Ortega", line: new AppLineEdit());
        _line = await _test.LineOfAsync(_ben);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Restore_Department_IsAnOrdinaryAuditedSave()
    {
        await _test.ChangeUserAsync(_ben, edit => edit.Department = "Sales");
        await _test.ChangeUserAsync(_ben, edit => edit.Department = "Support");
        var entry = await _test.LastChangeAsync(nameof(PhoneUser.Department));

        var preview = (await Values.PreviewAsync(Actor, entry.Id, nameof(PhoneUser.Department))).Value;
        Assert.Equal(new RestorePreview("User Ben Ortega", "Department", "Support", "Sales", 3), preview);
        Assert.Empty((await Values.RestoreAsync(Actor, entry.Id, nameof(PhoneUser.Department), preview.Version)).Problems);

        Assert.Equal("Sales", (await _test.Get<PhoneUserService>().GetAsync(Actor, _ben))!.Department);
        var written = await _test.LastChangeAsync(nameof(PhoneUser.Department));
        Assert.Equal(
            ("Operator", """[{"Field":"Department","Before":"Support","After":"Sales"}]""", 4),
            (written.ActorName, written.ChangesJson, written.ItemVersion));
    }

    [Fact]
    public async Task Restore_SavedSinceThePreview_IsRefused()
    {
        await _test.ChangeUserAsync(_ben, edit => edit.Department = "Sales");
        var entry = await _test.LastChangeAsync(nameof(PhoneUser.Department));
        var preview = (await Values.PreviewAsync(Actor, entry.Id, nameof(PhoneUser.Department))).Value;
        await _test.ChangeUserAsync(_ben, edit => edit.JobTitle = "Lead");

        Assert.Equal(
            ProblemKind.Changed,
            (await Values.RestoreAsync(Actor, entry.Id, nameof(PhoneUser.Department), preview.Version)).Problems.Single().Kind);
    }

    [Fact]
    public async Task Preview_ValueIsThereAlready_SaysSo()
    {
        await _test.ChangeUserAsync(_ben, edit => edit.Department = "Sales");
        var entry = await _test.LastChangeAsync(nameof(PhoneUser.Department));
        await _test.ChangeUserAsync(_ben, edit => edit.Department = null);

        Assert.Equal(
            "Department already has this value.",
            (await Values.PreviewAsync(Actor, entry.Id, nameof(PhoneUser.Department))).Problems.Single().Message);
    }

    [Fact]
    public async Task Restore_NoChangeOfThatFieldOrThingGone_IsNotFound()
    {
        await _test.ChangeUserAsync(_ben, edit => edit.Department = "Sales");
        var entry = await _test.LastChangeAsync(nameof(PhoneUser.Department));

        Assert.Equal(ProblemKind.NotFound, (await Values.RestoreAsync(Actor, entry.Id, nameof(PhoneUser.Email), 2)).Problems.Single().Kind);
        _ = (await _test.Get<PhoneUserDeletion>().DeleteAsync(Actor, _ben)).Value;
        Assert.Equal(
            ProblemKind.NotFound, (await Values.PreviewAsync(Actor, entry.Id, nameof(PhoneUser.Department))).Problems.Single().Kind);
        Assert.Equal(
            ProblemKind.NotFound, (await Values.RestoreAsync(Actor, entry.Id, nameof(PhoneUser.Department), 2)).Problems.Single().Kind);
    }

    [Fact]
    public async Task Restore_TimeScheduleThatIsGone_NamesIt()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var late = (await schedules.AddAsync(Actor, new NewTimeSchedule { Title = "Late shift", TimeZone = "Europe/London" })).Value;
        await _test.ChangeUserAsync(_ben, edit => edit.TimeScheduleId = late);
        await _test.ChangeUserAsync(_ben, edit => edit.TimeScheduleId = null);
        var entry = await _test.LastChangeAsync(nameof(PhoneUser.TimeScheduleId));
        _ = (await schedules.DeleteAsync(Actor, late)).Value;

        var problem = (await RestoreAsync(entry, nameof(PhoneUser.TimeScheduleId))).Single();

        Assert.Equal(
            (ProblemKind.NotFound, "Time Schedule Late shift has been deleted, so this value can't be put back."),
            (problem.Kind, problem.Message));
    }

    [Fact]
    public async Task Restore_Numbers_ComeBackInTheirOrder()
    {
        var first = await _test.AddDidAsync("12025550101");
        var second = await _test.AddDidAsync("12025550102");
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = [second, first]);
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = []);
        var entry = await _test.LastChangeAsync(nameof(AppLine.DidNumbers));

        Assert.Equal(
            "+1 202 555 0102, +1 202 555 0101", (await Values.PreviewAsync(Actor, entry.Id, nameof(AppLine.DidNumbers))).Value.After);
        Assert.Empty(await RestoreAsync(entry, nameof(AppLine.DidNumbers)));

        Assert.Equal([second, first], (await _test.EditOfAsync(_line)).DidNumberIds);
    }

    [Fact]
    public async Task Restore_NumberOfAnotherLine_NamesTheOwnerAndChangesNothing()
    {
        var did = await _test.AddDidAsync("12025550101");
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = [did]);
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = []);
        var entry = await _test.LastChangeAsync(nameof(AppLine.DidNumbers));
        await _test.AddUserAsync("Cyd", "Lang", line: new AppLineEdit { DidNumberIds = [did] });

        var problem = (await RestoreAsync(entry, nameof(AppLine.DidNumbers))).Single();

        Assert.Equal(ProblemKind.Taken, problem.Kind);
        Assert.Contains("Cyd Lang", problem.Message + problem.Detail, StringComparison.Ordinal);
        Assert.Empty((await _test.EditOfAsync(_line)).DidNumberIds);
    }

    [Fact]
    public async Task Restore_NumberThatIsGone_NamesIt()
    {
        var did = await _test.AddDidAsync("12025550101");
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = [did]);
        await _test.ChangeLineAsync(_line, edit => edit.DidNumberIds = []);
        var entry = await _test.LastChangeAsync(nameof(AppLine.DidNumbers));
        _ = (await _test.Get<DidNumberService>().DeleteAsync(Actor, did)).Value;

        Assert.Equal(
            "+1 202 555 0101 has been deleted, so this value can't be put back.",
            (await RestoreAsync(entry, nameof(AppLine.DidNumbers))).Single().Message);
    }

    [Fact]
    public async Task Restore_DeliveryMethodsWithACommaInTheName_AreFound()
    {
        var comma = await _test.AddDeliveryMethodAsync("Calls, recorded");
        var plain = await _test.AddDeliveryMethodAsync("Calls");
        await _test.ChangeLineAsync(_line, edit => edit.DeliveryMethodIds = [comma, plain]);
        await _test.ChangeLineAsync(_line, edit => edit.DeliveryMethodIds = []);

        Assert.Empty(await RestoreAsync(await _test.LastChangeAsync(nameof(AppLine.DeliveryMethods)), nameof(AppLine.DeliveryMethods)));

        Assert.Equal([comma, plain], (await _test.EditOfAsync(_line)).DeliveryMethodIds.Order());
    }

    /// <summary>The trail has them by name, the form in whatever order they were chosen.</summary>
    [Fact]
    public async Task Preview_DeliveryMethodsInAnotherOrder_AreTheSameValue()
    {
        var (second, first) = (await _test.AddDeliveryMethodAsync("Support"), await _test.AddDeliveryMethodAsync("Sales"));
        await _test.ChangeLineAsync(_line, edit => edit.DeliveryMethodIds = [second, first]);
        await _test.ChangeLineAsync(_line, edit => edit.DeliveryMethodIds = []);
        var entry = await _test.LastChangeAsync(nameof(AppLine.DeliveryMethods));
        await _test.ChangeLineAsync(_line, edit => edit.DeliveryMethodIds = [second, first]);

        Assert.Equal(
            "Delivery Methods already has this value.",
            (await Values.PreviewAsync(Actor, entry.Id, nameof(AppLine.DeliveryMethods))).Problems.Single().Message);
    }

    [Fact]
    public async Task Restore_AgainstARuleOfToday_IsRefusedInItsWords()
    {
        var audio = await _test.AddAudioAsync("Greeting");
        await _test.ChangeLineAsync(
            _line, edit => (edit.WhenUnavailable, edit.VoicemailAudioId) = (Core.ContactMethods.WhenUnavailable.RouteToVoicemail, audio));
        var entry = await _test.LastChangeAsync(nameof(AppLine.VoicemailAudioId));

        Assert.Equal(
            "Choose a voicemail audio, or set When Unavailable to Do Nothing.",
            (await RestoreAsync(entry, nameof(AppLine.VoicemailAudioId))).Single().Message);
    }

    [Fact]
    public async Task Restore_WorkingHours_ComeBackToTheMinute()
    {
        var schedules = _test.Get<TimeScheduleService>();
        var input = new NewTimeSchedule { Title = "Office", TimeZone = "Europe/London" };
        input.Days[0].Hours.Add(new() { From = new(13, 0), To = new(0, 0) });
        input.Days[0].Hours.Add(new() { From = new(9, 0), To = new(12, 30) });
        input.Days[6].Hours.Add(new() { From = new(10, 0), To = new(11, 0) });
        var id = (await schedules.AddAsync(Actor, input)).Value;
        var edit = (await schedules.GetAsync(Actor, id))!;
        edit.Days[0].Hours.Clear();
        _ = (await schedules.SaveAsync(Actor, edit)).Value;
        var entry = await _test.LastChangeAsync(nameof(TimeSchedule.Ranges));

        var preview = (await Values.PreviewAsync(Actor, entry.Id, nameof(TimeSchedule.Ranges))).Value;
        Assert.Equal(("Sunday 10:00-11:00", "Sunday 10:00-11:00, Monday 09:00-12:30, Monday 13:00-00:00"), (preview.Now, preview.After));
        Assert.Empty(await RestoreAsync(entry, nameof(TimeSchedule.Ranges)));

        Assert.Equal(
            [(new TimeOnly(9, 0), new TimeOnly(12, 30)), (new(13, 0), new(0, 0))],
            (await schedules.GetAsync(Actor, id))!.Days[0].Hours.Select(hours => (hours.From!.Value, hours.To!.Value)).Order());
    }

    [Fact]
    public async Task Restore_EveryOtherKind_GoesThroughItsOwnService()
    {
        var did = await _test.AddDidAsync("12025550103");
        var dids = _test.Get<DidNumberService>();
        var number = (await dids.GetAsync(Actor, did))!;
        (number.Enabled, number.Description) = (false, "Reception");
        _ = (await dids.SaveAsync(Actor, number)).Value;
        var methods = _test.Get<DeliveryMethodService>();
        var method = (await methods.GetAsync(Actor, await _test.AddDeliveryMethodAsync("Recordings")))!;
        method.EmailAddress = "other@example.org";
        _ = (await methods.SaveAsync(Actor, method)).Value;
        var codes = _test.Get<FeatureCodeService>();
        var code = (await codes.GetAsync(
            Actor, (await codes.AddAsync(Actor, new NewFeatureCode { Code = "*71", Kind = FeatureCodeKind.CallPickup })).Value))!;
        code.Kind = FeatureCodeKind.BlindTransfer;
        _ = (await codes.SaveAsync(Actor, code)).Value;
        var files = _test.Get<AudioFileService>();
        var file = (await files.GetAsync(Actor, await _test.AddAudioAsync("Greeting")))!;
        file.Name = "Welcome";
        _ = (await files.SaveAsync(Actor, file)).Value;

        Assert.Empty(await RestoreAsync(await _test.LastChangeAsync("Enabled"), "Enabled"));
        Assert.Empty(await RestoreAsync(await _test.LastChangeAsync("EmailAddress"), "EmailAddress"));
        Assert.Empty(await RestoreAsync(await _test.LastChangeAsync("Kind"), "Kind"));
        Assert.Empty(await RestoreAsync(await _test.LastChangeAsync("Name"), "Name"));

        var restored = (await dids.GetAsync(Actor, did))!;
        Assert.Equal((true, "Reception"), (restored.Enabled, restored.Description)); // this one field only
        Assert.Equal("recordings@example.org", (await methods.GetAsync(Actor, method.Id))!.EmailAddress);
        Assert.Equal(FeatureCodeKind.CallPickup, (await codes.GetAsync(Actor, code.Id))!.Kind);
        Assert.Equal("Greeting", (await files.GetAsync(Actor, file.Id))!.Name);
    }

    private async Task<IReadOnlyList<Problem>> RestoreAsync(AuditEntry entry, string field)
    {
        var preview = (await Values.PreviewAsync(Actor, entry.Id, field)).Value;
        return (await Values.RestoreAsync(Actor, entry.Id, field, preview.Version)).Problems;
    }
}
