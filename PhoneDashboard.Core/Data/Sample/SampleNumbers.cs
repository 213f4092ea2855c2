using System.Globalization;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// Numbers that cannot belong to anybody: the ranges set aside for fiction (555-0100 to 555-0199 in every area code of the United
/// States, +44 20 7946 0000 to 0999 in London), and when those are used up, +1 numbers whose area code begins with 1, which can never be
/// assigned (Specification 7).
/// </summary>
internal sealed class SampleNumbers(SampleResources resources)
{
    /// <summary>One digit, two, three and four: there are no more extensions.</summary>
    internal const int InternalNumbers = 10 + 100 + 1000 + 10_000;

    private const int PerAreaCode = 100, FirstExtension = 200, Fictional = 5000;

    private static readonly string[] AreaCodes =
    [
        "202", "212", "312", "415", "617", "206", "305", "404", "512", "702", "303", "313", "503", "602", "615", "713", "816", "901", "919",
        "972",
        "214", "216", "267", "314", "317", "332", "347", "408", "410", "412", "414", "480", "504", "505", "510", "619", "646", "801", "904",
        "916",
    ];

    private readonly List<DidNumber> _newDids = [];
    private readonly List<InternalNumber> _newInternals = [];
    private int _dids;
    private int _internals;

    /// <summary>The digits of the n-th number, from 0: four from the United States, then one from London.</summary>
    internal static string DidDigits(int n)
    {
        if (n >= Fictional)
        {
            return string.Create(CultureInfo.InvariantCulture, $"11{n - Fictional:D9}");
        }

        var inUnitedStates = (n / 5 * 4) + (n % 5);
        return n % 5 == 4
            ? string.Create(CultureInfo.InvariantCulture, $"442079460{n / 5:D3}")
            : string.Create(
                CultureInfo.InvariantCulture, $"1{AreaCodes[inUnitedStates / PerAreaCode]}55501{inUnitedStates % PerAreaCode:D2}");
    }

    /// <summary>The digits of the n-th extension, from 0: 200 and up, around to 199, then four digits, two, one.</summary>
    internal static string InternalDigits(int n) => n switch
    {
        < 1000 => ((n + FirstExtension) % 1000).ToString("D3", CultureInfo.InvariantCulture),
        < 11_000 => (n - 1000).ToString("D4", CultureInfo.InvariantCulture),
        < 11_100 => (n - 11_000).ToString("D2", CultureInfo.InvariantCulture),
        _ => (n - 11_100).ToString("D1", CultureInfo.InvariantCulture),
    };

    /// <summary>The next public number: bought at the provider, on the trunk of its country.</summary>
    internal DidNumber NextDid()
    {
        var digits = DidDigits(_dids++);
        var did = new DidNumber
        {
            Digits = digits,
            Country = E164.Country(digits),
            CreatedUtc = resources.Now.AddDays(-500),
            Source = DidNumberSource.Provider,
            TrunkId = (digits.StartsWith("44", StringComparison.Ordinal) ? resources.LondonTrunk : resources.DefaultTrunk).Id,
        };
        _newDids.Add(did);
        return did;
    }

    /// <summary>The next extension, or null when all are used up.</summary>
    internal InternalNumber? NextInternal()
    {
        if (_internals == InternalNumbers)
        {
            return null;
        }

        var number = new InternalNumber { Digits = InternalDigits(_internals++), CreatedUtc = resources.Now.AddDays(-500) };
        _newInternals.Add(number);
        return number;
    }

    /// <summary>What was handed out since the last call, used or not.</summary>
    internal (List<DidNumber> DidNumbers, List<InternalNumber> InternalNumbers) TakeNew()
    {
        var taken = (_newDids.ToList(), _newInternals.ToList());
        _newDids.Clear();
        _newInternals.Clear();
        return taken;
    }
}
