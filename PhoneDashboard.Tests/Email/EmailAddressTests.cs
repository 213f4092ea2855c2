using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Email;

public sealed class EmailAddressTests
{
    private const string OneOnly = "Enter one address only, such as name@example.com.", Space = "Remove the space: an address has none.";
    private const string Dots = "Before the @, a dot needs another character on both sides.", LastDot = "Remove the dot at the end.";

    public static TheoryData<string, string> Taken => new()
    {
        { "ann@example.com", "ann@example.com" },
        { "  Ann.Lee+phones@Example.COM \t", "Ann.Lee+phones@example.com" },
        { "o'neil_{x}%7e@mail.example.co.uk", "o'neil_{x}%7e@mail.example.co.uk" },
        { "\u200Bann\u200D@exam\u00ADple.com\uFEFF", "ann@example.com" },
        { "\u202Aann@example.com\u202C", "ann@example.com" },
        { "\u2068ann\u2060@\u200Eexample.com\u2069", "ann@example.com" },
        { "ann@exam\u034Fple.com", "ann@example.com" },
        { "\U000E0061ann@example.com", "ann@example.com" },
        { "ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ann@example.com" },
        { "ann@example。com", "ann@example.com" },
        { "mailto:ann@example.com", "ann@example.com" },
        { "Ann Lee <ann@example.com>", "ann@example.com" },
        { "\"Lee, Ann\" <ann@example.com>", "ann@example.com" },
        { "<ann@example.com>", "ann@example.com" },
        { "ann@müller.example", "ann@müller.example" },
        { "ann@MÜLLER.example", "ann@müller.example" },
        { "ann@mu\u0308ller.example", "ann@müller.example" },
        { "ann@xn--mller-kva.example", "ann@müller.example" },
        { "ann@XN--MLLER-KVA.example", "ann@müller.example" },
        { "ann@例え.example", "ann@例え.example" },
        { "ann@نامه\u200Cای.example", "ann@نامه\u200Cای.example" },
        { "ann@xn--mgba3gch31f060k.example", "ann@نامه\u200Cای.example" },
        { "ann@نامهای.example", "ann@نامهای.example" },
        { $"{new string('a', 64)}@{new string('b', 63)}.example", $"{new string('a', 64)}@{new string('b', 63)}.example" },
    };

    public static TheoryData<string, string> Refused => new()
    {
        { "ann", EmailAddress.Rule },
        { "@example.com", EmailAddress.Rule },
        { "ann@", EmailAddress.Rule },
        { "\u200B@example.com", EmailAddress.Rule },
        { "ann\u0000@example.com", EmailAddress.Rule },
        { "Ann\nLee <ann@example.com>", EmailAddress.Rule },
        { "a@example.com, b@example.com", OneOnly },
        { "a@example.com;b@example.com", OneOnly },
        { "a@example.com\nb@example.com", OneOnly },
        { "a@b@example.com", OneOnly },
        { "a@example.com <b@example.com>", OneOnly },
        { "ann lee@example.com", Space },
        { "ann@example.com bob", Space },
        { "ann @example.com", Space },
        { "\"ann\"@example.com", "“\"” is not allowed before the @." },
        { "ann,bob@example.com", "“,” is not allowed before the @." },
        { "jörg@example.com", "No mail can be sent to an address with “ö” before the @. Use letters without accents." },
        { "o’neil@example.com", "No mail can be sent to an address with “’” before the @. Use letters without accents." },
        { "аnn@example.com", "No mail can be sent to an address with “а” before the @. Use letters without accents." },
        { "\ud800ann@example.com", "No mail can be sent to an address with “\ufffd” before the @. Use letters without accents." },
        { ".ann@example.com", Dots },
        { "ann.@example.com", Dots },
        { "ann..lee@example.com", Dots },
        { new string('a', 65) + "@example.com", "Use at most 64 characters before the @." },
        { "ann@example.com.", LastDot },
        { "ann@example", NoDomain("example") },
        { "ann@ex\u2800ample.com", NoDomain("ex\u2800ample.com") },
        { "ann@example..com", NoDomain("example..com") },
        { "ann@.example.com", NoDomain(".example.com") },
        { "ann@-example.com", NoDomain("-example.com") },
        { "ann@example-.com", NoDomain("example-.com") },
        { "ann@exa_mple.com", NoDomain("exa_mple.com") },
        { "ann@example.com,", NoDomain("example.com,") },
        { "ann@192.0.2.1", NoDomain("192.0.2.1") },
        { "ann@[192.0.2.1]", NoDomain("[192.0.2.1]") },
        { "ann@xn--a.example", NoDomain("xn--a.example") },
        { $"ann@{new string('b', 64)}.com", NoDomain(new string('b', 64) + ".com") },
        { $"ann@{new string('ü', 63)}.com", NoDomain(new string('ü', 63) + ".com") },
        { $"ann@{string.Concat(Enumerable.Repeat("bbbbbbbbb.", 25))}com", "Use at most 254 characters." },
    };

    /// <summary>Addresses with anything in them, half of a surrogate pair too.</summary>
    private static Arbitrary<string> Texts =>
        Gen.ArrayOf(Gen.Elements("ann@example.com <>,;.-_x1ÜüßİıK\u200B\u200D\u00AD\u0308\u3002ａ＠例\ud83d\ude42\ud800\n\"".ToCharArray()))
        .Select(letters => new string(letters))
        .SelectMany(odd => Gen.Elements(odd, odd + "@example.com", "ann@" + odd + ".example"))
        .ToArbitrary();

