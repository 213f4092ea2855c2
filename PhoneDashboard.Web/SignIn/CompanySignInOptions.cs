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
    /// <remarks>By the role's name as it was written: a key of another type would be passed over when it is misspelt.</remarks>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Whether there is a company sign-in.</summary>
    public bool IsConfigured => ClientId.Length > 0;

    /// <summary>The role that these groups give.</summary>
    public Role? RoleOf(IReadOnlySet<string> groups) => Enum.GetValues<Role>()
        .Where(role => Roles.Any(entry => IsNameOf(role, entry.Key) && groups.Contains(entry.Value)))
        .Cast<Role?>()
        .FirstOrDefault();

    /// <summary>All of it, or nothing.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured)
        {
            return Endpoints().Where(endpoint => !IsSafe(endpoint.Value)).Select(endpoint => Problem(endpoint.Key, "to a whole address of your provider that begins with https://"))
                .Concat(ClientSecret.Length == 0 ? [Problem(nameof(ClientSecret), "to the secret that your provider gave")] : [])
                .Concat(RoleProblems());
        }

        var isBegun = ClientSecret.Length > 0 || Roles.Count > 0 || Endpoints().Any(endpoint => endpoint.Value.Length > 0);
        return isBegun ? [Problem(nameof(ClientId), "to the id that your provider gave")] : [];
    }

    private IEnumerable<(string Key, string Value)> Endpoints() =>
    [
        (nameof(AuthorizationEndpoint), AuthorizationEndpoint), (nameof(TokenEndpoint), TokenEndpoint), (nameof(UserInformationEndpoint), UserInformationEndpoint),
    ];

    private IEnumerable<ValidationResult> RoleProblems()
    {
        var roles = string.Join(", ", Enum.GetNames<Role>());
        if (Roles.Count == 0)
        {
            yield return Problem($"{nameof(Roles)}:{Role.Administrator}", $"(or another of {roles}) to the name of the group that has this role");
        }

        foreach (var (name, group) in Roles)
        {
            if (!Enum.GetValues<Role>().Any(role => IsNameOf(role, name)))
            {
                yield return new ValidationResult($"{Section}:{nameof(Roles)}:{name} names no role. The roles are {roles}.", [nameof(Roles)]);
            }
            else if (string.IsNullOrWhiteSpace(group))
            {
                yield return Problem($"{nameof(Roles)}:{name}", "to the name of the group that has this role");
            }
        }
    }

    // The secret and the tokens travel there; on the machine itself nobody listens.
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static bool IsNameOf(Role role, string name) => role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ValidationResult Problem(string key, string what) => new($"Set {Section}:{key} {what}, or remove all of {Section} to do without it.", [key.Split(':')[0]]);
}
