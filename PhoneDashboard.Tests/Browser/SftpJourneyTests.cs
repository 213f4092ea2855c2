using Microsoft.AspNetCore.Hosting;
using PhoneDashboard.Tests.DeliveryMethods;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Browser;

/// <summary>From an empty table to a delivery method that is known to work, against OpenSSH.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SftpJourneyTests(BrowserFixture browser, OpenSshServer ssh) : IClassFixture<OpenSshServer>
{
    [NeedsProgram(nameof(MachineProgram.OpenSsh))]
    public async Task Sftp_TestedAgreedSavedAndOpenedAgain()
    {
        await using var server = DashboardServer.With(builder => builder.UseSetting("Delivery:AllowPrivateHosts", "true"));
        await browser.VisitAsync(server, "/delivery-methods?add=1", async page =>
        {
            var dialog = page.DialogNamed("Add Delivery Method");
            await dialog.Text("Name").FillAsync("Archive");
            await dialog.List("Type").ChooseAsync("SFTP");
            await dialog.Text("Host").FillAsync("127.0.0.1");
            await dialog.GetByLabel("Port").FillAsync($"{ssh.Port}");
            await dialog.Text("Username").FillAsync(ssh.User);
            await dialog.GetByLabel("Password").FillAsync(OpenSshServer.Password);
            await dialog.Text("Folder").FillAsync(ssh.Inbox);
            await dialog.Button("Test").ClickAsync();

            var question = page.DialogNamed("Is this the key of 127.0.0.1?");
            await Expect(question).ToContainTextAsync(ssh.HostKey);
            await Axe.AssertAccessibleAsync(page);
            await question.Button("Agree").ClickAsync();
            await Expect(page.GetByText("Signed in to 127.0.0.1, wrote a file and removed it.")).ToBeVisibleAsync();
            await Axe.AssertAccessibleAsync(page);
            await dialog.Button("Save").ClickAsync();
            await Expect(page.Row("Archive")).ToContainTextAsync($"{ssh.User}@127.0.0.1:{ssh.Port}, {ssh.Inbox}");

            await page.ActAsync("Archive", "Edit");
            dialog = page.DialogNamed("Edit Delivery Method");
            await Expect(dialog.Text("Password")).ToHaveValueAsync("Is set");
            await Expect(dialog.Text("Host Key")).ToHaveValueAsync(ssh.HostKey);
            await dialog.Text("Folder").FillAsync(ssh.Closed);
            await dialog.Button("Test").ClickAsync();
            await dialog.Text("Folder").ExpectProblemAsync($"{ssh.User} may not write into {ssh.Closed} on 127.0.0.1.");
            Assert.DoesNotContain(OpenSshServer.Password, await page.ContentAsync(), StringComparison.Ordinal);
        });
    }
}
