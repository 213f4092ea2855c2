using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>How much sample data to make, and from which seed: the same size and seed give the same data (Specification 7).</summary>
public sealed record SampleSize
{
    /// <summary>The most users that sample data can have.</summary>
    public const int MaxUsers = 1_000_000;

    /// <summary>How many users.</summary>
    [Range(1, MaxUsers, ErrorMessage = "Choose between 1 and 1,000,000 users.")]
    public int Users { get; init; } = SampleTeam.Size;

    /// <summary>Decides everything that looks like chance.</summary>
    public int Seed { get; init; } = 1;
}
