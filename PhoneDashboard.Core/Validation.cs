using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core;

/// <summary>
/// The rules written on an input class as DataAnnotations, and the one for its texts, asked by the services and by the form before them:
/// dialog, CSV import and API meet the same ones.
/// </summary>
public static class Validation
{
    /// <summary>
    /// Every rule that the input breaks, each at its property; empty when all hold. The messages are those of the annotations, and of
    /// <see cref="TypedText"/>, which cleans the texts first, where these say nothing of the field.
    /// </summary>
    public static List<Problem> Problems(object input)
    {
        var ofTexts = TypedText.Clean(input).ToList();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(input, new ValidationContext(input), results, validateAllProperties: true);
        var problems = results.ConvertAll(result =>
            new Problem(ProblemKind.Invalid, result.ErrorMessage!, result.MemberNames.FirstOrDefault()));
        return [.. problems, .. ofTexts.Where(problem => !problems.Exists(other => other.Field == problem.Field))];
    }
}
