namespace PhoneDashboard.Core.Numbers;

/// <summary>A number of either kind, as far as its owner is concerned.</summary>
internal interface IClaimable
{
    /// <summary>Given by the database.</summary>
    long Id { get; }

    /// <summary>What is dialled.</summary>
    string Digits { get; }

    /// <summary>The number as people write it.</summary>
    string Written { get; }

    /// <summary>What it rings, or null while it is free.</summary>
    NumberAssignment? Assignment { get; }

    /// <summary>Why calls to it would not arrive, such as "has no trunk"; null where they would (Specification 5, rule 4).</summary>
    string? WhyNoCalls { get; }
}
