using System.Globalization;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// One of the operations that run at once, under a name of its own in the audit trail: what it left behind is found
/// there, confirmed or not.
/// </summary>
/// <param name="Id">From 0.</param>
/// <param name="Action">What it does.</param>
/// <param name="UserId">Whose line, or who; 0 for one that is created.</param>
/// <param name="DidId">The number that is created with, let go or taken.</param>
/// <param name="InternalNumberId">The extension that is created with.</param>
/// <param name="CallerIdId">A number that a new line shows.</param>
/// <param name="Email">The new address of a user that is created or edited; null to leave it.</param>
internal sealed record CrashOperation(
    int Id, CrashAction Action, long UserId = 0, long DidId = 0, long InternalNumberId = 0, long CallerIdId = 0, string? Email = null)
{
    private const string Prefix = "Operation ";

    internal string ActorName => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Id}");

    /// <summary>Which operation the audit trail names; null for what was there before.</summary>
    internal static int? IdOf(string actorName) => actorName.StartsWith(Prefix, StringComparison.Ordinal)
        ? int.Parse(actorName.AsSpan(Prefix.Length), CultureInfo.InvariantCulture)
        : null;

    /// <summary>What step 1 of the wizard holds.</summary>
    internal NewPhoneUser NewUser() => new() { FirstName = "New", LastName = ActorName, Department = "Support", Email = Email };

    /// <summary>What step 2 of the wizard holds.</summary>
    internal AppLineEdit NewLine() => new()
    {
        DidNumberIds = [DidId],
        InternalNumberIds = [InternalNumberId],
        ExternalOutboundCalls = true,
        CallerIdIds = [CallerIdId, DidId],
        RecordOnDemand = Id % 3 == 0,
    };
}
