using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.SignIn;

/// <summary>The section <c>CompanySignIn</c>: the company's own sign-in (OAuth 2.0, authorization code with PKCE). Without a client id there is none.</summary>
public sealed class CompanySignInOptions : IValidatableObject
{
    /// <summary>The name of the section, and of the scheme.</summary>
    public const string Section = "CompanySignIn";

    /// <summary>What the button says after "Sign in with".</summary>
    public string Name { get; set; } = "your company";

    /// <summary>Given by the provider; empty to leave it out.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Given by the provider.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Where the browser is sent.</summary>
    public string AuthorizationEndpoint { get; set; } = "";

    /// <summary>Where the code becomes a token.</summary>
    public string TokenEndpoint { get; set; } = "";

    /// <summary>Where the token gives the person's claims, as JSON.</summary>
    public string UserInformationEndpoint { get; set; } = "";

    /// <summary>With spaces between.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim that has the person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The group of each role; who is in several gets the first of Administrator, Operator, Support, Manager. Who is in none does not get in.</summary>
    public Dictionary<Role, string> Roles { get; set; } = [];

    /// <summary>Whether there is a company sign-in.</summary>
    public bool IsConfigured => ClientId.Length > 0;

    /// <summary>All of it, or nothing.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        foreach (var (key, value) in new[] { (nameof(AuthorizationEndpoint), AuthorizationEndpoint), (nameof(TokenEndpoint), TokenEndpoint), (nameof(UserInformationEndpoint), UserInformationEndpoint) })
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                yield return new ValidationResult($"Set {Section}:{key} to a whole address of your provider, or leave {Section}:ClientId empty.", [key]);
            }
        }

        if (ClientSecret.Length == 0)
        {
            yield return new ValidationResult($"Set {Section}:ClientSecret to the secret that your provider gave.", [nameof(ClientSecret)]);
        }

        if (Roles.Count == 0)
        {
            yield return new ValidationResult($"Set {Section}:Roles:Administrator (or another role) to the name of the group that has it.", [nameof(Roles)]);
        }
    }
}
