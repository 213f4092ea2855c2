using System.Collections;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.Forms;

/// <summary>
/// Checks a form's input, with the inputs inside it, as the services do (<see cref="Validation"/>), and puts the services' problems at
/// their fields.
/// </summary>
public sealed class FormValidation : IDisposable
{
    private readonly EditContext _context;
    private readonly ValidationMessageStore _messages;

    public FormValidation(EditContext context)
    {
        _context = context;
        _messages = new ValidationMessageStore(context);
        context.OnValidationRequested += OnValidationRequested;
        context.OnFieldChanged += OnFieldChanged;
    }

    public void Dispose()
    {
        _context.OnValidationRequested -= OnValidationRequested;
        _context.OnFieldChanged -= OnFieldChanged;
    }

    /// <summary>Puts each problem at its field; gives back those that belong to the whole form.</summary>
    public IReadOnlyList<Problem> Show(IReadOnlyList<Problem> problems)
    {
        var inputs = InputsOf(_context.Model).ToList();
        var general = new List<Problem>();
        foreach (var problem in problems)
        {
            // "Line.DidNumbers" and "DidNumbers" name the same field: a service knows its own input class, not the form around it.
            var name = problem.Field?.Split('.')[^1];
            if (name is not null && inputs.FirstOrDefault(input => input.GetType().GetProperty(name) is not null) is { } owner)
            {
                _messages.Add(new FieldIdentifier(owner, name), problem.Message);
            }
            else
            {
                general.Add(problem);
            }
        }

        _context.NotifyValidationStateChanged();
        return general;
    }

    private void OnValidationRequested(object? sender, ValidationRequestedEventArgs args)
    {
        _messages.Clear();
        foreach (var input in InputsOf(_context.Model))
        {
            foreach (var problem in Validation.Problems(input))
            {
                _messages.Add(new FieldIdentifier(input, problem.Field ?? ""), problem.Message);
            }
        }

        _context.NotifyValidationStateChanged();
    }

    // A field that is being put right says so at once; the others wait for the next Save.
    private void OnFieldChanged(object? sender, FieldChangedEventArgs args)
    {
        var (input, name) = (args.FieldIdentifier.Model, args.FieldIdentifier.FieldName);
        _messages.Clear(args.FieldIdentifier);
        if (input.GetType().GetProperty(name) is { } property)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateProperty(property.GetValue(input), new ValidationContext(input) { MemberName = name }, results);
            _messages.Add(args.FieldIdentifier, results.Count > 0
                ? results.Select(result => result.ErrorMessage ?? "")
                : TypedText.ProblemAt(input, property));
        }

        _context.NotifyValidationStateChanged();
    }

    /// <summary>The input, then the inputs it holds: those of the project's own classes, alone or in lists.</summary>
    private static IEnumerable<object> InputsOf(object input)
    {
        yield return input;
        foreach (var property in input.GetType()
            .GetProperties()
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var value = property.GetValue(input);
            var inner = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
            foreach (var child in inner.Where(IsInput).SelectMany(child => InputsOf(child!)))
            {
                yield return child;
            }
        }
    }

    private static bool IsInput(object? value) =>
        value?.GetType() is { IsClass: true } type && type.Namespace?.StartsWith("PhoneDashboard.", StringComparison.Ordinal) == true;
}
