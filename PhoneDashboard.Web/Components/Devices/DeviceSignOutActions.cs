using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Devices;

/// <summary><em>Sign out</em> of a device: asks, does it, and offers Undo.</summary>
public sealed class DeviceSignOutActions(
    AppDeviceService devices, CurrentActor current, DialogOpener dialogs, UndoActions undo, Toast toast,
    ILogger<DeviceSignOutActions> logger)
{
    /// <summary>Signs it out when the person agrees.</summary>
    public async Task RunAsync(AppDeviceRow device)
    {
        var question = new Confirmation($"Sign out {device.Name}?", "Sign out")
        {
            Sentences =
            [
                "Its phone stops ringing at once, and needs a new invitation to come back. The device stays in the list until it is "
                    + "deleted.",
                Links(device),
            ],
            Danger = true,
        };
        if (!await ConfirmDialog.ShowAsync(dialogs, question))
        {
            return;
        }

        var result = await StorageFault.TryAsync(
            logger, () => devices.SignOutAsync(current.Actor, device.Id), fault => fault.Problem);
        if (result.Succeeded)
        {
            undo.Offer($"{device.Name} was signed out.", result.Value.UndoId);
        }
        else
        {
            toast.Error(result.Problems[0].Message);
        }
    }

    /// <summary>What becomes of the user's link when the device goes.</summary>
    internal static string Links(AppDeviceRow device) => device.IsTest
        ? $"It is an administrator's test phone: the invite link of {device.UserName} and other devices stay as they are."
        : $"The invite link of {device.UserName} is renewed: one that was mailed before no longer works. Other devices stay signed in.";
}
