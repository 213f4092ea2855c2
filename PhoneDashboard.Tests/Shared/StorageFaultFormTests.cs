using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Data;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Invites;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.Components.Users;
using Radzen;
using Radzen.Blazor;

namespace PhoneDashboard.Tests.Shared;

/// <summary>A disk that fails is told to the person where they are: nothing typed is lost, and the same click works once it is put right.</summary>
public sealed class StorageFaultFormTests : DashboardTestContext
{
    private readonly StorageTrouble _trouble;
    private readonly LogLines _log;

    public StorageFaultFormTests()
        : this(new StorageTrouble(), new LogLines())
    {
    }

    private StorageFaultFormTests(StorageTrouble trouble, LogLines log)
        : base(services =>
        {
            trouble.AddTo(services);
            services.AddSingleton<ILoggerProvider>(log);
        }) => (_trouble, _log) = (trouble, log);

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
        Assert.Equal("The database could not be used. The database file or its folder may not be written. Give the service the right to write both; nothing has to be restarted. (SQLite Error 8: 'attempt to write a readonly database'.)", Assert.Single(_log.Lines));

        _trouble.Pragmas = StorageTrouble.None;
        page.Find("form").Submit();
        Assert.True(await saved);
        Assert.Equal("Dispatcher", (await Get<PhoneUserService>().GetAsync(TestActors.Administrator, ben))!.JobTitle);
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

    [Fact]
    public async Task Search_FileDamaged_StaysAliveAndFindsAgainWhenItIsRestored()
    {
        await this.AddUserAsync("Ben", "Ortega");
        SqliteConnection.ClearAllPools();
        var file = await DatabaseFileAsync();
        var backup = await File.ReadAllBytesAsync(file);
        StorageFaultTests.Damage(file);
        var search = Render<GlobalSearch>();
        search.Find("input").Input("orte");
        search.WaitForAssertion(() => Assert.Contains("The database file is damaged.", Assert.Single(_log.Lines), StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(file, backup);
        search.Find("input").Input("ortega");
        search.WaitForAssertion(() => Assert.Equal("Ben Ortega", search.Find("[role=option] .tabular").TextContent));
    }

    [Fact]
    public async Task FindNumber_DiskFails_SaysSoBelowTheField()
    {
        var picker = Render<ChipsPicker<string>>(parameters => parameters
            .Add(chips => chips.Items, [])
            .Add(chips => chips.Find, _ => throw new SqliteException("disk I/O error", 10))
            .Add(chips => chips.Text, item => item)
            .Add(chips => chips.TextProperty, nameof(string.Length))
            .Add(chips => chips.EmptyTemplate, "Nothing to choose from.")
            .Add(chips => chips.Field, new FieldContext("numbers", [], [])));

        await picker.InvokeAsync(() => picker.FindComponent<RadzenAutoComplete>().Instance.LoadData.InvokeAsync(new LoadDataArgs { Filter = "2" }));

        Assert.Equal("The server cannot use its disk. Tell your administrator, and try again when that is put right.", picker.Find("[role=alert]").TextContent);
    }

    private async Task<string> DatabaseFileAsync()
    {
        await using var db = await OpenAsync();
        return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }
}
