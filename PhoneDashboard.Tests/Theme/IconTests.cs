using System.Security.Cryptography;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Theme;

public sealed class IconTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "PhoneDashboard.Web");

    private static readonly string Fonts = Path.Combine(Web, "wwwroot", "fonts");

    private static readonly string[] Listed = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "tools", "icons.txt"));

    // Its first line says of which file it is, the others are the names.
    private static readonly string[] InFont = File.ReadAllLines(Path.Combine(Fonts, "material-symbols.txt"));

    [Theory]
    [InlineData("<span class=\"icon\" aria-hidden=\"true\">search_off</span>", "search_off")]
    [InlineData("<span class=\"icon\">@(_narrow ? \"chevron_right\" : \"chevron_left\")</span>", "chevron_right chevron_left")]
    [InlineData("<span class=\"icon\">@(Value == Key ? \"check\" : \"\")</span>", "check")]
    [InlineData("<button class=\"icon-button\" data-icon=\"more_horiz\"></button>", "more_horiz")]
    [InlineData("<MenuButton Icon=\"add\" Label=\"Add\" />", "add")]
    [InlineData("<MenuButton Icon=\"@(open ? \"expand_less\" : \"expand_more\")\" Text=\"All\" />", "expand_less expand_more")]
    [InlineData("<MudButton StartIcon=\"download\" />", "download")]
    [InlineData("<MudAlert Icon=\"icon/warning\" role=\"status\">", "warning")]
    [InlineData("<MudAlert role=\"alert\" Icon=\"@(Good ? \"icon/check\" : \"icon/error\")\">", "check error")]
    [InlineData("new(\"Edit\") { Icon = \"edit\", Needs = Permission.EditUsers }", "edit")]
    [InlineData("new(\"Lock\") { Icon = locked ? \"lock_open\" : \"lock\", Danger = true }", "lock_open lock")]
    [InlineData("public string Icon { get; set; } = \"inbox\";", "inbox")]
    [InlineData("string Icon => _theme switch { \"light\" => \"light_mode\", _ => \"contrast\", };", "light_mode contrast")]
    [InlineData("string Icon(Kind kind) => kind switch { Kind.User => \"person\", _ => \"tag\" };", "person tag")]
    [InlineData("(\"Users\", \"/users\", \"group\", Permission.Read),", "group")]
    [InlineData("Entry(\"event\", \"Set Time Schedule\", needs, task)", "event")]
    [InlineData("@Step(\"Next page\", \"chevron_right\", Query.Page + 1)", "chevron_right")]
    [InlineData("StatusBadge.Of(Words(state), BadgeTone.Ok, \"wifi\")", "wifi")]
    [InlineData("<button class=\"icon-button\" title=\"Close\">close</button>", "")]
    public void In_WaysToWriteAnIcon_AreItsNames(string source, string names) =>
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), IconNames.In(source));

    [Fact]
    public void Icons_InTheSources_AreListed()
    {
        var used = Sources()
            .SelectMany(file => IconNames.In(File.ReadAllText(file)).Select(name => (Name: name, File: Path.GetFileName(file))))
            .ToList();

        Assert.True(used.Select(icon => icon.Name).Distinct().Count() > 40, "Icons are written in a way that IconNames does not know.");
        Assert.Empty(used.Where(icon => !Listed.Contains(icon.Name)).Select(icon => $"{icon.Name} in {icon.File}"));
    }

    [Fact]
    public void Icons_Listed_AreSortedAndInTheFont()
    {
        Assert.Equal(Listed.Distinct().Order(StringComparer.Ordinal), Listed);
        Assert.Empty(Listed.Except(InFont));
    }

    [Fact]
    public void NamesInTheFont_AreOfTheFileBesideThem()
    {
        var font = File.ReadAllBytes(Path.Combine(Fonts, "material-symbols.woff2"));

        Assert.EndsWith(Convert.ToHexStringLower(SHA256.HashData(font)), InFont[0], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".razor" or ".cs" or ".js")
            .Where(file => Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
}
