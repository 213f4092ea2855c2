using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Bulk;

/// <summary>What can be done with several rows of Users, App Configurations or App Devices at once.</summary>
public sealed class BulkMenu(BulkService bulk, BulkInviteService invites, CurrentActor current, DialogOpener dialogs)
{
    /// <summary>The menu for a table, or null for those who may do nothing of it: then no row can be selected.</summary>
    /// <param name="table">The table.</param>
    /// <param name="done">Called when something was done.</param>
    public Func<TableSelection, IReadOnlyList<MenuAction>>? For(BulkTable table, Func<Task> done) =>
        current.May(Permission.DeleteDevices)
            || (table != BulkTable.AppDevices && (current.May(Permission.EditUsers) || current.May(Permission.SendInvites)))
                ? selection => Entries(table, selection, done)
                : null;

    private IReadOnlyList<MenuAction> Entries(BulkTable table, TableSelection selection, Func<Task> done)
    {
        var rows = selection.View is { } view ? BulkRows.OfView(table, view) : BulkRows.Of(table, selection.Ids, selection.Order);
        if (table == BulkTable.AppDevices)
        {
            return [Entry("logout", "Sign Out", Permission.DeleteDevices, title => BulkTask.Of(bulk, title, new SignOutBulkEdit(rows)))];
        }

        MenuAction[] users =
        [
            Entry("event", "Set Time Schedule", Permission.EditUsers, title => BulkTask.Of(bulk, title, new TimeScheduleBulkEdit())),
            Entry("corporate_fare", "Set Department", Permission.EditUsers, title => BulkTask.Of(bulk, title, new DepartmentBulkEdit())),
        ];
        return current.Permitted(
        [
            Invite("send", "Send Invite to App", BulkInvite.NeverMailed),
            Invite("forward_to_inbox", "Resend Invite to App", BulkInvite.Mailed),
            Invite("restart_alt", "Reset Invite", BulkInvite.Reset),
            Invite("block", "Revoke Invite", BulkInvite.Revoke),
            .. table == BulkTable.Users ? users : [],
            Entry(
                "call", "Assign DID Numbers", Permission.EditUsers, title => BulkTask.Of(bulk, title, new DidNumbersBulkEdit())),
            Entry(
                "dialpad",
                "Assign Internal Numbers",
                Permission.EditUsers,
                title => BulkTask.Of(bulk, title, new InternalNumbersBulkEdit())),
            Entry(
                "radio_button_checked", "Set Recording", Permission.EditUsers, title => BulkTask.Of(bulk, title, new RecordingBulkEdit())),
            Entry(
                "outbox",
                "Change Delivery Methods",
                Permission.EditUsers,
                title => BulkTask.Of(bulk, title, new DeliveryMethodsBulkEdit())),
            Entry("logout", "Sign Out Devices", Permission.DeleteDevices, title => BulkTask.Of(bulk, title, new SignOutBulkEdit())),
        ]);

        MenuAction Invite(string icon, string title, BulkInvite whom) =>
            Entry(icon, title, BulkInviteService.Needs(whom), named => BulkTask.Of(invites, named, whom));

        MenuAction Entry(string icon, string title, Permission needs, Func<string, BulkTask> task) =>
            new(title, () => RunAsync(task(title))) { Icon = icon, Needs = needs };

        Task RunAsync(BulkTask task) => BulkDialog.ShowAsync(dialogs, task, rows, selection.Count, done);
    }
}
