using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace PhoneDashboard.Tests.Support;

/// <summary>
/// Finds what is on a rendered page as a person would: by role and name, by label, by text. Each waits until it is there.
/// </summary>
public static class PageQueries
{
    public static IElement Button(this IRenderedComponent<IComponent> page, string name) =>
        page.Wait(() => page.FindAll("button").Last(button => Name(button) == name));

    /// <summary>
    /// Presses a button. One that belongs to a form by its id sends it, as in a browser. It is looked for once more on the renderer's own
    /// thread, where nothing is drawn anew between the look and the press.
    /// </summary>
    public static void Press(this IRenderedComponent<IComponent> page, string name)
    {
        page.Button(name); // is there
        page.InvokeAsync(() =>
        {
            var button = page.Button(name);
            if (button.GetAttribute("form") is { } form)
            {
                page.Find($"#{form}").Submit();
            }
            else
            {
                button.Click();
            }
        }).GetAwaiter().GetResult();
    }

    public static IElement MenuItem(this IRenderedComponent<IComponent> page, string name) =>
        page.Wait(() => page.FindAll("[role=menuitem]").Last(item => item.TextContent.Trim().EndsWith(name, StringComparison.Ordinal)));

    /// <summary>The input of a label.</summary>
    public static IElement Field(this IRenderedComponent<IComponent> page, string label) => page.Wait(() =>
    {
        var id = page.FindAll("label").Last(element => element.TextContent.Replace("*", "").Trim() == label).Id;
        return page.Find($"[aria-labelledby='{id}']");
    });

    /// <summary>The error that stands at a label's field.</summary>
    public static string Error(this IRenderedComponent<IComponent> page, string label) => page.Wait(() =>
    {
        var described = page.Field(label).GetAttribute("aria-describedby")!.Split(' ');
        return page.FindAll(".field-error span:last-child").First(error => described.Contains(error.ParentElement!.Id)).TextContent;
    });

    public static IElement Dialog(this IRenderedComponent<IComponent> page, string name) =>
        page.Wait(() => page.FindAll("[role=dialog]").First(dialog => dialog.GetAttribute("aria-label") == name));

    public static IElement Panel(this IRenderedComponent<IComponent> page) => page.Wait(() => page.Find(".side-panel"));

    /// <summary>The row in which a text stands.</summary>
    public static IElement Row(this IRenderedComponent<IComponent> page, string text) =>
        page.Wait(() => page.FindAll("tbody tr").First(row => row.TextContent.Contains(text, StringComparison.Ordinal)));

    /// <summary>A field that two people changed: what either says, and whose is chosen.</summary>
    public static (string Theirs, string Mine, string? Chosen) Conflict(
        this IRenderedComponent<IComponent> page, string label) => page.Wait(() =>
    {
        var sides = Sides(page, label);
        return (Value(sides[0]), Value(sides[1]), sides.FirstOrDefault(
            side => side.QuerySelector("input")!.HasAttribute("checked"))?.QuerySelector(".conflict-whose")!.TextContent);
    });

    /// <summary>Chooses "Theirs" or "Mine" for a field that two people changed.</summary>
    public static void Choose(this IRenderedComponent<IComponent> page, string label, string whose) =>
        page.Wait(
            () => Sides(page, label).Single(side => side.QuerySelector(".conflict-whose")!.TextContent == whose).QuerySelector("input")!)
            .Change(true);

    public static void WaitForText(this IRenderedComponent<IComponent> page, string text) =>
        page.WaitForAssertion(
            () => Assert.Contains(text, page.Nodes.Aggregate("", (all, node) => all + node.TextContent), StringComparison.Ordinal));

    public static void WaitForNoDialog(this IRenderedComponent<IComponent> page) =>
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".dialog")));

    /// <summary>Opens a row's menu and picks an entry. Once per page: the menu is closed by script, which does not run here.</summary>
    public static void Act(this IRenderedComponent<IComponent> page, string row, string action)
    {
        page.Button($"Actions for {row}").Click();
        page.MenuItem(action).Click();
    }

    /// <summary>Types into a box that searches, and takes the offer whose name begins so.</summary>
    public static Task PickAsync<TItem>(this IRenderedComponent<IComponent> page, string label, string text, string offer)
        where TItem : class => page.InvokeAsync(async () =>
    {
        var id = page.Field(label).Id;
        var box = page.FindComponents<Picker<TItem>>().Single(picker => picker.Instance.Field.Id == id);
        await box.Instance.SearchAsync(text);
        var offers = box.FindAll("[role=option]").ToList();
        await box.Instance.ChooseAsync(
            offers.FindIndex(option => option.GetAttribute("data-text")!.StartsWith(offer, StringComparison.Ordinal)));
    });

    /// <summary>Leaves a box that searches with a text in it.</summary>
    public static void Leave<TItem>(this IRenderedComponent<IComponent> page, string label, string text)
        where TItem : class
    {
        var id = page.Field(label).Id;
        var box = page.FindComponents<Picker<TItem>>().Single(picker => picker.Instance.Field.Id == id);
        _ = page.InvokeAsync(() => box.Instance.LeftAsync(text)); // it may ask: the answer comes later
    }

    /// <summary>Turns a switch the other way.</summary>
    public static void Toggle(this IRenderedComponent<IComponent> page, string label)
    {
        var field = page.Field(label);
        field.Change(field.GetAttribute("aria-checked") != "true");
    }

    /// <summary>Takes one of a list of fixed choices.</summary>
    public static void Pick(this IRenderedComponent<IComponent> page, string label, string choice) => page.Field(label).Change(choice);

    private static List<IElement> Sides(IRenderedComponent<IComponent> page, string label) =>
        [.. page.FindAll(".conflict-field")
            .Single(candidate => candidate.QuerySelector("legend")!.FirstChild!.TextContent.Trim() == label)
            .QuerySelectorAll(".conflict-side")];

    private static string Value(IElement side) => side.QuerySelector(".conflict-value")!.TextContent;

    // An icon's text is for the eye only.
    private static string Name(IElement button) =>
        button.GetAttribute("aria-label") ?? string.Concat(button.QuerySelectorAll("*:not(.icon)").Prepend(button)
            .SelectMany(element => element.ChildNodes.OfType<IText>()).Select(text => text.Data)).Trim();

    private static T Wait<T>(this IRenderedComponent<IComponent> page, Func<T> find)
    {
        T? found = default;
        page.WaitForAssertion(() => found = find());
        return found!;
    }
}
