using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>What the sections of a line's form have in common.</summary>
public abstract class LineSection : ComponentBase
{
    [Parameter, EditorRequired] public required AppLineFormModel Model { get; set; }

    /// <summary>Something changed: the form looks at its warnings again.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    protected AppLineEdit Edit => Model.Edit;

    /// <summary>The field's line of help, with what this installation does about it.</summary>
    protected static string? HelpOf(Field field, string? here) => here is null ? field.Help : $"{field.Help} {here}";

    /// <summary>Tells the form that the person changed this field.</summary>
    protected async Task NotifyAsync<T>(Expression<Func<T>> field)
    {
        Form.NotifyFieldChanged(FieldIdentifier.Create(field));
        await Changed.InvokeAsync();
    }
}
