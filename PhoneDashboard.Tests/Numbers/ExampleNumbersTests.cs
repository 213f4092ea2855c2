using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Tests.Support;
using PhoneNumbers;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.Numbers;

/// <summary>Every number that libphonenumber gives as an example, in every country that may be the company's.</summary>
public sealed class ExampleNumbersTests
{
    private static readonly Actor Me = TestActors.Administrator;

    private static readonly IReadOnlyList<Example> Examples =
    [
        .. NumberCountry.All.SelectMany(country => Enum.GetValues<PhoneNumberType>()
            .Select(type => E164.Library.GetExampleNumberForType(country.Letters, type)).OfType<PhoneNumber>()
            .Select(number => new Example(country.Letters, E164.DigitsOf(number), E164.Library.Format(number, PhoneNumberFormat.NATIONAL))))
            .DistinctBy(example => (example.Country, example.Digits)),
    ];

    private static readonly IReadOnlyList<string> WithoutCountry =
        [.. E164.Library.GetSupportedGlobalNetworkCallingCodes()
            .Select(code => E164.DigitsOf(E164.Library.GetExampleNumberForNonGeoEntity(code)))];

    [Fact]
    public void Read_EveryExampleInEveryCountry_IsOneNumberHoweverItIsWritten()
    {
        Assert.True(Examples.Count > 1000);
        Assert.Equal(E164.MinDigits, Examples.Min(example => example.Digits.Length));
        foreach (var country in NumberCountry.All)
        {
            var reader = new NumberReader(country.Letters);
            foreach (var digits in Examples.Select(example => example.Digits).Concat(WithoutCountry).Distinct())
            {
                Assert.Equal(digits, reader.Read("+" + digits).Number?.Digits);
            }

            foreach (var example in Examples.Where(example => example.Country == country.Letters))
            {
                AssertNational(reader, example);
            }
        }
    }

    [Fact]
    public async Task Services_EveryExampleInItsCountry_IsFoundByBoxPasteSearchAndPicker()
    {
        await using var test = await TestDb.CreateAsync();
        var all = Examples.Select(example => example.Digits).Concat(WithoutCountry).Distinct().Order(StringComparer.Ordinal).ToList();
        var added = (await test.Get<DidNumberService>().AddManyAsync(Me,
            new PastedDidNumbers { Text = string.Join('\n', all.Select(E164.Format)), TrunkId = 1 }, onlyValid: false)).Value;
        Assert.Equal(all, added.Numbers.Select(number => number.Digits));
        Assert.Equal(all.Count, added.Added);

        await using var db = await test.OpenAsync();
        var ids = await db.DidNumbers.ToDictionaryAsync(did => did.Digits, did => did.Id.ToString(CultureInfo.InvariantCulture));

        // One example of every country, since each call reads the database; the reader itself has seen them all above.
        foreach (var example in Examples.DistinctBy(example => example.Country))
        {
            await test.SetCountryAsync(example.Country);
            var national = Examples.Where(other => other.Country == example.Country).ToList();
            var pasted = (await test.Get<DidNumberService>().CheckManyAsync(Me,
                new PastedDidNumbers { Text = string.Join('\n', national.Select(other => other.National)) })).Value;
            Assert.All(pasted.Lines.Zip(national), pair => Assert.Contains(
                pair.Second.Digits, pair.First.Choices.Append(pair.First.Number).Select(number => number?.Digits)));
            foreach (var text in new[] { example.National, E164.Format(example.Digits) })
            {
                var reading = await test.Get<DidNumberService>().ReadAsync(Me, text);
                Assert.Equal(ProblemKind.Taken,
                    (await test.Get<DidNumberService>().AddAsync(Me,
                    new NewDidNumber { Number = text, Chosen = example.Digits })).Problems[0].Kind);
                Assert.Contains(example.Digits, reading.Choices.Append(reading.Number).Select(number => number?.Digits));
                Assert.Equal(1, (await test.Get<DidNumberService>().ListAsync(Me,
                    new ListQuery { Search = text }.WithFilter("id", ids[example.Digits]))).Total);
                Assert.Contains((await test.Get<DidNumberPicker>().FindForCallerIdAsync(Me, text, take: 20)), option =>
                    option.IsWhole && option.Digits == example.Digits);
            }
        }
    }

    // What is another number of the world with a plus before it is asked about, with both readings.
    private static void AssertNational(NumberReader reader, Example example)
    {
        var reading = reader.Read(example.National);
        var digits = string.Concat(example.National.Where(char.IsAsciiDigit));
        Assert.Equal(example.Digits, (reading.Number ?? reading.Choices[0]).Digits);
        Assert.True(reading.Number is not null
            || reading.Choices.Skip(1).All(choice => digits.EndsWith(choice.Digits, StringComparison.Ordinal)), example.ToString());
        Assert.Contains(reader.Ways(example.National), way => example.Digits.Contains(way, StringComparison.Ordinal));
        Assert.Contains(example.Digits, reader.Whole(example.National));
    }

    private sealed record Example(string Country, string Digits, string National);
}
