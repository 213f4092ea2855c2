using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Web.Components.TimeSchedules;

/// <summary>The exceptions of a time schedule: a row each, and the ways to add many: a box for pasted dates, and a file.</summary>
public sealed partial class ScheduleExceptionsField : IDisposable
{
    private readonly Dictionary<ScheduleExceptionInput, ScheduleExceptionRow> _rows = [];
    private ElementReference _add;
    private Panel _open;
    private bool _focusAdd;
    private ScheduleExceptionInput? _focus;

    /// <summary>The form that they belong to.</summary>
    [Parameter, EditorRequired] public required NewTimeSchedule Input { get; set; }

    /// <summary>The company's country, whose way to write dates is read; null for none.</summary>
    [Parameter] public string? Country { get; set; }

    /// <summary>What stands in the box for dates and is not added yet.</summary>
    [Parameter] public string PastedText { get; set; } = "";

    [Parameter] public EventCallback<string> PastedTextChanged { get; set; }

    /// <summary>Dates of a file are shown and not added yet.</summary>
    [Parameter] public EventCallback<bool> FileWaitsChanged { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    [Inject] public required PageScript Script { get; init; }

    private FieldIdentifier Field => new(Input, nameof(NewTimeSchedule.Exceptions));

    private string? Error => Form.GetValidationMessages(Field).FirstOrDefault();

    protected override void OnInitialized()
    {
        _open = PastedText.Length > 0 ? Panel.Paste : Panel.None;
        Form.OnValidationStateChanged += OnValidationStateChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } exception && _rows.GetValueOrDefault(exception) is { } row)
        {
            _focus = null;
            await row.FocusAsync();
        }
        else if (_focusAdd)
        {
            _focusAdd = false;
            await Script.FocusAsync(_add);
        }
    }

    public void Dispose() => Form.OnValidationStateChanged -= OnValidationStateChanged;

    private void OnValidationStateChanged(object? sender, ValidationStateChangedEventArgs args) => StateHasChanged();

    private void Add()
    {
        _focus = new();
        Input.Exceptions.Add(_focus);
        Form.NotifyFieldChanged(Field);
    }

    private Task ToggleAsync(Panel panel)
    {
        _open = _open == panel ? Panel.None : panel;
        return FileWaitsChanged.InvokeAsync(false); // a file that was chosen is gone with its panel
    }

    private void AddAll((IReadOnlyList<ScheduleExceptionInput> Exceptions, bool IsAll) added)
    {
        var all = ScheduleExceptionInput.InOrder([.. Input.Exceptions, .. added.Exceptions]).ToList();
        Input.Exceptions.Clear();
        Input.Exceptions.AddRange(all);
        if (added.IsAll)
        {
            (_open, _focus) = (Panel.None, added.Exceptions[0]);
        }

        Form.NotifyFieldChanged(Field);
    }

    // The hands stay where they were: at the row that takes the place, else at the one before.
    private void Remove(ScheduleExceptionInput exception)
    {
        var index = Input.Exceptions.IndexOf(exception);
        Input.Exceptions.RemoveAt(index);
        _rows.Remove(exception);
        _focus = Input.Exceptions.Count == 0 ? null : Input.Exceptions[Math.Min(index, Input.Exceptions.Count - 1)];
        _focusAdd = _focus is null;
        Form.NotifyFieldChanged(Field);
    }

    private enum Panel
    {
        None,
        Paste,
        File,
    }
}
