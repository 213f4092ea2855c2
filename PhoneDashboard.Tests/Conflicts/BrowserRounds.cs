using System.Diagnostics;
using Microsoft.Playwright;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Conflicts;

/// <summary>
/// Two people in two browsers open the same user, type into random fields and save one after the other; sometimes a third one saves in
/// between. What is saved in the end is compared with what each typed and chose.
/// </summary>
internal sealed class BrowserRounds(DashboardServer server, IPage first, IPage second)
{
    private static readonly string[] Fields = ["Last Name", "Department", "Email"];

    // Neither of the two at the browsers, to whom it would be their own other window.
    private static readonly Actor Third = Actor.Of(99, "Third", Role.Operator);

    private readonly List<TimeSpan> _delays = [];
    private Dictionary<string, string> _saved = [];
    private long _user;
    private int _saves, _views, _choices, _thirds, _texts;

    /// <summary>Opens two browsers, of an administrator and an operator, and plays in them.</summary>
    internal static async Task<BrowserRoundsResult> PlayAsync(BrowserFixture browser, DashboardServer server, int rounds, int seed)
    {
        BrowserRoundsResult? result = null;
        var colleague = await TeamSession.StartAsync(server.BaseAddress, await server.AddColleagueAsync(Role.Operator));
        await server.AddUserAsync("Amara", "Diallo");
        await browser.VisitAsync(server, "/users", first => browser.VisitAsAsync(server, colleague, "/users", async second =>
        {
            var play = new BrowserRounds(server, first, second);
            await play.CreateAsync();
            for (var round = 0; round < rounds; round++)
            {
                await play.RoundAsync(new Random(seed + round));
            }

            result = new BrowserRoundsResult(play._saves, play._views, play._choices, play._thirds, play._delays);
        }));
        return result!;
    }

    private async Task CreateAsync()
    {
        _user = await server.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _saved = new(StringComparer.Ordinal) { ["Last Name"] = "Ortega", ["Department"] = "", ["Email"] = "ben@example.com" };
    }

    private async Task RoundAsync(Random random)
    {
        var (winner, loser) = random.Next(2) == 0 ? (first, second) : (second, first);
        var read = new Dictionary<string, string>(_saved, StringComparer.Ordinal);
        var theirs = await TypeAsync(winner, random);
        var mine = await TypeAsync(loser, random);

        await SaveAsync(winner, loser, theirs);
        if (random.Next(3) == 0)
        {
            await ThirdAsync(random);
        }

        await Dialog(loser).Button("Save").ClickAsync();
        while (await ChooseAsync(loser, read, mine, random))
        {
            read = new(_saved, StringComparer.Ordinal);
            if (random.Next(4) == 0)
            {
                await ThirdAsync(random);
                await Dialog(loser).Button("Save").ClickAsync();
                continue;
            }

            break;
        }

        await SaveAsync(loser, winner, mine);
        await CompareAsync();
    }

    // Gives what was typed, by field.
    private async Task<Dictionary<string, string>> TypeAsync(IPage page, Random random)
    {
        await Expect(page.Row("Ben")).ToContainTextAsync(_saved["Last Name"]);
        await page.ActAsync($"Ben {_saved["Last Name"]}", "Edit");
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in random.GetItems(Fields, 2).Distinct())
        {
            typed[name] = NewText(name);
            await Dialog(page)
                .GetByLabel(name, new() { Exact = true })
                .And(page.GetByRole(AriaRole.Textbox).Or(page.GetByRole(AriaRole.Combobox)))
                .FillAsync(typed[name]);
        }

        return typed;
    }

    private async Task SaveAsync(IPage saver, IPage other, Dictionary<string, string> typed)
    {
        await Dialog(saver).Button("Save").ClickAsync();
        await Expect(Dialog(saver)).ToBeHiddenAsync();
        var clock = Stopwatch.StartNew();
        Take(typed);
        _saves++;
        await Expect(other.GetByRole(AriaRole.Row, new() { IncludeHidden = true }).Filter(new() { HasText = "Ben" }))
            .ToContainTextAsync(_saved["Last Name"]);
        await Expect(other.GetByRole(AriaRole.Row, new() { IncludeHidden = true }).Filter(new() { HasText = "Ben" }))
            .ToContainTextAsync(_saved["Department"]);
        await Expect(other.GetByRole(AriaRole.Row, new() { IncludeHidden = true }).Filter(new() { HasText = "Ben" }))
            .ToContainTextAsync(_saved["Email"]);
        _delays.Add(clock.Elapsed);
    }

    private async Task ThirdAsync(Random random)
    {
        var users = server.Get<PhoneUserService>();
        var user = (await users.GetAsync(TestActors.Operator, _user))!;
        var name = Fields[random.Next(Fields.Length)];
        var text = NewText(name);
        (user.LastName, user.Department, user.Email) = name switch
        {
            "Last Name" => (text, user.Department, user.Email),
            "Department" => (user.LastName, text, user.Email),
            _ => (user.LastName, user.Department, text),
        };
        Assert.Empty((await users.SaveAsync(Third, user)).Problems);
        _saved[name] = text;
        _saves++;
        _thirds++;
    }

    // What is shown side by side must be all that differs; what only one of them changed is chosen already. False when nothing was asked
    // because nothing differs.
    private async Task<bool> ChooseAsync(IPage page, Dictionary<string, string> read, Dictionary<string, string> mine, Random random)
    {
        var differing = Fields.Where(name => Mine(name) != _saved[name]).ToList();
        await Expect(Dialog(page).Button("Take all theirs")).ToBeVisibleAsync();
        await Expect(Dialog(page).GetByRole(AriaRole.Group).Filter(new() { Has = page.GetByRole(AriaRole.Radio) }))
            .ToHaveCountAsync(differing.Count);
        _views++;
        foreach (var name in differing)
        {
            var group = Dialog(page).GetByRole(AriaRole.Group).Filter(new() { HasText = name });
            await Expect(group).ToContainTextAsync(_saved[name].Length > 0 ? _saved[name] : "Nothing");
            await Expect(group).ToContainTextAsync(Mine(name).Length > 0 ? Mine(name) : "Nothing");
            if (!mine.ContainsKey(name))
            {
                await Expect(Side(group, "Theirs")).ToBeCheckedAsync();
            }
            else if (_saved[name] == read[name])
            {
                await Expect(Side(group, "Mine")).ToBeCheckedAsync();
            }
            else
            {
                _choices++;
                var keep = random.Next(2) == 0;
                await Side(group, keep ? "Mine" : "Theirs").CheckAsync();
                if (!keep)
                {
                    mine.Remove(name);
                }
            }
        }

        return true;

        string Mine(string name) => mine.GetValueOrDefault(name, read[name]);
    }

    private async Task CompareAsync()
    {
        var user = (await server.Get<PhoneUserService>().GetAsync(TestActors.Operator, _user))!;
        Assert.Equal((_saved["Last Name"], _saved["Department"], _saved["Email"]), (user.LastName, user.Department ?? "", user.Email));
    }

    private void Take(Dictionary<string, string> typed)
    {
        foreach (var (name, text) in typed)
        {
            _saved[name] = text;
        }
    }

    private string NewText(string name) => name == "Email" ? $"ben{++_texts}@example.com" : $"{name[..4].Trim()}{++_texts}x";

    private static ILocator Side(ILocator group, string whose) => group.GetByRole(AriaRole.Radio, new() { Name = whose });

    private static ILocator Dialog(IPage page) => page.DialogNamed("Edit User");
}
