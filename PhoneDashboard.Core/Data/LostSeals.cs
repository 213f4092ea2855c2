using System.Globalization;

namespace PhoneDashboard.Core.Data;

/// <summary>How many sealed values there are that the keys do not open.</summary>
/// <param name="AuthenticatorKeys">Accounts whose codes of the authenticator app cannot be checked.</param>
/// <param name="Invites">Invites that could be used, and whose link cannot be shown or sent once more.</param>
/// <param name="Mails">Mails that wait in the queue.</param>
/// <param name="Deliveries">Delivery methods that no longer know their password or private key.</param>
/// <param name="Drafts">Drafts of half-filled forms. They go by themselves after 30 days, and ask for nothing.</param>
public sealed record LostSeals(int AuthenticatorKeys, int Invites, int Mails, int Deliveries, int Drafts)
{
    /// <summary>Something is amiss until somebody does something about it.</summary>
    public bool Matter => AuthenticatorKeys + Invites + Mails + Deliveries > 0;

    /// <summary>What they are, in a sentence.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Count(AuthenticatorKeys, "authenticator app", "authenticator apps"), Count(Invites, "invite", "invites"),
        Count(Mails, "waiting mail", "waiting mails"),
        Count(Deliveries, "password of a delivery method", "passwords of delivery methods"),
        Count(Drafts, "draft", "drafts"),
    }.OfType<string>());

    private static string? Count(int count, string one, string many) => count == 0
        ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
