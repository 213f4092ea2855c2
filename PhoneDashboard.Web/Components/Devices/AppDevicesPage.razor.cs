using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Web.Components.Bulk;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Devices;

/// <summary>The App Devices tab of Users (Specification 4.9).</summary>
public sealed partial class AppDevicesPage
{
    private DataTable<AppDeviceRow>? _table;
    private Func<TableSelection, IReadOnlyList<MenuAction>>? _bulk;
    private IReadOnlyList<TableFilter> _filters = [];

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required AppDeviceService Devices { get; init; }

    [Inject] public required PhoneUserService Users { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required BulkMenu Bulk { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required Toast Toast { get; init; }

    protected override void OnInitialized()
    {
        _bulk = Bulk.For(BulkTable.AppDevices, () => _table!.SelectionDoneAsync());
        _filters =
        [
            TableFilter.Text("user", "User"),
            TableFilter.Text("os", "OS"),
            TableFilter.Text("app-version", "App Version"),
            TableFilter.Text("name", "Name"),
            TableFilter.Choice(
                "state",
                "State",
                [.. Enum.GetValues<AppDeviceState>().Select(state => new FilterChoice(state.ToString(), DeviceBadge.Words(state)))]),
            TableFilter.Hidden("signed-in", "Signed in"), // from Overview
            TableFilter.Hidden("other-domain-than", "Other SIP Domain than"), // from Settings
            UserFilter.Create(Users, Current),
        ];
    }

    private async Task<ListPage<AppDeviceRow>> LoadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        await Time.LoadAsync(cancellationToken);
        return await Devices.ListAsync(Current.Actor, query, cancellationToken);
    }

    private async Task ShowAsync(long id)
    {
        if (await Devices.RowAsync(Current.Actor, id) is { } device)
        {
            await DevicePanel.ShowAsync(Dialogs, device);
        }
        else
        {
            Toast.Info("This device has been deleted.");
        }
    }

    private async Task DeleteAsync(AppDeviceRow row)
    {
        if (await DeleteDialog.ShowAsync(Dialogs, row.Name, () => Devices.DeleteAsync(Current.Actor, row.Id),
            "Its session ends at once: the app on it is signed out.",
            DeviceSignOutActions.Links(row)))
        {
            await _table!.ReloadAsync();
        }
    }
}
