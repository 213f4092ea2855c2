using PhoneDashboard.Core;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Web.Components.Conflicts;
using PhoneDashboard.Web.Components.Drafts;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>
/// One form from its opening to its end: what it is filled with, what is kept of it as a draft (docs/decisions/0011), and, for a thing that
/// others may edit at the same time, what was read and how their saves and this one come together (docs/decisions/0010). Begun by
/// <see cref="EditSessions"/>.
/// </summary>
public sealed class EditSession
{
    private readonly Func<Task> _startOver;
    private readonly Func<IReadOnlySet<string>> _changed;
    private readonly IReadOnlyList<(string Name, string Label)> _labels;

    /// <param name="draft">What is kept of it.</param>
    /// <param name="startOver">Fills the form as it would be without a draft.</param>
    /// <param name="changed">The properties that would be lost.</param>
    /// <param name="labels">What the form calls its properties, as far as it does not show all of them at once.</param>
    internal EditSession(
        FormDraft draft, Func<Task> startOver, Func<IReadOnlySet<string>> changed, IReadOnlyList<(string Name, string Label)> labels)
    {
        (Draft, _startOver, _changed, _labels) = (draft, startOver, changed, labels);
    }

    /// <summary>What the form is bound to, where it is bound to one object.</summary>
    public object? Model { get; internal set; }

    /// <summary>What others may edit at the same time; null for something new.</summary>
    public SharedEdit? Shared { get; internal set; }

    internal FormDraft Draft { get; }

    /// <summary>Something is kept, or goes on from what was kept: to leave it has to be asked about.</summary>
    internal bool IsContinued => Draft.ContinuedFromUtc is not null;

    /// <summary>
    /// Saves over what others saved meanwhile: where the two differ the view of both opens instead of a message. Without problems the draft
    /// ends with it.
    /// </summary>
    /// <param name="save">Saves, and gives back the problems.</param>
    /// <param name="isLast">It is the form's last step: the draft ends.</param>
    internal async Task<IReadOnlyList<Problem>> SaveAsync(Func<Task<IReadOnlyList<Problem>>> save, bool isLast = true)
    {
        if (!isLast)
        {
            return await SaveOverAsync(save);
        }

        Draft.IsHeld = true;
        try
        {
            var problems = await SaveOverAsync(save);
            var isSaved = problems.Count == 0 && Shared?.Conflict is null; // a conflict is shown in its own view, not as a problem
            await (isSaved ? Draft.EndAsync() : Task.CompletedTask);
            return problems;
        }
        finally
        {
            Draft.IsHeld = false;
        }
    }

    /// <summary>The labels of the fields that would be lost, whether typed now or in the draft that the form goes on from.</summary>
    internal IReadOnlyList<string> ChangedLabels(ModelForm form)
    {
        var changed = _changed();
        var labels = _labels.Concat(form.Labels).Where(shown => changed.Contains(shown.Name)).Select(shown => shown.Label);
        return [.. labels.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Given up: nothing is kept.</summary>
    internal Task DiscardAsync() => Draft.EndAsync();

    /// <summary>The form as it would be without the draft that it goes on from.</summary>
    internal async Task StartOverAsync()
    {
        await Draft.StartOverAsync();
        await _startOver();
    }

    private Task<IReadOnlyList<Problem>> SaveOverAsync(Func<Task<IReadOnlyList<Problem>>> save) =>
        Shared is null ? save() : Shared.SaveAsync(save);
}
