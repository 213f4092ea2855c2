using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components.Forms;
using PhoneDashboard.Core;

namespace PhoneDashboard.Tests.Forms;

public sealed class FormValidationTests : IDisposable
{
    private readonly Outer _input = new();
    private readonly EditContext _context;
    private readonly FormValidation _validation;

    public FormValidationTests()
    {
        _context = new EditContext(_input);
        _validation = new FormValidation(_context);
    }

    public void Dispose() => _validation.Dispose();

    [Fact]
    public void Validate_InputInsideTheInput_IsCheckedAtItsOwnField()
    {
        Assert.False(_context.Validate());

        Assert.Equal(["Enter a name."], _context.GetValidationMessages(_context.Field(nameof(Outer.Name))));
        Assert.Equal(["Choose an audio file."], _context.GetValidationMessages(() => _input.Inside.Audio!));
    }

    [Fact]
    public void Show_ProblemOfAnInnerField_StandsThere()
    {
        var general = _validation.Show([new Problem(ProblemKind.Taken, "Taken.", nameof(Inner.Audio))]);

        Assert.Empty(general);
        Assert.Equal(["Taken."], _context.GetValidationMessages(() => _input.Inside.Audio!));
    }

    [Fact]
    public void Show_ProblemWithoutAField_IsGivenBackForTheWholeForm()
    {
        var changed = new Problem(ProblemKind.Changed, "Somebody else saved it.");

        Assert.Equal([changed], _validation.Show([changed]));
    }

    [Fact]
    public void FieldChanged_PutRight_LosesItsMessageAtOnceAndTheOthersStay()
    {
        _context.Validate();
        _input.Name = "Ann";
        _context.NotifyFieldChanged(_context.Field(nameof(Outer.Name)));

        Assert.Equal(["Choose an audio file."], _context.GetValidationMessages());
    }

    private sealed class Outer
    {
        [Required(ErrorMessage = "Enter a name.")]
        public string? Name { get; set; }

        public Inner Inside { get; } = new();
    }

    private sealed class Inner
    {
        [Required(ErrorMessage = "Choose an audio file.")]
        public string? Audio { get; set; }
    }
}
