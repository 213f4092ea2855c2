using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Bulk;

/// <summary>A run in its dialog: its end asked for in each way, and what became of each row.</summary>
public sealed class BulkDialogTests : DashboardTestContext
{
    private static readonly BulkPreview Preview = new(BulkRows.Of(BulkTable.Users, []), 3, 3, 0, []);

    private int _ran;

    [Theory]
    [InlineData("Cancel", true)]
    [InlineData("Close", true)] // what Esc presses too
    [InlineData("Cancel", false)]
    [InlineData("Close", false)]
    public void Cancel_DuringARunOfAnyKind_EndsItOnceAndSaysWhatStays(string button, bool invites)
    {
        var done = new BulkDone(
            "Did it for 1 user",
            "Done",
            [new(-1, BulkResult.NotReached), new(-2, BulkResult.NotReached), new(-3, BulkResult.Done)],
            UndoId: invites ? null : 7);
        var page = Open(Run(invites ? BulkInvite.Mailed : new DepartmentBulkEdit(), done));
        page.Press("Do 3 users");

        page.Press(button);

        page.WaitForText("2 not reached, 1 done. Cancelled: those that were not reached are as they were.");
        Assert.Equal(
            invites ? [] : ["Did it for 1 user. Cancelled: 2 users stay as before."],
            page.FindAll(".toast-text").Select(message => message.TextContent.Trim()));
        Assert.Equal(1, _ran);
        page.Press("Close");
        page.WaitForNoDialog();
    }

    [Fact]
    public void Cancel_BeforeAnythingWasWritten_SaysThatNothingWasChanged()
    {
        var page = Open(Run(new DepartmentBulkEdit(), new BulkDone("Did", "Done", [new(-1, BulkResult.NotReached)], null)));
        page.Press("Do 3 users");

        page.Press("Cancel");

        page.WaitForText("1 not reached. Cancelled: those that were not reached are as they were.");
        Assert.Empty(page.FindAll(".toast-text"));
    }

    [Fact]
    public async Task Result_NotDoneOnly_LeavesOutTheOthersAndNamesEach()
    {
        var ann = await this.AddUserAsync("Ann", "Smith", "ann@example.com");
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Open(Run(
            BulkInvite.Mailed,
            new BulkDone("Did it", "Queued", [new(ben, BulkResult.Refused, "No e-mail address."), new(ann, BulkResult.Done)], null)));
        page.Press("Do 3 users");
        page.Press("Cancel");
        page.WaitForText("1 refused, 1 queued.");
        Assert.Equal(["Ben OrtegaNo e-mail address.Refused", "Ann SmithQueued"], Rows(page));
        Assert.Equal($"/users?user-id={ben}", page.Find(".bulk-result a").GetAttribute("href"));

        await page.Find(".bulk-result input").ChangeAsync(new ChangeEventArgs { Value = true });

        page.WaitForAssertion(() => Assert.Equal(["Ben OrtegaNo e-mail address.Refused"], Rows(page)));
    }

    [Fact]
    public void Result_ManyRows_AreTurnedPageByPage()
    {
        var page = Open(Run(
            BulkInvite.Mailed,
            new BulkDone("Did it", "Queued", [.. Many(60)], UndoId: null)));
        page.Press("Do 3 users");
        page.Press("Cancel");
        page.WaitForText("1–25 of 60");
        Assert.Equal(25, Rows(page).Length);

        page.Press("Next page");
        page.Press("Next page");
        page.Press("Next page");

        page.WaitForText("51–60 of 60");
        Assert.Equal(10, Rows(page).Length);
    }

    [Fact]
    public void Edit_AllDone_ClosesAndTheMessageSaysIt()
    {
        var page = Open(Run(new DepartmentBulkEdit(), new BulkDone("Did it", "Done", [new(-1, BulkResult.Done)], null), waits: false));

        page.Press("Do 3 users");

        page.WaitForNoDialog();
        page.WaitForText("Did it.");
        Assert.Equal(1, _ran);
    }

    [Fact]
    public void Download_IsForThoseWhoMayExport_AndItsFileIsFoundWhileTheDialogIsOpen()
    {
        var done = new BulkDone("Did it", "Queued", [new(-1, BulkResult.NotReached)], null);
        Get<CurrentActor>().Become(TestActors.Support);
        var page = Open(Run(BulkInvite.Mailed, done));
        page.Press("Do 3 users");
        page.Press("Cancel");
        page.WaitForText("1 not reached.");
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Download", StringComparison.Ordinal));

        var results = Get<KeptResults<BulkDone>>();
        var id = results.Keep(TestActors.Operator, done);
        Assert.Same(done, results.Find(TestActors.Operator, id));
        Assert.Null(results.Find(TestActors.Administrator, id));
        results.Drop(id);
        Assert.Null(results.Find(TestActors.Operator, id));
    }

    private static IEnumerable<BulkOutcome> Many(int rows) =>
        Enumerable.Range(1, rows).Select(id => new BulkOutcome(-id, BulkResult.NotReached));

    private static string[] Rows(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll(".bulk-result li").Select(row => string.Concat(row.TextContent.Split('\n').Select(part => part.Trim())))];

    private IRenderedComponent<IComponent> Open(BulkTask task)
    {
        var page = RenderPage<UsersPage>("/users");
        _ = page.InvokeAsync(() => BulkDialog.ShowAsync(Get<DialogOpener>(), task, Preview.Rows, new RowCount(3), () =>
        {
            _ran++;
            return Task.CompletedTask;
        }));
        if (!task.IsInvite)
        {
            page.Press("Preview");
        }

        return page;
    }

    // As the services run: ends when it is asked to, and no sooner.
    private static BulkTask Run(object model, BulkDone done, bool waits = true) => new(
        "Do it",
        "Do",
        model,
        (_, _, _) => Task.FromResult<Result<BulkPreview>>(Preview),
        async (_, _, _, stop) =>
        {
            if (waits)
            {
                await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return done;
        });
}
