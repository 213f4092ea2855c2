namespace PhoneDashboard.Core.Data.Derived;

/// <summary>The numbers of a user as the search reads them: digits between spaces.</summary>
/// <param name="Dids">DID Numbers of the line, in order.</param>
/// <param name="Internals">Internal Numbers of the line, in order.</param>
/// <param name="Others">Numbers of the other contact methods.</param>
internal readonly record struct NumberKeys(string Dids, string Internals, string Others)
{
    internal static NumberKeys Of(IEnumerable<OwnedNumber> dids, IEnumerable<OwnedNumber> internals)
    {
        var didsOf = dids.ToLookup(did => did.RingsLine, did => did.Digits);
        var internalsOf = internals.ToLookup(number => number.RingsLine, number => number.Digits);
        return new NumberKeys(
            string.Join(' ', didsOf[true]),
            string.Join(' ', internalsOf[true]),
            string.Join(' ', didsOf[false].Concat(internalsOf[false])));
    }
}
