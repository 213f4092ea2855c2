using Bunit;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Users;

public sealed class UserCreatedDialogTests : DashboardTestContext
{
    [Fact]
    public async Task Undo_NumberTakenFromAColleague_GivesItBackAndSaysSo()
    {
        var did = await this.AddDidAsync("12025550101");
        var ann = await this.LineOfAsync(await this.AddUserAsync("Ann", "Smith", line: new AppLineEdit { DidNumberIds = [did] }));
        var agreed = (await Get<NumberTakeOverService>().PreviewDidNumberAsync(TestActors.Administrator, did))!.TakeOver;
        var saved = await Get<PhoneUserService>().CreateAsync(TestActors.Administrator, new NewPhoneUser { FirstName = "Dan", LastName = "Cole" }, new AppLineEdit { DidNumberIds = [did] }, [agreed]);
        var page = Render<WindowHost>();
        _ = page.InvokeAsync(() => UserCreatedDialog.ShowAsync(Get<DialogOpener>(), new CreatedUser(saved.Value, "Dan Cole", Email: null, Department: null, TimeScheduleId: null, InternalNumberId: null, HasLine: true)));
        page.WaitForText("Took +1 202 555 0101 from Ann Smith for Dan Cole.");

        page.Press("Undo");

        page.WaitForText("Undone: Took +1 202 555 0101 from Ann Smith for Dan Cole.");
        Assert.Equal([did], (await this.EditOfAsync(ann)).DidNumberIds);
    }
}
