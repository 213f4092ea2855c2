using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>What company it is, where it is and how its mails go: the first step of a new system, with a test mail.</summary>
public sealed partial class CompanyDialog
{
    /// <summary>The address at which it opens.</summary>
    public const string Address = "/?" + TableAddress.AddKey + "=company";

    private EditSession? _session;

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SettingsService Settings { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required Toast Toast { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private CompanyInput Input => (CompanyInput)_session!.Model!;

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs) => dialogs.OpenAsync<CompanyDialog, bool>("Your Company");

    protected override async Task OnInitializedAsync()
    {
        var zone = await Script.TimeZoneAsync();
        _session = await Sessions.BeginAsync(this,
            AccountSettingsForm.Target(Settings, Current.Actor, DraftForms.Company, "Your Company", Address, settings =>
        {
            var input = CompanyInput.From(settings);
            if (input is { Country: null, TimeZone: TimeZones.Utc } && TimeZones.IsKnown(zone))
            {
                input.TimeZone = zone;
            }

            return input;
        }, CompanyInput.TestMail));
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        if (Input.Country is null)
        {
            return [new Problem(ProblemKind.Invalid, "Choose the country of your company.", nameof(AccountSettingsEdit.Country))];
        }

        var saved = await Settings.SaveAsync(Current.Actor, Input);
        if (saved.Succeeded)
        {
            Toast.Success("The settings are saved.");
            await (Input.TestMailTo is { } address ? SendTestAsync(address) : Task.CompletedTask);
            Dialogs.Close(true);
        }

        return saved.Problems;
    }

    private async Task SendTestAsync(string address)
    {
        var sent = await Settings.SendTestMailAsync(Current.Actor, new TestMail { Address = address });
        if (!sent.Succeeded)
        {
            Toast.Error(sent.Problems[0].Message);
            return;
        }

        var mail = await SentMail.WaitAsync(Clock, () => Settings.GetTestMailAsync(Current.Actor, sent.Value));
        switch (mail?.State)
        {
            case OutboxState.Sent:
                Toast.Success($"The mail service took the test mail to {address}.");
                break;
            case OutboxState.Written:
                Toast.Warn($"The test mail to {address} was written to a folder and reaches nobody: no mail service is set.");
                break;
            case OutboxState.Failed:
                Toast.Error($"The test mail to {address} failed: {mail.Reason}");
                break;
            default:
                Toast.Info($"The test mail to {address} waits in the queue.");
                break;
        }
    }
}
