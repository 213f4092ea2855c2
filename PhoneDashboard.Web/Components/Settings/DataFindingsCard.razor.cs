using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Settings.Findings;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Settings;

/// <summary>What was stored before there was a rule that it breaks, with the way to each; nothing where all is well.</summary>
public sealed partial class DataFindingsCard
{
    private const int ShownFirst = 20;

    private IReadOnlyList<DataFindingRow> _findings = [];
    private int _shown = ShownFirst;
    private bool _isSaving;

    /// <summary>The page gives a new one whenever something was saved: then a finding may be done with.</summary>
    [Parameter, EditorRequired] public required int Reading { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required DataFindingService Findings { get; init; }

    [Inject] public required DidNumberService DidNumbers { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string More => string.Create(CultureInfo.InvariantCulture, $"Show all {_findings.Count:N0}");

    protected override async Task OnParametersSetAsync() => _findings = await Findings.ListAsync(Current.Actor);

    private static string Title(DataFindingRow finding) => finding.Item.Kind == nameof(DidNumber) ? E164.Format(finding.Item.Name)
        : $"{AuditWords.Kind(finding.Item.Kind)} {finding.Item.Name}";

    private Task UseAsync(DataFindingRow finding, PublicNumber number) => SaveAsync(
        () => DidNumbers.CorrectAsync(Current.Actor, finding.Item.Id, number.Digits),
        $"{Title(finding)} is now {E164.Format(number.Digits)}.");

    private Task KeepAsync(DataFindingRow finding) => SaveAsync(
        () => Findings.KeepAsync(Current.Actor, finding.Id), $"{Title(finding)} stays as it is.");

    private async Task SaveAsync(Func<Task<Result<Done>>> saving, string saved)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            Toast.Tell(await saving(), _ => saved);
            _findings = await Findings.ListAsync(Current.Actor);
        }
        finally
        {
            _isSaving = false;
        }
    }
}
