using System.ComponentModel.DataAnnotations;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// The section <c>CompanySignIn</c>: the company's own sign-in (OpenID Connect, code with PKCE). Without a client id there is none.
/// </summary>
public sealed class CompanySignInOptions : IValidatableObject
{
    /// <summary>The name of the section, and of the scheme.</summary>
    public const string Section = "CompanySignIn";

    /// <summary>What the button says after "Sign in with".</summary>
    public string Name { get; set; } = "your company";

    /// <summary>The provider, which says the rest at <c>{Authority}/.well-known/openid-configuration</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Given by the provider; empty to leave it out.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Given by the provider.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>With spaces between.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim that has the person's groups; with dots for one within another, such as <c>realm_access.roles</c>.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>
    /// Every address at the provider is one that the company gave: it counts as confirmed where the provider does not say so itself.
    /// </summary>
    public bool AddressesAreConfirmed { get; set; }

    /// <summary>
    /// The group of each role; who is in several gets the first of Administrator, Operator, Support, Manager. Who is in
    /// none does not get in.
    /// </summary>
    /// <remarks>By the role's name as it was written: a key of another type would be passed over when it is misspelt.</remarks>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>A key of versions before OpenID Connect.</summary>
    public string AuthorizationEndpoint { get; set; } = "";

    /// <inheritdoc cref="AuthorizationEndpoint"/>
    public string TokenEndpoint { get; set; } = "";

    /// <inheritdoc cref="AuthorizationEndpoint"/>
    public string UserInformationEndpoint { get; set; } = "";

    /// <summary>Whether there is a company sign-in.</summary>
    public bool IsConfigured => ClientId.Length > 0;

    /// <summary>The role that these groups give; null for none. A leading slash and capitals make no difference.</summary>
    public Role? RoleOf(IEnumerable<string> groups)
    {
        var plain = groups.Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enum.GetValues<Role>()
            .Where(role => Roles.Any(entry => IsNameOf(role, entry.Key) && plain.Contains(Plain(entry.Value))))
            .Cast<Role?>()
            .FirstOrDefault();
    }

    /// <summary>All of it, or nothing.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var old = new[]
        {
            (nameof(AuthorizationEndpoint), AuthorizationEndpoint), (nameof(TokenEndpoint), TokenEndpoint),
            (nameof(UserInformationEndpoint), UserInformationEndpoint),
        }.Where(key => key.Item2.Length > 0).ToList();
        if (old.Count > 0)
        {
            return old.Select(key => new ValidationResult(
                $"{Section}:{key.Item1} is not read any more. Remove it, and set {Section}:{nameof(Authority)} to the address of your "
                    + "provider: "
                + "it says the rest itself, at /.well-known/openid-configuration below that address.",
                [key.Item1]));
        }

        if (IsConfigured)
        {
            return (IsSafe(Authority) ? []
                : new[] { Problem(nameof(Authority), "to the whole address of your provider, which begins with https://") })
                .Concat(ClientSecret.Length == 0 ? [Problem(nameof(ClientSecret), "to the secret that your provider gave")] : [])
                .Concat(RoleProblems());
        }

        var isBegun = ClientSecret.Length > 0 || Roles.Count > 0 || Authority.Length > 0;
        return isBegun ? [Problem(nameof(ClientId), "to the id that your provider gave")] : [];
    }

    private IEnumerable<ValidationResult> RoleProblems()
    {
        var roles = string.Join(", ", Enum.GetNames<Role>());
        if (Roles.Count == 0)
        {
            yield return Problem(
                $"{nameof(Roles)}:{Role.Administrator}", $"(or another of {roles}) to the name of the group that has this role");
        }

        foreach (var (name, group) in Roles)
        {
            if (!Enum.GetValues<Role>().Any(role => IsNameOf(role, name)))
            {
                yield return new ValidationResult(
                    $"{Section}:{nameof(Roles)}:{name} names no role. The roles are {roles}.", [nameof(Roles)]);
            }
            else if (Plain(group).Length == 0)
            {
                yield return Problem($"{nameof(Roles)}:{name}", "to the name of the group that has this role");
            }
        }
    }

    // Keycloak writes a group as the path to it.
    private static string Plain(string group) => group.Trim().TrimStart('/');

    // The secret and the tokens travel there; on the machine itself nobody listens.
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static bool IsNameOf(Role role, string name) => role.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ValidationResult Problem(string key, string what) =>
        new($"Set {Section}:{key} {what}, or remove all of {Section} to do without it.", [key.Split(':')[0]]);
}
