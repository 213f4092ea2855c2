using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhoneDashboard.Tests.Support;

/// <summary>Finds what is on a page as somebody does who hears it read aloud: by its role and its exact name.</summary>
internal static class PageWords
{
    internal static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    internal static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    internal static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal static ILocator Button(this ILocator place, string name) =>
        place.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A dialog, by the name it was opened with.</summary>
    internal static ILocator DialogNamed(this IPage page, string name) =>
        page.GetByRole(AriaRole.Dialog, new() { Name = name, Exact = true });

    /// <summary>The panel on the right.</summary>
    internal static ILocator Panel(this IPage page, string name) =>
        page.GetByRole(AriaRole.Complementary, new() { Name = name, Exact = true });

    internal static ILocator Switch(this ILocator place, string name) =>
        place.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });

    /// <summary>Clicks a switch where people do: the input itself is only there for keyboard and screen reader.</summary>
    internal static Task ToggleAsync(this ILocator place, string name) => place.GetByText(name, new() { Exact = true }).ClickAsync();

    /// <summary>A field to type into.</summary>
    internal static ILocator Text(this ILocator place, string name) =>
        place.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    /// <summary>A field with a list: a drop-down, or a search for numbers.</summary>
    internal static ILocator List(this ILocator place, string name) =>
        place.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    internal static ILocator List(this IPage page, string name) => page.Locator("body").List(name);

    /// <summary>An entry of the list that is open.</summary>
    internal static ILocator Option(this IPage page, string text) =>
        page.GetByRole(AriaRole.Option).Filter(new() { HasText = text, Visible = true });

    /// <summary>The row of a table that has this text in it.</summary>
    internal static ILocator Row(this IPage page, string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    /// <summary>The button of a filter above a table; a column may have the same name.</summary>
    internal static ILocator Filter(this IPage page, string name) =>
        page.GetByRole(AriaRole.Group, new() { Name = "Filters", Exact = true }).Button(name);

    internal static ILocator MenuItem(this IPage page, string name) =>
        page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true });

    /// <summary>The chip of a number, by the × it ends in.</summary>
    internal static ILocator Chip(this ILocator place, string number) => place.Button($"Remove {number}");

    /// <summary>What a field says is wrong with it.</summary>
    internal static async Task ExpectProblemAsync(this ILocator field, string message)
    {
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(message), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Goes to an entry of the main menu, and to a tab there.</summary>
    internal static async Task GoAsync(this IPage page, string menu, string? tab = null)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true })
            .GetByRole(AriaRole.Link, new() { Name = menu, Exact = true })
            .ClickAsync();
        if (tab is not null)
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = menu, Exact = true })
                .GetByRole(AriaRole.Link, new() { Name = tab, Exact = true })
                .ClickAsync();
        }
    }

    /// <summary>Chooses a file once Blazor listens to the input, which it does a round trip after the input is drawn.</summary>
    internal static async Task ChooseFileAsync(this ILocator input, FilePayload file)
    {
        await Expect(input).ToHaveJSPropertyAsync("_blazorInputFileNextFileId", 0);
        await input.SetInputFilesAsync(file);
    }

    /// <summary>Selects the row at this place, from 0.</summary>
    internal static Task SelectRowAsync(this IPage page, int place) =>
        page.Locator("tbody").GetByRole(AriaRole.Checkbox).Nth(place).CheckAsync();

    /// <summary>Opens the menu of a row.</summary>
    internal static Task OpenActionsAsync(this IPage page, string row) => page.Button($"Actions for {row}").ClickAsync();

    /// <summary>Chooses from the menu of a row.</summary>
    internal static async Task ActAsync(this IPage page, string row, string action)
    {
        await page.OpenActionsAsync(row);
        await page.MenuItem(action).ClickAsync();
    }

    /// <summary>Searches a list of numbers as one types, and takes the one that is found.</summary>
    internal static async Task FindAndChooseAsync(this ILocator list, string typed, string number)
    {
        await list.PressSequentiallyAsync(typed);
        await list.Page.Option(number).ClickAsync();
    }

    /// <summary>Chooses from a drop-down.</summary>
    internal static Task ChooseAsync(this ILocator list, string option) => list.SelectOptionAsync(option);
}
