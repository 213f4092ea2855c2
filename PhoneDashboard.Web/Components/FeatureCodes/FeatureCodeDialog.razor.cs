using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Components.FeatureCodes;

/// <summary>Adds or edits a feature code.</summary>
public sealed partial class FeatureCodeDialog
{
    private NewFeatureCode? _input;
    private FormDraft? _draft;
    private SharedEdit<FeatureCodeEdit>? _shared;

    /// <summary>A new one, or one as it was read.</summary>
    [Parameter, EditorRequired] public required NewFeatureCode Input { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required FeatureCodeService FeatureCodes { get; init; }

    [Inject] public required SharedEdits Edits { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required FormDrafts Drafts { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private string Title => TitleOf(Input);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, NewFeatureCode input) =>
        dialogs.OpenAsync<FeatureCodeDialog, bool>(TitleOf(input), DialogWidth.Small, new() { [nameof(Input)] = input });

    private static string TitleOf(NewFeatureCode input) => input is FeatureCodeEdit ? "Edit Feature Code" : "Add Feature Code";

    protected override async Task OnInitializedAsync()
    {
        var edit = Input as FeatureCodeEdit;
        var key = edit is null ? DraftForms.FeatureCode : DraftForms.KeyOf(DraftForms.FeatureCode, edit.Id);
        var address = edit is null ? $"/feature-codes?{ItemOpener.AddKey}=1" : string.Create(CultureInfo.InvariantCulture, $"/feature-codes?open={edit.Id}");
        _draft = await Drafts.OpenAsync(key, edit is null ? Title : $"{Title}, {edit.Code}", address, () => _shared is null ? _input! : _shared.Kept);
        Show(edit is null ? _draft.Read<NewFeatureCode>() : null, edit is null ? null : _draft.Read<KeptEdit<FeatureCodeEdit>>());
    }

    private Task StartAfreshAsync()
    {
        Show(typed: null, kept: null);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(NewFeatureCode? typed, KeptEdit<FeatureCodeEdit>? kept)
    {
        if (Input is not FeatureCodeEdit read)
        {
            _input = typed ?? EditValues.Copy(Input);
            return;
        }

        var edit = kept?.Typed ?? EditValues.Copy(read);
        _input = edit;
        _shared = Edits.Begin(nameof(FeatureCode), edit.Id, edit, () => FeatureCodes.GetAsync(Current.Actor, edit.Id),
        [
            EditField.Plain<FeatureCodeEdit>(nameof(FeatureCodeEdit.Code), "Code", code => code.Code),
            EditField.Plain<FeatureCodeEdit>(nameof(FeatureCodeEdit.Kind), "Feature", code => code.Kind.Words()),
        ], kept?.Read);
    }

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = _input is FeatureCodeEdit edit
            ? (await FeatureCodes.SaveAsync(Current.Actor, edit)).Problems
            : (await FeatureCodes.AddAsync(Current.Actor, _input!)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{_input!.Code!.Trim()} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }

}
