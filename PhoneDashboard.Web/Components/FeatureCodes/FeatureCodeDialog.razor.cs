using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Web.Components.Shared;
using PhoneDashboard.Web.SignIn;
using Radzen;

namespace PhoneDashboard.Web.Components.FeatureCodes;

/// <summary>Adds or edits a feature code.</summary>
public sealed partial class FeatureCodeDialog
{
    private static readonly IReadOnlyList<Feature> _features = [.. Enum.GetValues<FeatureCodeKind>().Select(kind => new Feature(kind, kind.Words()))];

    private SharedEdit? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewFeatureCode Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required FeatureCodeService FeatureCodes { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogService Dialogs { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogService dialogs, NewFeatureCode input) =>
        dialogs.OpenDialogAsync<FeatureCodeDialog, bool>(TitleOf(input), DialogOpening.Small, new() { [nameof(Input)] = input });

    protected override void OnInitialized() => _shared = Input is not FeatureCodeEdit edit ? null
        : Edits.Begin(nameof(FeatureCode), edit.Id, edit, () => FeatureCodes.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<FeatureCodeEdit>(nameof(FeatureCodeEdit.Code), "Code", code => code.Code),
            EditField.Plain<FeatureCodeEdit>(nameof(FeatureCodeEdit.Kind), "Feature", code => code.Kind.Words()),
        ]);

    private static string TitleOf(NewFeatureCode input) => input is FeatureCodeEdit ? "Edit Feature Code" : "Add Feature Code";

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = Input is FeatureCodeEdit edit
            ? (await FeatureCodes.SaveAsync(Current.Actor, edit)).Problems
            : (await FeatureCodes.AddAsync(Current.Actor, Input)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{Input.Code!.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }

    private sealed record Feature(FeatureCodeKind Kind, string Text);
}
