using System.Globalization;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Numbers;

/// <summary>An extension: 1 to 4 digits, kept as text ("007" is not "7", Specification 2).</summary>
public sealed class InternalNumber : IAggregate, IFolded, IClaimable
{
    /// <summary>The longest extension, in digits.</summary>
    public const int MaxDigits = 4;

    /// <inheritdoc />
    public long Id { get; set; }

    /// <inheritdoc />
    [Unaudited]
    public long Version { get; set; }

    /// <summary>When it was added, UTC.</summary>
    [Unaudited]
    public DateTime CreatedUtc { get; set; }

    /// <summary>1 to 4 digits, unique.</summary>
    public required string Digits { get; set; }

    /// <summary>The digits after their count: 7, 007, 0070. Short ones first, as people count.</summary>
    [Unaudited]
    public string OrderKey { get; private set; } = "";

    /// <summary>It rings something: filter. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.</summary>
    [Unaudited]
    public bool Assigned { get; internal set; }

    /// <summary>
    /// The folded name of the user or the call flow that it rings: search. Kept by <see cref="Data.Derived.ListColumnUpdate"/>.
    /// </summary>
    [Unaudited]
    public string RingsKey { get; internal set; } = "";

    /// <summary>What it rings, or null while it is free.</summary>
    public InternalNumberAssignment? Assignment { get; set; }

    string IAggregate.AuditName => Digits;

    string IClaimable.Written => Digits;

    NumberAssignment? IClaimable.Assignment => Assignment;

    string? IClaimable.WhyNoCalls => null;

    /// <summary>
    /// The digits of an Internal Number as people write it: 1 to 4 of any script, in brackets or after <c>ext.</c> too; null for anything
    /// else.
    /// </summary>
    public static string? Read(string? text) => WrittenNumber.ExtensionIn(text);

    void IFolded.FoldKeys() => OrderKey = Digits.Length.ToString(CultureInfo.InvariantCulture) + Digits;
}
