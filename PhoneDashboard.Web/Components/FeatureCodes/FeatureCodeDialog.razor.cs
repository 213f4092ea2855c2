using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.FeatureCodes;

/// <summary>Adds or edits a feature code.</summary>
public sealed partial class FeatureCodeDialog
{
    private EditSession? _session;

    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required FeatureCodeService FeatureCodes { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private NewFeatureCode Input => (NewFeatureCode)_session!.Model!;

    private string Title => TitleOf(Id);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long? id = null) =>
        dialogs.OpenAsync<FeatureCodeDialog, bool>(TitleOf(id), DialogWidth.Small, new() { [nameof(Id)] = id });

    private static string TitleOf(long? id) => id is not null ? "Edit Feature Code" : "Add Feature Code";

    protected override async Task OnInitializedAsync() => _session = Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<FeatureCodeEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForms.FeatureCode, id),
            ItemKind = nameof(FeatureCode),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"/feature-codes?open={id}"),
            Title = code => $"{Title}, {code.Code}",
            ReadAsync = () => FeatureCodes.GetAsync(Current.Actor, id),
            Fields = FeatureCodeFields.Form,
            Gone = "This feature code has been deleted in the meantime.",
        })
        : await Sessions.BeginNewAsync(
            this, DraftForms.FeatureCode, Title, $"/feature-codes?{TableAddress.AddKey}=1", new NewFeatureCode());

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = Input is FeatureCodeEdit edit
            ? (await FeatureCodes.SaveAsync(Current.Actor, edit)).Problems
            : (await FeatureCodes.AddAsync(Current.Actor, Input)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{Input.Code!} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }

}
