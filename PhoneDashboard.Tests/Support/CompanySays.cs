namespace PhoneDashboard.Tests.Support;

/// <summary>What a provider says of a person, by its own habits: in the ID token, and at its user-info address.</summary>
internal sealed record CompanySays(
    Dictionary<string, object> IdToken, Dictionary<string, object> UserInformation, bool HasUserInformation = true)
{
    private const string Name = "Hanna Helpdesk", Email = "hanna@example.com";

    /// <summary>The same in both.</summary>
    internal static CompanySays Both(string subject, string name, string email, bool? isVerified, params string[] groups)
    {
        var claims = Claims(("sub", subject), ("name", name), ("email", email), ("groups", groups));
        if (isVerified is { } verified)
        {
            claims["email_verified"] = verified;
        }

        return new(claims, claims);
    }

    /// <summary>
    /// Microsoft Entra ID, v2.0: groups by their ids in the token only, and nowhere whether the address is confirmed. More than 200 groups
    /// are not sent: the token says where to ask for them.
    /// </summary>
    internal static CompanySays Entra(bool hasTooManyGroups = false, params string[] groups)
    {
        var token = Claims(("sub", "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ"), ("name", Name), ("email", Email),
            ("preferred_username", Email),
            ("oid", "00000000-0000-0000-66f3-3332eca7ea81"), ("tid", "9122040d-6c67-4c5b-b112-36a304b66dad"), ("ver", "2.0"));
        if (hasTooManyGroups)
        {
            token["_claim_names"] = Claims(("groups", "src1"));
            token["_claim_sources"] = Claims(("src1", Claims(("endpoint", "https://graph.example.com/users/1/getMemberObjects"))));
        }
        else
        {
            token["groups"] = groups;
        }

        return new(
            token, Claims(("sub", token["sub"]), ("name", Name), ("given_name", "Hanna"), ("family_name", "Helpdesk"), ("email", Email)));
    }

    /// <summary>Okta: with an access token beside it the ID token is thin; groups and the rest are at the user-info address.</summary>
    internal static CompanySays Okta(params string[] groups) => new(
        Claims(
            ("sub", "00uid4BxXw6I6TV4m0g3"),
            ("name", Name),
            ("preferred_username", Email),
            ("ver", 1),
            ("idp", "00o1"),
            ("amr", new[] { "pwd" })),
        Claims(
            ("sub", "00uid4BxXw6I6TV4m0g3"),
            ("name", Name),
            ("email", Email),
            ("email_verified", true),
            ("groups", groups),
            ("locale", "en-US")));

    /// <summary>Google: no groups anywhere; <c>hd</c> names the company's domain.</summary>
    internal static CompanySays Google()
    {
        var token = Claims(("sub", "110169484474386276334"), ("name", Name), ("email", Email),
            ("email_verified", true), ("hd", "example.com"),
            ("azp", "dashboard"));
        return new(token, Claims(("sub", token["sub"]), ("name", Name), ("email", Email), ("email_verified", true), ("hd", "example.com")));
    }

    /// <summary>Keycloak: groups as paths, roles of the realm within another claim.</summary>
    internal static CompanySays Keycloak(params string[] groups)
    {
        var claims = Claims(("sub", "f1b2c3d4-0000-4000-8000-000000000001"), ("name", Name), ("email", Email), ("email_verified", true),
            ("preferred_username", "hanna"), ("groups", groups),
            ("realm_access", Claims(("roles", new[] { "offline_access", "phone-support" }))));
        return new(claims, claims);
    }

    internal static Dictionary<string, object> Claims(params (string Name, object Value)[] claims) =>
        claims.ToDictionary(claim => claim.Name, claim => claim.Value, StringComparer.Ordinal);
}
