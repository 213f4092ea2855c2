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

/// <summary>What was made.</summary>
/// <param name="Users">Users, each with a line.</param>
/// <param name="DidNumbers">DID Numbers, assigned and free.</param>
/// <param name="InternalNumbers">Internal Numbers, assigned and free.</param>
/// <param name="CallFlows">Call flows.</param>
/// <param name="Devices">App devices.</param>
/// <param name="Invites">Invites in all their states; none of them is mailed.</param>
public sealed record SampleSummary(int Users, int DidNumbers, int InternalNumbers, int CallFlows, int Devices, int Invites);
