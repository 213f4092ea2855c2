namespace PhoneDashboard.Core.Numbers;

/// <summary>A public number as it would be stored.</summary>
/// <param name="Digits">E.164 digits without plus.</param>
public sealed record PublicNumber(string Digits)
{
    /// <summary>The number as it is shown, with its country's name: "+44 20 7946 0018 (United Kingdom)".</summary>
    public string Text => $"{E164.Format(Digits)} ({NumberCountry.NameOf(Digits)})";
}
