using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>A field of a form: label, input, one line of help and the error, tied together for screen readers.</summary>
public sealed partial class FormField : IDisposable
{
    private readonly string _id = "f" + Guid.NewGuid().ToString("N")[..8];
    private EditContext? _watched;
    private string? _remark;

    /// <summary>The field, of a thing that has a catalogue of them: it brings label and help.</summary>
    [Parameter] public Field? Of { get; set; }

    /// <summary>The label, as the specification spells it: the accessible name too.</summary>
    [Parameter] public string Label { get => field ?? Of?.FormLabel ?? ""; set; }

    /// <summary>The property whose errors stand here.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>One line of help.</summary>
    [Parameter] public string? Help { get => field ?? Of?.Help; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The input is a switch: it stands before its label.</summary>
    [Parameter] public bool Switch { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<FieldContext> ChildContent { get; set; }

    [CascadingParameter] public EditContext? Form { get; set; }

    [CascadingParameter] public ModelForm? Owner { get; set; }

    /// <summary>The part of the form that it is in, where somebody asks about parts.</summary>
    [CascadingParameter] public FieldGroup? Group { get; set; }

    /// <summary>It says what is wrong with it.</summary>
    internal bool HasErrors => Errors.Count > 0;

    /// <summary>What was typed into a box of choices and is none of them.</summary>
    internal bool IsLeftOver { get; private set; }

    private string LabelId => _id + "-label";

    private string HelpId => _id + "-help";

    private string ErrorId => _id + "-error";

    private IReadOnlyList<string> Errors => _remark is not null ? [_remark]
        : Form is null || For is null ? []
        : [.. Form.GetValidationMessages(FieldIdentifier.Create(For)).Distinct(StringComparer.Ordinal)];

    /// <summary>The property behind the input; null for an input that belongs to none.</summary>
    internal FieldIdentifier? Field => For is null ? null : FieldIdentifier.Create(For);

    protected override void OnInitialized()
    {
        Owner?.Add(_id, this);
        Group?.Add(this);
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_watched, Form))
        {
            Unwatch();
            _watched = Form;
            _watched?.OnValidationStateChanged += OnValidationStateChanged;
        }
    }

    public void Dispose()
    {
        Owner?.Remove(_id);
        Group?.Remove(this);
        Unwatch();
    }

    /// <summary>
    /// Says something at the field that no rule of the form says: why a thing cannot be chosen, or that a text was left in the
    /// box. Null takes it back.
    /// </summary>
    internal void Remark(string? words, bool isLeftOver = false)
    {
        if (words != _remark)
        {
            (_remark, IsLeftOver) = (words, isLeftOver);
            StateHasChanged();
        }
    }

    /// <summary>What it remarks is about a text that stays in the box: Save waits for it. False when it remarks nothing.</summary>
    internal bool LeaveOver() => IsLeftOver = _remark is not null;

    /// <summary>The person changed what the field holds.</summary>
    internal void NotifyChanged()
    {
        if (Field is { } field)
        {
            Form?.NotifyFieldChanged(field);
        }
    }

    private void Unwatch() => _watched?.OnValidationStateChanged -= OnValidationStateChanged;

    private void OnValidationStateChanged(object? sender, ValidationStateChangedEventArgs args) => StateHasChanged();

    private FieldContext Context(bool invalid)
    {
        var described = string.Join(' ', new[] { invalid ? ErrorId : null, Help is null ? null : HelpId }.Where(id => id is not null));
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = _id, ["aria-labelledby"] = LabelId };
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        if (Required)
        {
            attributes["aria-required"] = "true";
        }

        if (invalid)
        {
            attributes["aria-invalid"] = "true";
        }

        var input = new Dictionary<string, object>(attributes, StringComparer.Ordinal)
        {
            [nameof(MudTextField<>.InputId)] = _id,
            [nameof(MudTextField<>.Variant)] = Variant.Outlined,
            [nameof(MudTextField<>.Margin)] = Margin.Dense,
        };
        input.Remove("id");
        return new FieldContext(_id, attributes, input);
    }
}
