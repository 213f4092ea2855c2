using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.Numbers;

/// <summary>
/// A box for one public number: it shows what will be stored, and asks where that is not certain (Specification 5, rule 3).
/// </summary>
public sealed partial class PublicNumberField
{
    private string? _readOf;
    private NumberReading? _reading;

    /// <inheritdoc cref="FormField.Of"/>
    [Parameter] public Field? Of { get; set; }

    /// <inheritdoc cref="FormField.Label"/>
    [Parameter] public string Label { get => field ?? Of?.FormLabel ?? ""; set; }

    /// <inheritdoc cref="FormField.Help"/>
    [Parameter] public string? Help { get => field ?? Of?.Help; set; }

    /// <summary>The property that holds the text.</summary>
    [Parameter, EditorRequired] public required Expression<Func<string?>> For { get; set; }

    /// <summary>As it is typed.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>E.164 digits of the number that was chosen where there was a question, or null.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Parameter] public EventCallback<string?> ChosenChanged { get; set; }

    /// <summary>Reads a text as a number.</summary>
    [Parameter, EditorRequired] public required Func<string, Task<NumberReading>> Read { get; set; }

    [Inject] public required ILogger<PublicNumberField> Logger { get; init; }

    private Expression<Func<object?>> ForField => Expression.Lambda<Func<object?>>(For.Body);

    // Also when another text came into the form: a draft, or what somebody else saved. After a fault there is no reading: Save says it.
    protected override async Task OnParametersSetAsync()
    {
        if (Value != _readOf)
        {
            _readOf = Value;
            _reading = string.IsNullOrWhiteSpace(Value)
                ? null
                : await StorageFault.TryAsync<NumberReading?>(Logger, async () => await Read(Value), _ => null);
        }
    }

    private async Task SetAsync(string? text)
    {
        await ChosenChanged.InvokeAsync(null);
        await ValueChanged.InvokeAsync(text);
    }
}
