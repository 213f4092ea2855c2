using System.ComponentModel.DataAnnotations;

namespace PhoneDashboard.Core.Settings;

/// <summary>Where people reach the dashboard, as configured: <c>PublicUrl</c>.</summary>
public sealed class PublicAddress : IValidatableObject
{
    /// <summary>Scheme, host and port; links in mails begin with it.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Passwords and sessions travel encrypted.</summary>
    public bool IsHttps => Uri?.Scheme == Uri.UriSchemeHttps;

    /// <summary>
    /// The hosts that requests may name unless <c>AllowedHosts</c> says others: the public one, and the machine's own for probes.
    /// </summary>
    public IList<string> Hosts => [Uri?.Host ?? "localhost", "localhost", "127.0.0.1", "[::1]"];

    /// <summary>The same, read; null when it is no address of the web.</summary>
    public Uri? Uri => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Uri is null)
        {
            yield return new ValidationResult(
                "Set PublicUrl to the address at which people reach the dashboard, such as https://phones.example.com.");
        }
        else if (Uri is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
        {
            yield return new ValidationResult("Set PublicUrl to scheme, host and port only, such as "
                + $"{Uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}: "
                + "the dashboard cannot be reached under a path.");
        }
        else if (!IsHttps && !Uri.IsLoopback)
        {
            yield return new ValidationResult($"Set PublicUrl to an https address: over {PublicUrl} passwords would travel in the clear. "
                + "Put TLS in front of the dashboard, or keep it on localhost.");
        }
    }
}
