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
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Forms;

/// <summary>
/// A disk that fails is told to the person where they are: nothing typed is lost, and the same click works once it is put right.
/// </summary>
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
        var page = Render<WindowHost>();
        Task<bool>? saved = null;
        _ = page.InvokeAsync(() => saved = EditUserDialog.ShowAsync(Get<DialogOpener>(), ben));
        page.Field("Job Title").Change("Dispatcher");
        _trouble.Pragmas = StorageTrouble.ReadOnly;

        page.Find("form").Submit();
        page.WaitForText("The server cannot write to its database. Tell your administrator, and try again when that is put right.");
        page.WaitForText("Nothing was saved. What you typed is still here.");
        Assert.Equal("Dispatcher", page.Field("Job Title").GetAttribute("value"));
        Assert.False(saved!.IsCompleted);
        Assert.Equal("The database could not be used. The database file or its folder may not be written. Give the service the right to "
            + "write both; nothing has to be restarted. (SQLite Error 8: 'attempt to write a readonly database'.)",
            Assert.Single(_log.Lines));

        _trouble.Pragmas = StorageTrouble.None;
        page.Find("form").Submit();
        Assert.True(await saved);
        Assert.Equal("Dispatcher", (await Get<PhoneUserService>().GetAsync(TestActors.Administrator, ben))!.JobTitle);
    }

    [Fact]
    public async Task SendInvite_DiskFull_SaysSoAndGoesWhenThereIsRoom()
    {
        var ben = await this.AddUserAsync("Ben", "Ortega", "ben@example.com");
        var page = Render<WindowHost>();
        await using (var db = await this.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM"); // what is free in the file would have room for an invite
        }

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
        search.WaitForAssertion(
            () => Assert.Contains("The database file is damaged.", Assert.Single(_log.Lines), StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(file, backup);
        search.Find("input").Input("ortega");
        search.WaitForAssertion(() => Assert.Equal("Ben Ortega", search.Find("[role=option] .tabular").TextContent));
    }

    [Fact]
    public async Task FindNumber_DiskFails_SaysSoBelowTheField()
    {
        var field = Render<FormField>(parameters => parameters
            .Add(field => field.Label, "DID Numbers")
            .Add(field => field.ChildContent, context => builder =>
            {
                builder.OpenComponent<Picker<string>>(0);
                builder.AddComponentParameter(
                    1,
                    nameof(Picker<>.Find),
                    (Func<string?, Task<IReadOnlyList<string>>>)(_ => throw new SqliteException("disk I/O error", 10)));
                builder.AddComponentParameter(2, nameof(Picker<>.Text), (Func<string, string>)(item => item));
                builder.AddComponentParameter(3, nameof(Picker<>.NoneText), "No number matches.");
                builder.AddComponentParameter(4, nameof(Picker<>.EmptyText), "There is no number.");
                builder.AddComponentParameter(5, nameof(Picker<>.Field), context);
                builder.CloseComponent();
            }));

        await field.InvokeAsync(() => field.FindComponent<Picker<string>>().Instance.SearchAsync("2"));

        Assert.Equal(
            "The server cannot use its disk. Tell your administrator, and try again when that is put right.",
            field.Find("[role=alert] span:last-child").TextContent);
    }

    private async Task<string> DatabaseFileAsync()
    {
        await using var db = await OpenAsync();
        return new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }
}
