using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Web.Components.Settings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Overview;

/// <summary>The way of a new system to its first call, step by step; and sample data for those who only look around.</summary>
public sealed partial class FirstStepsCard
{
    private bool _loading;
    private string? _progress;

    [Parameter, EditorRequired] public required FirstSteps Steps { get; set; }

    /// <summary>Sample data was loaded.</summary>
    [Parameter] public EventCallback Loaded { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required SampleDataService SampleData { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private IReadOnlyList<Step> Way =>
        [.. AllSteps.Skip(Current.May(Permission.ChangeSettings) ? 0 : 1)]; // the first is for who may change settings

    private IReadOnlyList<Step> AllSteps =>
    [
        new(
            "Describe your company",
            "Name, country and time zone, and the sender of the mails, so that numbers and times are read as your people write them.",
            "Your Company",
            CompanyDialog.Address,
            Steps.HasCountry),
        new(
            "Add a DID Number",
            "A public number on a trunk, so that calls from outside arrive.",
            "Add DID Number",
            "/numbers?add=1",
            Steps.HasDidNumber),
        new(
            "Create Internal Numbers",
            "Extensions, so that colleagues can call each other.",
            "Add Internal Numbers",
            "/numbers/internal?add=1",
            Steps.HasInternalNumber),
        new(
            "Create a user with a line",
            "The wizard asks for the name, then for the numbers that ring the line.",
            "Create New User",
            "/users?add=1",
            Steps.HasLine),
        new(
            "Send the invite",
            "The mail connects the phone app on the user's phone to the line.",
            "Go to Users",
            "/users",
            Steps.HasInvite),
    ];

    private async Task LoadSampleAsync()
    {
        if (_loading || !await ConfirmDialog.ShowAsync(Dialogs, new Confirmation("Load sample data?", "Load sample data")
        {
            Sentences = ["Sixty made-up users come into this system, with numbers and addresses that belong to nobody. To begin for real "
                + "later, start again with an empty database."],
        }))
        {
            return;
        }

        _loading = true;
        var size = new SampleSize();
        var progress = new Progress<int>(users => _ = InvokeAsync(() => Report(users, size.Users)));
        try
        {
            // Off the circuit's thread, so that the progress is drawn meanwhile.
            Toast.Tell(await Task.Run(() => SampleData.LoadAsync(Current.Actor, size, progress)), Words);
        }
        finally
        {
            _loading = false;
            _progress = null;
        }

        await Loaded.InvokeAsync();
    }

    private void Report(int users, int all)
    {
        _progress = _loading ? string.Create(CultureInfo.InvariantCulture, $"{users:N0} of {all:N0} users…") : null;
        StateHasChanged();
    }

    private static string Words(SampleSummary added) => string.Create(CultureInfo.InvariantCulture,
        $"{added.Users:N0} users, {added.DidNumbers:N0} DID Numbers and {added.CallFlows:N0} call flows were added.");

    private sealed record Step(string Title, string Why, string Action, string Address, bool Done);
}
