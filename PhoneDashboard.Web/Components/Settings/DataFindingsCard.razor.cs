using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Findings;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>What was stored before there was a rule that it breaks, with the way to each; nothing where all is well.</summary>
public sealed partial class DataFindingsCard
{
    private const int ShownFirst = 20;

    private IReadOnlyList<DataFindingRow> _findings = [];
    private int _shown = ShownFirst;

    /// <summary>The page gives a new one whenever something was saved: then a finding may be done with.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DataFindingService Findings { get; init; }

    private string More => string.Create(CultureInfo.InvariantCulture, $"Show all {_findings.Count:N0}");

    protected override async Task OnParametersSetAsync() => _findings = await Findings.ListAsync(Current.Actor);

    private static string Detail(DataFindingRow finding) => finding.Proposal is null ? finding.Sentence
        : $"{finding.Sentence} Proposed: {finding.Proposal}";
}
