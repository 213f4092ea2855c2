using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Views;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Views;

/// <summary>The saved views of a table, and what can be done with the one that is open (Specification 4.15).</summary>
public sealed partial class ViewsMenu
{
    private ElementReference _button;
    private ActionMenu? _menu;

    /// <summary>The view that is open.</summary>
    [Parameter] public SavedViewEdit? View { get; set; }

    /// <summary>What the table shows now.</summary>
    [Parameter, EditorRequired] public required Func<NewSavedView> Present { get; set; }

    /// <summary>The view that is open was saved.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required SavedViewService Views { get; init; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required ILogger<ViewsMenu> Logger { get; init; }

    private async Task OpenAsync()
    {
        var views = await Views.ListAsync(Current.Actor, Present().Page);
        await _menu!.ToggleAsync(_button, "Views", [.. views.Select(Entry), .. OwnActions(), .. ActionsOf(View)]);
    }

    private MenuAction Entry(SavedViewRow view) => new(view.Name)
    {
        Address = ItemAddress.View(Navigation.Path(), view.Id),
        Icon = view.Id == View?.Id ? "check" : view.ForEverybody ? "group" : "visibility",
        Detail = view.ForEverybody ? "For everybody" : null,
    };

    private IEnumerable<MenuAction> OwnActions()
    {
        if (View is not null)
        {
            yield return new("No view") { Address = Navigation.Path(), Icon = "close", Note = true };
        }

        yield return new("Save view", SaveAsync) { Icon = "add", Note = View is null };
    }

    private IReadOnlyList<MenuAction> ActionsOf(SavedViewEdit? view)
    {
        if (view is null)
        {
            return [];
        }

        var needs = view.ForEverybody ? Permission.ShareViews : Permission.Read;
        var present = Present();
        return Current.Permitted(
            new("Replace with what is shown now", () => ReplaceAsync(view, present))
            {
                Icon = "sync",
                Needs = needs,
                DisabledReason = (present.Query, present.Columns) == (view.Query, view.Columns) ? "It is what the view shows." : null,
            },
            new("Rename", () => RenameAsync(view)) { Icon = "edit", Needs = needs },
            new("Delete", () => DeleteAsync(view)) { Icon = "delete", Danger = true, Needs = needs });
    }

    private async Task SaveAsync()
    {
        if (await SavedViewDialog.ShowAsync(Dialogs, Present()) is { } id)
        {
            Navigation.Show(Navigation.Query().WithView(id), replace: true);
        }
    }

    private async Task RenameAsync(SavedViewEdit view)
    {
        if (await Views.GetAsync(Current.Actor, view.Page, view.Id) is not { } present)
        {
            Toast.Error("This view has been deleted in the meantime.");
        }
        else if (await SavedViewDialog.ShowAsync(Dialogs, present) is not null)
        {
            await Changed.InvokeAsync();
        }
    }

    private async Task ReplaceAsync(SavedViewEdit view, NewSavedView present)
    {
        var edit = new SavedViewEdit
        {
            Id = view.Id,
            Version = view.Version,
            Name = view.Name,
            ForEverybody = view.ForEverybody,
            Page = view.Page,
            Query = present.Query,
            Columns = present.Columns,
        };
        var saved = await StorageFault.TryAsync(Logger, () => Views.SaveAsync(Current.Actor, edit), fault => fault.Problem);
        Toast.Tell(saved, _ => $"{view.Name} was saved.");
        await Changed.InvokeAsync();
    }

    private async Task DeleteAsync(SavedViewEdit view)
    {
        if (await DeleteDialog.ShowAsync(
            Dialogs,
            view.Name!,
            () => Views.DeleteAsync(Current.Actor, view.Id),
            view.ForEverybody ? "Nobody finds this view any more. What it shows stays." : "Only the view goes. What it shows stays."))
        {
            Navigation.Show(Navigation.Query().WithView(null), replace: true);
        }
    }
}
