using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace PhoneDashboard.Web.Components.Shared;

/// <summary>A field of a form: label, input, one line of help and the error, tied together for screen readers.</summary>
public sealed partial class FormField : IDisposable
{
    private readonly string _id = "f" + Guid.NewGuid().ToString("N")[..8];
    private EditContext? _watched;

    /// <summary>The label, as SPEC spells it: the accessible name too.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>The property whose errors stand here.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>One line of help.</summary>
    [Parameter] public string? Help { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>The input is a switch: it stands before its label.</summary>
    [Parameter] public bool Switch { get; set; }

    [Parameter, EditorRequired] public required RenderFragment<FieldContext> ChildContent { get; set; }

    [CascadingParameter] public EditContext? Form { get; set; }

    [CascadingParameter] public ModelForm? Owner { get; set; }

    private string LabelId => _id + "-label";

    private string HelpId => _id + "-help";

    private string ErrorId => _id + "-error";

    private IReadOnlyList<string> Errors =>
        Form is null || For is null ? [] : [.. Form.GetValidationMessages(FieldIdentifier.Create(For)).Distinct(StringComparer.Ordinal)];

    /// <summary>The property behind the input; null for an input that belongs to none.</summary>
    internal FieldIdentifier? Field => For is null ? null : FieldIdentifier.Create(For);

    protected override void OnInitialized() => Owner?.Add(_id, this);

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
        Unwatch();
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

        return new FieldContext(_id, attributes, attributes);
    }
}
