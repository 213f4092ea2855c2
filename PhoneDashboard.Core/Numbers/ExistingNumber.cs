namespace PhoneDashboard.Core.Numbers;

/// <summary>A number that is here already.</summary>
/// <param name="Number">The number.</param>
/// <param name="Rings">What it rings; null while it is free.</param>
public sealed record ExistingNumber(PublicNumber Number, NumberOwner? Rings)
{
    /// <summary>"+1 202 555 0101 rings Ben Ortega." or "+1 202 555 0101 is free."</summary>
    public string Words => $"{E164.Format(Number.Digits)} {(Rings is null ? "is free" : $"rings {Rings.Text}")}.";
}
