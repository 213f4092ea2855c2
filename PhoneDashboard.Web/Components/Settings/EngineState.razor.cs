using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>Whether the SIP engine runs and reads what the dashboard writes, and a way to try it (Specification 10).</summary>
public sealed partial class EngineState
{
    private EngineStatus? _status;
    private bool _isAsking;

    /// <summary>The SIP domain.</summary>
    [Parameter, EditorRequired] public required string Domain { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required EngineStatusService Engine { get; init; }

    [Inject] public required AccountTime Time { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    protected override async Task OnInitializedAsync()
    {
        await Time.LoadAsync();
        await AskAsync();
    }

    private static string Disagreement(EngineStatus status) => status.Contract == 0
        ? "The engine cannot read the dashboard's views: Database:Group and docs/sip say how it may."
        : string.Create(CultureInfo.InvariantCulture,
            $"The engine read version {status.Contract}, and this dashboard writes {EngineStatus.Expected}: write the engine's files again "
                + $"with the command sip, and restart it.");

    private static string Phones(int? count) => count switch
    {
        null => "The engine does not say.",
        1 => "1 phone",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} phones"),
    };

    private static string Devices(int count) =>
        count == 1 ? "1 device" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} devices");

    private async Task AskAsync()
    {
        if (!_isAsking)
        {
            _isAsking = true;
            _status = await Engine.ReadAsync(Current.Actor);
            _isAsking = false;
        }
    }
}
