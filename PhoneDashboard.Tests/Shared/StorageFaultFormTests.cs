using Bunit;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.Users;
using Radzen;
using Radzen.Blazor;

namespace PhoneDashboard.Tests.Shared;

/// <summary>A disk that fails is told to the person where they are: nothing typed is lost, and the same click works once it is put right.</summary>
public sealed class StorageFaultFormTests : DashboardTestContext
{
    private readonly StorageTrouble _trouble;

    public StorageFaultFormTests()
        : this(new StorageTrouble())
    {
    }

    private StorageFaultFormTests(StorageTrouble trouble)
        : base(trouble.AddTo) => _trouble = trouble;

    [Fact]
    public async Task Save_NoRightToWrite_KeepsTheFormAndTheSecondTrySucceeds()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega");
        var page = Render<RadzenComponents>();
        Task<bool>? saved = null;
        _ = page.InvokeAsync(() => saved = EditUserDialog.ShowAsync(Get<DialogService>(), ben));
        page.Field("Job Title").Change("Dispatcher");
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        page.Find("form").Submit();
        page.WaitForText("The server cannot write to its database. Tell your administrator, and try again when that is put right.");
        page.WaitForText("Nothing was saved. What you typed is still here.");
        Assert.Equal("Dispatcher", page.Field("Job Title").GetAttribute("value"));
        Assert.False(saved!.IsCompleted);

        _trouble.Pragmas = StorageTrouble.None;
        page.Find("form").Submit();
        Assert.True(await saved);
        Assert.Equal("Dispatcher", (await Get<PhoneUserService>().GetAsync(Actor.LocalOperator, ben))!.JobTitle);
    }

    [Fact]
    public async Task SendInvite_DiskFull_SaysSoAndGoesWhenThereIsRoom()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = Render<RadzenComponents>();
        _trouble.Pragmas = StorageTrouble.Full;

        Assert.False(await page.InvokeAsync(() => Get<InviteActions>().SendAsync(ben)));
        page.WaitForText("The server's disk is full. Tell your administrator, and try again when there is room.");

        _trouble.Pragmas = StorageTrouble.None;
        Assert.True(await page.InvokeAsync(() => Get<InviteActions>().SendAsync(ben)));
    }
}
