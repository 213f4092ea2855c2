using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.Import;

public sealed class ImportDialogTests : DashboardTestContext
{
    private const string Header = "First Name,Last Name,Email\n";

    [Fact]
    public async Task OwnFile_IsCheckedAtOnce_Imported_AndUndoneByTheMessage()
    {
        await this.AddUserAsync("Bo", "Kim", "bo@example.com");
        var page = Open(Header + "Ann,Lee,ann@example.com\nBob,Kim,bo@example.com\n");
        page.WaitForText("2 rows, 3 columns.");

        page.Press("Next");
        page.WaitForText("1 would be created, 1 would change, 0 would stay as they are, 0 cannot be imported.");
        page.WaitForText("First Name: Bo → Bob");
        page.Press("Import 2 users");
        page.WaitForText("1 user created, 1 user changed.");
        page.WaitForText("Imported users.csv.");

        Assert.Equal(["Ann Lee", "Bob Kim"], await NamesAsync());
        page.Press("Undo import");
        page.WaitForText("Undone: Imported users.csv.");
        Assert.Equal(["Bo Kim"], await NamesAsync());
        page.Press("Close");
        page.WaitForNoDialog();
    }

    [Fact]
    public async Task ForeignFile_AsksForItsColumns()
    {
        var page = Open("displayName,mail,room\nAnn Lee,ann@example.com,12\n");
        page.WaitForText("1 row, 3 columns.");
        page.Press("Next");
        page.WaitForText("What do the columns of the file mean?");
        Assert.Equal(
            ["Full Name", "Email", null],
            page.FindAll(".import-columns select").Select(select => select.GetAttribute("value")));

        page.FindAll(".import-columns select")[2].Change("Department");
        page.Press("Check");
        page.WaitForText("Department: 12");
        page.Press("Import 1 user");
        page.WaitForText("1 user created");

        var user = Assert.Single((await Get<PhoneUserService>().ListAsync(TestActors.Operator, new ListQuery())).Rows);
        Assert.Equal(("Ann", "Lee", "12"), (user.FirstName, user.LastName, user.Department));
    }

    [Fact]
    public async Task RowThatIsWrong_IsSaidAtItsCell_AndLeftOutOnlyOnPurpose()
    {
        var page = Open(Header + "Ann,Lee,ann@\nBo,Kim,bo@example.com\n");
        page.Press("Next");

        page.WaitForText("1 would be created, 0 would change, 0 would stay as they are, 1 cannot be imported.");
        Assert.Contains("Enter an e-mail address", page.Find(".import-preview li").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Button("Download failed rows"));
        page.Press("Import the other 1 user");
        page.WaitForText("1 user created");

        Assert.Equal(["Bo Kim"], await NamesAsync());
    }

    [Theory]
    [InlineData("", "users.csv is empty.")]
    [InlineData("A,B\n", "users.csv has no rows below its first one, which names the columns.")]
    public void FileThatIsNone_IsSaidAtTheField(string text, string words)
    {
        var page = Open(text);

        page.WaitForAssertion(() => Assert.Equal(words, page.Error("CSV File")));
        page.Press("Next");
        Assert.Equal(words, page.Error("CSV File"));
    }

    [Fact]
    public void Menu_ForWhoMayNotCreateUsers_HasNoImport()
    {
        Get<CurrentActor>().Become(TestActors.Support);
        var page = RenderPage<UsersPage>("/users?import=1");

        page.WaitForText("No users yet");
        Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Add");
        Assert.Empty(page.FindAll("[role=dialog][aria-label='Import from CSV']"));
    }

    private IRenderedComponent<IComponent> Open(string text)
    {
        var page = RenderPage<UsersPage>("/users?import=1");
        page.Dialog("Import from CSV");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(text), "users.csv"));
        return page;
    }

    private async Task<IEnumerable<string>> NamesAsync() =>
        (await Get<PhoneUserService>().ListAsync(TestActors.Operator, new ListQuery { Sort = "first-name" })).Rows
            .Select(row => row.FullName);
}
