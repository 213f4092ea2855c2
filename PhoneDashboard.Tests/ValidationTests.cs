using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core;

namespace PhoneDashboard.Tests;

public sealed class ValidationTests
{
    [Fact]
    public void Problems_SeveralRulesBroken_NamesEachAtItsField()
    {
        var problems = Validation.Problems(new Form { Name = " ", Age = 0 });

        Assert.Equal(
            [new Problem(ProblemKind.Invalid, "Enter a name.", "Name"), new Problem(ProblemKind.Invalid, "Enter an age.", "Age")],
            problems);
    }

    [Fact]
    public void Problems_AllRulesKept_IsEmpty() => Assert.Empty(Validation.Problems(new Form { Name = "Ann", Age = 1 }));

    private sealed class Form
    {
        [Required(ErrorMessage = "Enter a name.")]
        public string Name { get; set; } = "";

        [Range(1, 9, ErrorMessage = "Enter an age.")]
        public int Age { get; set; }
    }
}
