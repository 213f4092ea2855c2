using System.ComponentModel.DataAnnotations;
using System.Reflection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests;

public sealed class TypedTextTests
{
    /// <summary>Every class with rules for what is typed, with each of its texts.</summary>
    public static TheoryData<string, string> Texts
    {
        get
        {
            var texts = new TheoryData<string, string>();
            foreach (var type in InputTypes)
            {
                foreach (var property in TypedText.PropertiesOf(type))
                {
                    texts.Add(type.FullName!, property.Name);
                }
            }

            return texts;
        }
    }

    private static IEnumerable<Type> InputTypes => typeof(Validation).Assembly.GetTypes().Where(type => !type.IsAbstract && type
        .GetConstructor([]) is not null && !type.Name.EndsWith("Options", StringComparison.Ordinal)
        && (type.GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute))) || typeof(IValidatableObject)
            .IsAssignableFrom(type)));

    [Fact]
    public void Inputs_OfTheWholeCore_AreFound()
    {
        Assert.Superset(new HashSet<Type> { typeof(NewPhoneUser), typeof(PhoneUserEdit), typeof(NewTeamAccount),
            typeof(FirstAdministrator) }, InputTypes.ToHashSet());
        Assert.InRange(Texts.Count, 25, 100);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Problems_TextOfAnyInput_LosesItsMarksAndRefusesControls(string type, string name)
    {
        var (input, property) = (Activator.CreateInstance(typeof(Validation).Assembly.GetType(type)!)!, typeof(Validation).Assembly
            .GetType(type)!.GetProperty(name)!);

        property.SetValue(input, " A\u200B\u202EB ");
        Validation.Problems(input);
        var isHost = name is "Host" or "Domain"; // names of machines know no capitals
        Assert.Equal("AB", ((string)property.GetValue(input)!).Trim(), ignoreCase: isHost);

        property.SetValue(input, "A\u0007B");
        Assert.Single(Validation.Problems(input), problem => problem.Field == name); // the field's own rule, or else the one for texts

        property.SetValue(input, "\u2800\u200B");
        Assert.Equal(property.IsDefined(typeof(RequiredAttribute)), Validation.Problems(input).Exists(problem => problem.Field == name
            && problem.Message == property.GetCustomAttribute<RequiredAttribute>()?.ErrorMessage));
    }

    [Fact]
    public void Problems_Password_StaysAsTyped()
    {
        var input = new FirstAdministrator { Password = " pass\u200Bword\t " };

        Assert.DoesNotContain(Validation.Problems(input), problem => problem.Field == nameof(FirstAdministrator.Password));
        Assert.Equal(" pass\u200Bword\t ", input.Password);
    }

    [Theory]
    [InlineData("Ann\u200B", "Ann")]
    [InlineData("\u202AAnn Lee\u202C", "Ann Lee")]
    [InlineData("\u2066Ann\u2069", "Ann")]
    [InlineData("\uFEFFAnn\u00AD\u2060", "Ann")]
    [InlineData("Ann \u200E", "Ann")]
    [InlineData("می\u200Cروم", "می\u200Cروم")]
    [InlineData("ශ\u0DCA\u200Dරී", "ශ\u0DCA\u200Dරී")]
    [InlineData("Ann\u200D", "Ann")]
    [InlineData("Ann\u200C Lee", "Ann Lee")]
    [InlineData("\uD83D\uDC69\u200D\uD83D\uDCBB", "\uD83D\uDC69\u200D\uD83D\uDCBB")]
    [InlineData("\u200B\u200E", "")]
    [InlineData("\u3164", "")]
    [InlineData("\u2800 \u2800", "")]
    [InlineData("\u0301", "")]
    [InlineData("—", "—")]
    public void Clean_MarksThatNobodySees_GoWhereTheyMeanNothing(string text, string clean) => Assert.Equal(clean, TypedText.Clean(text));

    [Theory]
    [InlineData("Ann\tLee", "It contains a tab. Put a space there.")]
    [InlineData("Ann\nLee", "It contains a line break. Put a space there.")]
    [InlineData("Ann\0Lee", "It contains a control character (U+0000). Remove it, or type the text again.")]
    [InlineData("Ann\u0085Lee", "It contains a control character (U+0085). Remove it, or type the text again.")]
    [InlineData("Ann\uFFFD", "Part of it was lost on the way here (�). Type that part again.")]
    [InlineData("Ann\uFFFF", "Part of it was lost on the way here (�). Type that part again.")]
    [InlineData("Ann\uFDD0", "Part of it was lost on the way here (�). Type that part again.")]
    [InlineData("Łukasz O’Brien-Müller", null)]
    [InlineData("\uD83D\uDE00", null)]
    public void Problem_WhatNoTextHas_IsSaidInWords(string text, string? message) => Assert.Equal(message, TypedText.Problem(text));

    [Fact]
    public void Problem_HalfOfASurrogatePair_IsSaidInWords() => Assert.Contains("was lost", TypedText.Problem(TypedText.Clean("Ann\uD83D")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u202E")]
    [InlineData("\u2060")]
    [InlineData("\u2066")]
    [InlineData("\uFEFF")]
    [InlineData("\u00AD")]
    [InlineData("\u200C")]
    [InlineData("\u200D")]
    [InlineData("\u200B\u200D\u200B")]
    public void Clean_MarkBetweenHalvesOfASurrogatePair_MakesNoCharacterOfThem(string mark)
    {
        var text = $"Ann\uD83D{mark}\uDE00";

        Assert.Equal("Ann\uFFFD\uFFFD", TypedText.Clean(text));
        Assert.Equal("Ann\uFFFD\uFFFD", TypedText.CleanLines(text));
    }

    [Fact]
    public void Problem_SeveralLines_MayHaveTabsAndBreaks() => Assert.Null(TypedText.Problem("1\t2\r\n3", hasLines: true));
}