    /// <summary>Every address that somebody can type: of the classes that are filled in, not of what is stored or shown.</summary>
    public static TheoryData<string, string> Inputs
    {
        get
        {
            var inputs = new TheoryData<string, string>();
            InputProperties.ToList().ForEach(property => inputs.Add(property.DeclaringType!.FullName!, property.Name));
            return inputs;
        }
    }

    private static IEnumerable<PropertyInfo> InputProperties => typeof(Validation).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(IAggregate))
            && type.GetConstructor(Type.EmptyTypes) is not null)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(property => property.PropertyType == typeof(string) && property.SetMethod is { IsPublic: true } set
            && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            && IsAddress(property));

    [Theory]
    [MemberData(nameof(Taken))]
    public void TryRead_Address_IsKeptInItsOneForm(string typed, string kept)
    {
        Assert.True(EmailAddress.TryRead(typed, out var address, out _));
        Assert.Equal(kept, address.Address);
        Assert.Equal(kept, EmailAddress.Tidy(typed));
        Assert.Equal(kept.ToLowerInvariant(), EmailAddress.Key(typed));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void TryRead_NoAddressThatMailGoesTo_IsRefusedInWords(string typed, string words)
    {
        Assert.False(EmailAddress.TryRead(typed, out _, out var refusal));
        Assert.Equal(words, refusal);
        Assert.Equal(typed, EmailAddress.Tidy(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Tidy_Nothing_IsNull(string? typed)
    {
        Assert.Null(EmailAddress.Tidy(typed));
        Assert.Null(EmailAddress.Key(typed));
    }

    [Fact]
    public void AsciiAddress_DomainInItsOwnScript_IsAsDnsHasIt() =>
        Assert.Equal("Ann@xn--mller-kva.example", new EmailAddress("Ann@müller.example").AsciiAddress);

    [Fact]
    public void AsciiAddress_StoredBeforeTheRule_StaysAsItIs() => Assert.Equal("ann@b", new EmailAddress("ann@b").AsciiAddress);

    [Fact]
    public void AnyText_NeverThrowsAndComesBackTheSame() => Prop.ForAll(Texts, text =>
    {
        var (tidy, key) = (EmailAddress.Tidy(text), EmailAddress.Key(text));
        Assert.Equal(tidy, EmailAddress.Tidy(tidy));
        Assert.Equal(key, EmailAddress.Key(key));
        Assert.Equal(EmailAddress.TryRead(text, out _, out _), EmailAddress.TryRead(tidy, out var address, out _));
        Assert.True(address is null || (address.AsciiAddress.All(char.IsAscii) && address.AsciiAddress.Length <= EmailAddress.MaxLength));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_Address_HasTheOneRule(string type, string name)
    {
        var property = typeof(Validation).Assembly.GetType(type)!.GetProperty(name)!;
        Assert.NotNull(property.GetCustomAttribute<OneEmailAddressAttribute>());
        var input = Activator.CreateInstance(property.DeclaringType!)!;

        property.SetValue(input, "a@example.com, b@example.com");

        Assert.EndsWith(OneOnly, Assert.Single(Validation.Problems(input), problem => problem.Field == name).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_InvisibleMarks_AreGoneBeforeItIsSaved(string type, string name)
    {
        var property = typeof(Validation).Assembly.GetType(type)!.GetProperty(name)!;
        if (property.DeclaringType == typeof(EmailOptions))
        {
            return; // read at each use, never stored as it stands
        }

        var input = Activator.CreateInstance(property.DeclaringType!)!;

        property.SetValue(input, "\u200Eann@xn--mller-kva.example\u200B ");

        Assert.Equal("ann@müller.example", property.GetValue(input));
    }

    [Fact]
    public void Inputs_OfTheProduct_AreTheseAtLeast() =>
        Assert.Superset(
            new HashSet<string>(["AccountSettingsEdit.EmailFrom", "EmailOptions.From", "NewDeliveryMethod.EmailAddress",
                "NewPhoneUser.Email", "NewTeamAccount.Email", "TestMail.Address"]),
            InputProperties.Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ToHashSet());

    [Fact]
    public async Task Save_SixWaysToWriteOneAddress_HaveOneUser()
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Lee", "ann@müller.example");

        foreach (var other in new[] { "ann@müller.example\u200B", "\u202Aann@müller.example", "ANN@MÜLLER.EXAMPLE",
            "ann@xn--mller-kva.example", "ann\u00AD@mu\u0308ller.example", "ａｎｎ@müller.example" })
        {
            var result = await test.Get<PhoneUserService>().CreateAsync(TestActors.Operator,
                new NewPhoneUser { FirstName = "Bo", LastName = "Kim", Email = other }, null);
            Assert.Equal((ProblemKind.Taken, "Email"), Assert.Single(result.Problems.Select(problem => (problem.Kind, problem.Field))));
        }
    }

    private static bool IsAddress(PropertyInfo property) => property.Name.Contains("Email", StringComparison.Ordinal)
        || property.IsDefined(typeof(OneEmailAddressAttribute))
        || (property.DeclaringType!.Name.Contains("Mail", StringComparison.Ordinal) && property.Name is "Address" or "To");

    private static string NoDomain(string domain) =>
        $"“{domain}” is not a domain such as example.com. Each part has letters, digits and inner hyphens, 63 at most.";
}
