using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core.Fields;

namespace PhoneDashboard.Web.Components.AppLines;

/// <summary>A section of the form of a line or another contact method.</summary>
/// <typeparam name="TModel">What the form holds, as far as the section knows it.</typeparam>
public abstract class FormSection<TModel> : ComponentBase
    where TModel : class
{
    [Parameter, EditorRequired] public required TModel Model { get; set; }

    /// <summary>Something changed: the form looks at its warnings again.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    [CascadingParameter] public required EditContext Form { get; set; }

    /// <summary>The field's line of help, with what this installation does about it.</summary>
    protected static string? HelpOf(Field field, string? here) => here is null ? field.Help : $"{field.Help} {here}";

    /// <summary>Tells the form that the person changed this field.</summary>
    protected async Task NotifyAsync<T>(Expression<Func<T>> field)
    {
        Form.NotifyFieldChanged(FieldIdentifier.Create(field));
        await Changed.InvokeAsync();
    }
}
