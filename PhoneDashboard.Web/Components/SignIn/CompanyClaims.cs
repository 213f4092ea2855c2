using System.Text.Json;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>
/// What a provider said of a person: in the ID token, at its user-info address, or at both. Where both say a thing, the token's word
/// counts.
/// </summary>
internal sealed class CompanyClaims(CompanySignInOptions company, params IEnumerable<JsonElement> sources)
{
    private const string Subject = "sub", Name = "name", Email = "email", Verified = "email_verified", DomainVerified = "xms_edov";

    // What every token has, and says nothing of the person. (RFC 7519, section 4.1; OpenID Connect Core 1.0, sections 2 and 3.1.3.6)
    private static readonly HashSet<string> OfTheToken = new(
        "iss aud exp nbf iat jti nonce azp at_hash c_hash auth_time acr amr sid typ ver rh uti aio _claim_names _claim_sources".Split(' '),
        StringComparer.Ordinal);

    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n'];

    private readonly List<JsonElement> _sources = [.. sources];

    /// <summary>The names of the groups; a list, or one text with blanks or commas between.</summary>
    internal IReadOnlyList<string> Groups => field ??=
        [.. _sources.Select(source => Find(source, company.GroupsClaim))
            .OfType<JsonElement>()
            .SelectMany(Texts)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The names of the claims that came.</summary>
    internal IEnumerable<string> Came => _sources.SelectMany(source => source.EnumerateObject()).Select(claim => claim.Name)
        .Where(name => !OfTheToken.Contains(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What is wanted and did not come.</summary>
    internal IEnumerable<string> Missing =>
    [
        .. new[] { Name, Email }.Where(name => Text(name) is null),
        .. Text(Email) is null || IsConfirmed ? Array.Empty<string>() : [Verified],
        .. Groups.Count > 0
            ? Array.Empty<string>()
            : [HasTooManyGroups ? $"{company.GroupsClaim} (too many to be sent)" : company.GroupsClaim],
    ];

    /// <summary>The person for the rules of the team accounts; null without a name of the provider's own, or a role.</summary>
    internal CompanyPerson? Person => Text(Subject) is { } key && company.RoleOf(Groups) is { } role
        ? new CompanyPerson(CompanySignInOptions.Section, key, Text(Name) ?? Text(Email), Text(Email), IsConfirmed, role)
        : null;

    // Confirmed is the address of which it is said: one source may have another address than the other.
    private bool IsConfirmed => Text(Email) is { } address && (company.AddressesAreConfirmed
        || _sources.Exists(source => Text(source, Email) == address && (IsTrue(source, Verified) || IsTrue(source, DomainVerified))));

    // Entra ID sends where to ask for them instead of more than 200 groups.
    private bool HasTooManyGroups => _sources.Exists(source => Find(source, "_claim_names." + company.GroupsClaim) is not null);

    private string? Text(string name) => _sources.Select(source => Text(source, name)).FirstOrDefault(text => text is not null);

    private static string? Text(JsonElement source, string name) =>
        source.TryGetProperty(name, out var value) && Text(value) is { Length: > 0 } text ? text : null;

    // Half of a surrogate pair is no text.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // A yes, a text that says so, or 1: providers differ.
    private static bool IsTrue(JsonElement source, string name) => source.TryGetProperty(name, out var value)
        && (Text(value) ?? value.GetRawText()) is var text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The claim of this name, or the one within another that its dots lead to.</summary>
    private static JsonElement? Find(JsonElement source, string name)
    {
        if (source.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return source.TryGetProperty(name, out var value) ? value
            : name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && source.TryGetProperty(name[..dot], out var outer)
                ? Find(outer, name[(dot + 1)..])
            : null;
    }

    // Of one text the whole may be a name with blanks in it.
    private static IEnumerable<string> Texts(JsonElement groups) => groups.ValueKind switch
    {
        JsonValueKind.Array => groups.EnumerateArray().Select(Text).OfType<string>(),
        _ when Text(groups) is { } text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Prepend(text),
        _ => [],
    };
}
