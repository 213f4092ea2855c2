using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core;

/// <summary>The rules written on an input class as DataAnnotations, asked by the services: dialog, CSV import and API meet the same ones.</summary>
public static class Validation
{
    /// <summary>Every rule that the input breaks, each at its property; empty when all hold. The messages are those of the annotations.</summary>
    public static List<Problem> Problems(object input)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(input, new ValidationContext(input), results, validateAllProperties: true);
        return [.. results.Select(result => new Problem(ProblemKind.Invalid, result.ErrorMessage!, result.MemberNames.FirstOrDefault()))];
    }
}
