using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>
/// The frame of a dialog with a form: head, scrolling body, foot with the primary action on the right. Esc, × and Cancel ask only
/// when something was typed; Ctrl+Enter presses the primary button, and the foot says so; focus goes to the first field, and back to
/// the opener at the end.
/// </summary>
public sealed partial class FormDialog
{
    private const int MostNamed = 4;

    private readonly string _formId = "f" + Guid.NewGuid().ToString("N")[..8];
    private ModelForm? _form;
    private (string Title, string? Subtitle) _head;

    /// <summary>What the form is bound to, where that is not its session's own; see <see cref="ModelForm.Model"/>.</summary>
    [Parameter] public object? Model { get; set; }

    /// <summary>Keeps what is typed, and brings it together with what others save; null for a form that does neither.</summary>
    [Parameter] public EditSession? Session { get; set; }

    /// <summary>Saves and, when all went well, closes the dialog with its result; gives back the problems otherwise.</summary>
    [Parameter, EditorRequired] public required Func<Task<IReadOnlyList<Problem>>> Save { get; set; }

    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Whom or what it is about, beside the title.</summary>
    [Parameter] public string? Subtitle { get; set; }

    /// <summary>The verb on the primary button.</summary>
    [Parameter] public string SaveText { get; set; } = "Save";

    /// <summary>The one of <see cref="FooterActions"/> that is the primary action for now, by its text; null while Save is.</summary>
    [Parameter] public string? PrimaryAction { get; set; }

    /// <summary>The primary action takes something away.</summary>
    [Parameter] public bool Danger { get; set; }

    /// <summary>The other way out; null for none.</summary>
    [Parameter] public string? CancelText { get; set; } = "Cancel";

    /// <summary>While the primary action is under way, Esc, × and Cancel ask for its end; null where it cannot be ended.</summary>
    [Parameter] public Action? Stop { get; set; }

    /// <summary>Something was typed that no field of the form knows of.</summary>
    [Parameter] public bool IsDirty { get; set; }

    /// <summary>The next save is the last step: it ends the draft.</summary>
    [Parameter] public bool SaveEnds { get; set; } = true;

    /// <summary>Between head and body, not scrolled: the wizard's steps.</summary>
    [Parameter] public RenderFragment? Top { get; set; }

    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    /// <summary>More buttons, between Cancel and the primary one.</summary>
    [Parameter] public RenderFragment? FooterActions { get; set; }

    /// <summary>The dialog keeps the name it was opened with, whatever its head says in the wizard's next step.</summary>
    [CascadingParameter] public IMudDialogInstance? Window { get; set; }

    [Inject] public required DialogOpener Dialogs { get; init; }

    [Inject] public required PageScript Script { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.FocusFirstFieldAsync(_form!.Element);
        }
        else if (_head != (Title, Subtitle))
        {
            Window?.StateHasChanged(); // the head is drawn by the window, which does not hear that it reads otherwise now
        }

        _head = (Title, Subtitle);
    }

    /// <summary>Saves as the primary button does, for another button of the foot.</summary>
    internal Task SubmitAsync() => _form!.SubmitAsync();

    private async Task CloseAsync()
    {
        if (_form?.IsBusy == true && Stop is not null)
        {
            Stop();
        }
        else if (await MayDiscardAsync())
        {
            await (Session?.DiscardAsync() ?? Task.CompletedTask);
            Dialogs.Close();
        }
    }

    private Task<IReadOnlyList<Problem>> SaveAsync() => Session is null ? Save() : Session.SaveAsync(Save, SaveEnds);

    private static string Loss(IReadOnlyList<string> labels)
    {
        var more = labels.Count - MostNamed;
        var named = string.Join(", ", labels.Take(MostNamed))
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
        return labels.Count == 0 ? "Nothing has been saved yet." : $"Nothing has been saved yet. What you changed would be lost: {named}.";
    }

    private async Task<bool> MayDiscardAsync() =>
        _form?.IsBusy != true && (!(IsDirty || _form?.IsDirty == true || Session?.IsContinued == true)
            || await ConfirmDialog.ShowAsync(Dialogs, new Confirmation("Discard what you typed?", "Discard")
            {
                Sentences = [Loss(_form is null ? [] : Session?.ChangedLabels(_form) ?? _form.ChangedLabels)],
                CancelText = "Keep editing",
                Danger = true,
            }));
}
