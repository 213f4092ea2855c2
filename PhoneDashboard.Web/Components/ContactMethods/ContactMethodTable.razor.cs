using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.Relations;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>A tab of Contact Methods other than App Configurations (Specification 4.3a).</summary>
public sealed partial class ContactMethodTable
{
    private DataTable<ContactMethodRow>? _table;
    private IReadOnlyList<TableFilter> _filters = [];

    private bool MayEdit => ContactMethodDialogs.Has(Kind) && Current.May(Permission.EditUsers);

    private string Table => Kind switch
    {
        ContactMethodKind.SipAccount => "sip-accounts",
        ContactMethodKind.PstnForwarding => "pstn-forwarding",
        ContactMethodKind.SipForwarding => "sip-forwarding",
        _ => "emails",
    };

    [Parameter, EditorRequired] public required ContactMethodKind Kind { get; set; }

    /// <summary>What the table lists, for screen readers: the tab's name.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>One sentence of help.</summary>
    [Parameter, EditorRequired] public required string Help { get; set; }

    /// <summary>One sentence for an empty table: why, and what to do.</summary>
    [Parameter, EditorRequired] public required string EmptyText { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required ContactMethodService ContactMethods { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override void OnInitialized() => _filters = [UserFilter.Create(Users, Current)];

    private Task<ListPage<ContactMethodRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken) =>
        ContactMethods.ListAsync(Current.Actor, Kind, query, cancellationToken);

    private IReadOnlyList<MenuAction> ActionsFor(ContactMethodRow row) =>
    [
        MayEdit ? new("Edit", () => Navigation.OpenAsync(row.Id)) { Icon = "edit" }
            : new("Details", () => Navigation.OpenAsync(row.Id)) { Icon = "info" },
        new("Relations", () => Navigation.OpenRelationsAsync(row.Id)) { Icon = "hub" },
        Navigation.HistoryAction(row.Id),
        new("Open user") { Icon = "person", Address = $"/users?open={row.UserId}" },
        .. Current.Permitted(
            new MenuAction("Delete", () => DeleteAsync(row.Id)) { Icon = "delete", Danger = true, Needs = Permission.EditUsers }),
    ];

    private Task ShowHistoryAsync(long id) =>
        HistoryPanel.ShowAsync(Dialogs, Kind.ToString(), id, () => _table!.ReloadAsync());

    private Task ShowRelationsAsync(long id) => RelationsPanel.ShowForContactMethodAsync(Dialogs, id);

    private Task AddAsync() => ReloadAfterAsync(ContactMethodDialogs.ShowAsync(Dialogs, Kind));

    private Task EditAsync(long id) => ReloadAfterAsync(ContactMethodDialogs.ShowAsync(Dialogs, Kind, id));

    private Task DeleteAsync(long id) => ReloadAfterAsync(DeleteContactMethodDialog.ShowAsync(Dialogs, id));

    private async Task ReloadAfterAsync(Task<bool> dialog)
    {
        if (await dialog)
        {
            await _table!.ReloadAsync();
        }
    }

    private async Task ShowAsync(long id)
    {
        if (await ContactMethods.GetAsync(Current.Actor, id) is { } row && row.Kind == Kind)
        {
            await ContactMethodPanel.ShowAsync(Dialogs, row);
        }
        else
        {
            Toast.Info("This contact method has been deleted in the meantime.");
        }
    }
}
