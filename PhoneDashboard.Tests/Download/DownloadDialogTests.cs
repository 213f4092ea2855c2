using Bunit;
using Microsoft.JSInterop;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Download;

namespace PhoneDashboard.Tests.Download;

public sealed class DownloadDialogTests : DashboardTestContext
{
    private static readonly DownloadRequest Request = new("users", new ListQuery(), (_, _) => Task.FromResult(new RowCount(2)));

    [Fact]
    public void ForExcel_FirstTime_AsksForTheLanguage()
    {
        var page = Opened();

        page.Find("input[name=format]:not([checked])").Change(true);
        page.Find("form").Submit();

        Assert.Contains("Choose the language of the Excel that will open the file.", page.Error("Language of Excel"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_AsksForNoLanguage()
    {
        var page = Opened();

        Assert.DoesNotContain("Language of Excel", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("English, Chinese, Japanese and others that write 1.5 (columns separated by ,)", "")]
    [InlineData("German, French, Spanish and others that write 1,5 (columns separated by ;)", "&separator=semicolon")]
    public void ForExcel_LanguageChosen_IsInTheAddressAndRememberedForTheNextFile(string language, string end)
    {
        var script = JSInterop.SetupModule(_ => true);
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<Dictionary<string, string>?>("readPreferences").SetResult([]);
        script.Setup<string>("saveFile", _ => true).SetResult("saved");
        var page = Opened();
        page.Find("input[name=format]:not([checked])").Change(true);
        page.Field("Language of Excel").Change(language);
        page.Find("form").Submit();
        page.WaitForAssertion(() =>
            Assert.EndsWith(".csv" + end, (string)script.Invocations["saveFile"].Single().Arguments[0]!, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));

        Open(page);
        page.Find("input[name=format]:not([checked])").Change(true);

        Assert.Equal(language, page.Field("Language of Excel").GetAttribute("value"));
    }

    [Fact]
    public void WithPlus_IsInTheAddress()
    {
        var script = JSInterop.SetupModule(_ => true);
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<string>("saveFile", _ => true).SetResult("saved");
        var page = Opened();

        page.Field("Numbers with +").Change(true);
        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.EndsWith(".csv&plus=yes", (string)script.Invocations["saveFile"].Single().Arguments[0]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("saved", "The file is saved.")]
    [InlineData("started", ".csv is on its way.")]
    public void Done_SaysWhatIsTrueByThen(string answer, string words)
    {
        var page = Sent(answer);

        page.WaitForText(words);
        page.WaitForNoDialog();
    }

    [Theory]
    [InlineData("busy", "Too many files are being downloaded at once")]
    [InlineData("failed", "The file could not be read from the server.")]
    public void Refused_SaysWhyAndStays(string answer, string words)
    {
        var page = Sent(answer);

        page.WaitForAssertion(() => Assert.Contains(words, page.Find("form").TextContent, StringComparison.Ordinal));
    }

    /// <summary>After Download was pressed, when the browser gave this answer.</summary>
    private IRenderedComponent<WindowHost> Sent(string answer)
    {
        var script = JSInterop.SetupModule(_ => true);
        script.Mode = JSRuntimeMode.Loose;
        script.Setup<Dictionary<string, string>?>("readPreferences").SetResult([]);
        script.Setup<string>("saveFile", _ => true).SetResult(answer);
        var page = Opened();
        page.Find("form").Submit();
        return page;
    }

    private IRenderedComponent<WindowHost> Opened()
    {
        var page = Render<WindowHost>();
        Open(page);
        return page;
    }

    private void Open(IRenderedComponent<WindowHost> page)
    {
        _ = page.InvokeAsync(() => DownloadDialog.ShowAsync(Get<DialogOpener>(), Request));
        page.WaitForText("2 rows");
    }
}
