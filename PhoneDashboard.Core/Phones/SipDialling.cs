namespace PhoneDashboard.Core.Phones;

/// <summary>
/// How numbers are dialled in the company's country, as the engine needs it: one row, computed from the settings whenever they are saved
/// and at every start (Specification 10).
/// </summary>
public sealed class SipDialling
{
    /// <summary>The id of the only row.</summary>
    public const long OnlyId = 1;

    /// <summary>The only row's.</summary>
    public long Id { get; set; } = OnlyId;

    /// <summary>What is dialled before the country code of a foreign number, such as "00" or "011"; empty without a country.</summary>
    public string ExitCode { get; set; } = "";

    /// <summary>What is dialled before a national number, such as "0"; empty where nothing is.</summary>
    public string NationalPrefix { get; set; } = "";

    /// <summary>The country code, such as "39"; empty without a country.</summary>
    public string CallingCode { get; set; } = "";

    /// <summary>The fewest digits of a national number, without its prefix.</summary>
    public int Shortest { get; set; }

    /// <summary>The most.</summary>
    public int Longest { get; set; }

    /// <summary>The emergency numbers, each between commas: ",110,112,"; empty where there are none.</summary>
    public string Emergency { get; set; } = "";
}
