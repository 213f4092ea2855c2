using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AudioFiles;
using PhoneDashboard.Web.Components.DeliveryMethods;
using PhoneDashboard.Web.Components.FeatureCodes;
using PhoneDashboard.Web.Components.Numbers;
using PhoneDashboard.Web.Components.TimeSchedules;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary>
/// Each dialog of a resource shows both versions under its own labels. Users, lines and the account have theirs in their own tests.
/// </summary>
public sealed class ConflictDialogTests : DashboardTestContext
{
    [Fact]
    public async Task DidNumber_TrunkOfTheirs_IsNamed()
    {
        var id = await this.AddDidAsync("12025550101");
        var page = RenderPage<DidNumbersPage>($"/numbers?open={id}");
        page.Field("Description").Change("Mine");
        await SaveAsync(
            () => Get<DidNumberService>().GetAsync(TestActors.Operator, id),
            did => (did.TrunkId, did.Description) = (null, "Theirs"),
            did => Get<DidNumberService>().SaveAsync(TestActors.Operator, did));

        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(("Theirs", "Mine", null), page.Conflict("Description")));
        Assert.Equal(("No trunk", "Default", "Theirs"), page.Conflict("Trunk"));
        page.Choose("Description", "Mine");
        Submit(page);
        page.WaitForNoDialog();
        var saved = (await Get<DidNumberService>().GetAsync(TestActors.Operator, id))!;
        Assert.Equal((null, "Mine"), (saved.TrunkId, saved.Description));
    }

    [Fact]
    public async Task DeliveryMethod_OnlyTheirsDiffers_IsTakenAfterALook()
    {
        var id = await this.AddDeliveryMethodAsync("Recordings");
        var page = RenderPage<DeliveryMethodsPage>($"/delivery-methods?open={id}");
        page.Field("Name").Change("Sales recordings");
        await SaveAsync(
            () => Get<DeliveryMethodService>().GetAsync(TestActors.Operator, id),
            method => method.EmailAddress = "sales@example.com",
            method => Get<DeliveryMethodService>().SaveAsync(TestActors.Operator, method));

        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(("sales@example.com", "recordings@example.org", "Theirs"), page.Conflict("Email")));
        Assert.Equal(("Recordings", "Sales recordings", "Mine"), page.Conflict("Name"));
        Submit(page);
        page.WaitForNoDialog();
        var saved = (await Get<DeliveryMethodService>().GetAsync(TestActors.Operator, id))!;
        Assert.Equal(("Sales recordings", "sales@example.com"), (saved.Name, saved.EmailAddress));
    }

    [Fact]
    public async Task FeatureCode_FeatureOfTheirs_IsInWords()
    {
        var id = (await Get<FeatureCodeService>().AddAsync(
            TestActors.Operator, new NewFeatureCode { Code = "*1", Kind = FeatureCodeKind.RecordOnDemand })).Value;
        var page = RenderPage<FeatureCodesPage>($"/feature-codes?open={id}");
        page.Field("Code").Change("*2");
        await SaveAsync(
            () => Get<FeatureCodeService>().GetAsync(TestActors.Operator, id),
            code => code.Kind = FeatureCodeKind.CallPickup,
            code => Get<FeatureCodeService>().SaveAsync(TestActors.Operator, code));

        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(("Call Pickup", "Record On Demand", "Theirs"), page.Conflict("Feature")));
        Assert.Equal(("*1", "*2", "Mine"), page.Conflict("Code"));
    }

    [Fact]
    public async Task TimeSchedule_HoursOfBoth_AreInWordsAndOneIsSaved()
    {
        var schedules = Get<TimeScheduleService>();
        var input = await schedules.NewAsync(TestActors.Operator);
        input.Title = "Office";
        var id = (await schedules.AddAsync(TestActors.Operator, input)).Value;
        var page = RenderPage<TimeSchedulesPage>($"/time-schedules?open={id}");
        page.Field("Title").Change("Bureau");
        page.WaitForElement("[aria-label='Monday from']").Change("08:00:00");
        await SaveAsync(
            () => schedules.GetAsync(TestActors.Operator, id),
            schedule => schedule.Days[0].Hours.Clear(),
            schedule => schedules.SaveAsync(TestActors.Operator, schedule));

        Submit(page);

        page.WaitForAssertion(() => Assert.Equal(
            ("Tue–Fri: 09:00–17:00", "Mon 08:00–17:00; Tue–Fri 09:00–17:00", null), page.Conflict("Working Days and Working Hours")));
        page.WaitForText("Operator changed Working Days and Working Hours at ");
        page.Choose("Working Days and Working Hours", "Theirs");
        Submit(page);
        page.WaitForNoDialog();
        var saved = (await schedules.GetAsync(TestActors.Operator, id))!;
        Assert.Equal("Bureau", saved.Title);
        Assert.Empty(saved.Days[0].Hours);
    }

    [Fact]
    public async Task AudioFile_NameOfBoth_CanBeKept()
    {
        var id = await this.AddAudioAsync("Welcome");
        var page = RenderPage<AudioFilesPage>($"/audio-files?open={id}");
        page.Field("Name").Change("Mine");
        await SaveAsync(
            () => Get<AudioFileService>().GetAsync(TestActors.Operator, id),
            audio => audio.Name = "Theirs",
            audio => Get<AudioFileService>().SaveAsync(TestActors.Operator, audio));

        Submit(page);
        page.Press("Keep all mine");
        Submit(page);

        page.WaitForNoDialog();
        Assert.Equal("Mine", (await Get<AudioFileService>().GetAsync(TestActors.Operator, id))!.Name);
    }

    private static void Submit(IRenderedComponent<IComponent> page) => page.Find("[role=dialog] form").Submit();

    private static async Task SaveAsync<T>(Func<Task<T?>> read, Action<T> change, Func<T, Task<Result<Done>>> save)
        where T : class
    {
        var edit = (await read())!;
        change(edit);
        Assert.Empty((await save(edit)).Problems);
    }
}
