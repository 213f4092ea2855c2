using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>
/// A form over an input class. On submit it checks the input, then saves once; problems stand at their fields and focus goes to the first.
/// Whatever fails, what was typed stays.
/// </summary>
public sealed partial class ModelForm : IDisposable
{
    private static readonly Problem Fault =
        new(ProblemKind.Invalid, "Saving failed, and nothing was changed. Try again; if it happens again, tell your administrator.");

    private readonly Dictionary<string, FormField> _fields = new(StringComparer.Ordinal);
    private EditContext? _context;
    private FormValidation? _validation;
    private ElementReference _form;
    private bool _changedBefore, _focusInvalid;

    /// <summary>
    /// The input class. Another one (the wizard's next step) starts a new check; what was typed before still counts as typed.
    /// </summary>
    [Parameter, EditorRequired] public required object Model { get; set; }

    /// <summary>Saves, and gives back the problems; none when all went well.</summary>
    [Parameter, EditorRequired] public required Func<Task<IReadOnlyList<Problem>>> Save { get; set; }

    /// <summary>Called before the check; false stops, and says why itself.</summary>
    [Parameter] public Func<bool>? Prepare { get; set; }

    [Parameter] public string? CssClass { get; set; }

    /// <summary>The form's id, for a button that stands outside it.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>Called when busy or the general problems change.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [Inject] public required PageScript Script { get; init; }

    [Inject] public required ILogger<ModelForm> Logger { get; init; }

    /// <summary>Saving is under way: the button shows it, and a second click does nothing.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether something was typed.</summary>
    public bool IsDirty => _changedBefore || _context?.IsModified() == true;

    /// <summary>The fields that are shown: the property and the label.</summary>
    internal IEnumerable<(string Name, string Label)> Labels =>
        _fields.Values.Where(input => input.Field is not null).Select(input => (input.Field!.Value.FieldName, input.Label));

    /// <summary>The labels of the fields that something was typed into.</summary>
    internal IReadOnlyList<string> ChangedLabels =>
    [
        .. _fields.Values.Where(input => input.Field is { } property && _context?.IsModified(property) == true)
            .Select(input => input.Label),
    ];

    /// <summary>The problems that belong to no field.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    internal ElementReference Element => _form;

    /// <summary>A field of the form has come, by the id of its input.</summary>
    internal void Add(string id, FormField field) => _fields[id] = field;

    internal void Remove(string id) => _fields.Remove(id);

    /// <summary>The property behind an input, or null.</summary>
    internal FieldIdentifier? FindField(string id) => _fields.GetValueOrDefault(id)?.Field;

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_context?.Model, Model))
        {
            _changedBefore = IsDirty;
            _validation?.Dispose();
            _context = new EditContext(Model);
            _validation = new FormValidation(_context);
            Problems = [];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.StartFormAsync(_form);
        }

        if (_focusInvalid)
        {
            _focusInvalid = false;
            await Script.FocusFirstInvalidAsync(_form);
        }
    }

    public void Dispose() => _validation?.Dispose();

    internal async Task SubmitAsync()
    {
        if (IsBusy)
        {
            return;
        }

        if (Prepare?.Invoke() == false)
        {
            return;
        }

        Problems = [];
        var isLeft = _fields.Values.Any(field => field.IsLeftOver); // a text in a box of choices that nobody chose: it says so itself
        if (!_context!.Validate() || isLeft)
        {
            await RefuseAsync(
                [.. _context.GetValidationMessages(_context.Field("")).Select(message => new Problem(ProblemKind.Invalid, message))]);
            return;
        }

        IsBusy = true;
        await Changed.InvokeAsync();
        var problems = await TrySaveAsync();
        IsBusy = false;
        if (problems.Count > 0)
        {
            await RefuseAsync(_validation!.Show(problems));
        }
        else
        {
            await Changed.InvokeAsync();
        }
    }

    private async Task RefuseAsync(IReadOnlyList<Problem> general)
    {
        Problems = general;
        _focusInvalid = true;
        await Changed.InvokeAsync();
    }

    private async Task<IReadOnlyList<Problem>> TrySaveAsync()
    {
        try
        {
            return await StorageFault.TryAsync(Logger, Save,
                fault => [fault.Problem with { Detail = "Nothing was saved. What you typed is still here." }]);
        }
        catch (Exception exception) when (exception is not UnauthorizedAccessException)
        {
            LogFault(Logger, exception); // an error page in place of the form would lose what was typed
            return [Fault];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A form could not be saved")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
