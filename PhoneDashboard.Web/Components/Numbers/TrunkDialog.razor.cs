using System.Globalization;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>Adds or edits a trunk.</summary>
public sealed partial class TrunkDialog
{
    private EditSession? _session;

    /// <summary>The one to edit; null adds a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Inject] public required CurrentActor Current { get; init; }

    [Inject] public required TrunkService Trunks { get; init; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required EditSessions Sessions { get; init; }

    [Inject] public required Toast Toast { get; init; }

    private NewTrunk Input => (NewTrunk)_session!.Model!;

    private string Title => TitleOf(Id);

    /// <summary>True when it was saved.</summary>
    public static Task<bool> ShowAsync(DialogOpener dialogs, long? id = null) =>
        dialogs.OpenAsync<TrunkDialog, bool>(TitleOf(id), parameters: new() { [nameof(Id)] = id });

    private static string TitleOf(long? id) => id is not null ? "Edit Trunk" : "Add Trunk";

    protected override async Task OnInitializedAsync() => _session = Id is { } id
        ? await Sessions.BeginAsync(this, new EditTarget<TrunkEdit>
        {
            DraftKey = DraftForms.KeyOf(DraftForms.Trunk, id),
            ItemKind = nameof(Trunk),
            ItemId = id,
            Address = string.Create(CultureInfo.InvariantCulture, $"/numbers/trunks?open={id}"),
            Title = trunk => $"{Title}, {trunk.Name}",
            ReadAsync = () => Trunks.GetAsync(Current.Actor, id),
            Fields = TrunkFields.Form,
            Gone = "This trunk has been deleted in the meantime.",
        })
        : await Sessions.BeginNewAsync(this, DraftForms.Trunk, Title, $"/numbers/trunks?{TableAddress.AddKey}=1", new NewTrunk());

    private async Task<IReadOnlyList<Problem>> SaveAsync()
    {
        var problems = Input is TrunkEdit edit
            ? (await Trunks.SaveAsync(Current.Actor, edit)).Problems
            : (await Trunks.AddAsync(Current.Actor, Input)).Problems;
        if (problems.Count == 0)
        {
            Toast.Success($"{Input.Name!} was saved.");
            Dialogs.Close(true);
        }

        return problems;
    }
}
