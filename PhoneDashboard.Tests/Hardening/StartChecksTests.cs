using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Hardening;

/// <summary>
/// A sign-in of the company that is half configured stops the start and names the key; nobody finds out at the sign-in page.
/// </summary>
public sealed class StartChecksTests
{
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["ClientId"] = "dashboard",
        ["ClientSecret"] = "s3cret",
        ["Authority"] = "https://login.example.com/company",
        ["Roles:Administrator"] = "phone-admins",
    };

    [Theory]
    [InlineData("ClientId", "", "Set CompanySignIn:ClientId to")]
    [InlineData("ClientSecret", "", "Set CompanySignIn:ClientSecret to")]
    [InlineData("Authority", "", "Set CompanySignIn:Authority to")]
    [InlineData("Authority", "login.example.com", "Set CompanySignIn:Authority to")]
    [InlineData("Authority", "http://login.example.com", "Set CompanySignIn:Authority to")]
    [InlineData(
        "AuthorizationEndpoint",
        "https://login.example.com/authorize",
        "CompanySignIn:AuthorizationEndpoint is not read any more. Remove it, and set CompanySignIn:Authority to")]
    [InlineData(
        "TokenEndpoint",
        "https://login.example.com/token",
        "CompanySignIn:TokenEndpoint is not read any more. Remove it, and set CompanySignIn:Authority to")]
    [InlineData(
        "UserInformationEndpoint",
        "https://login.example.com/person",
        "CompanySignIn:UserInformationEndpoint is not read any more. Remove it, and set CompanySignIn:Authority to")]
    [InlineData(
        "Roles:Administrator", null, "Set CompanySignIn:Roles:Administrator (or another of Administrator, Operator, Support, Manager) to")]
    [InlineData("Roles:Administrator", " ", "Set CompanySignIn:Roles:Administrator to")]
    [InlineData("Roles:Boss", "phone-bosses", "CompanySignIn:Roles:Boss names no role.")]
    [InlineData("Roles:7", "phone-bosses", "CompanySignIn:Roles:7 names no role.")]
    public void Start_WithHalfACompanySignIn_IsRefusedAndNamesTheKey(string key, string? value, string message)
    {
        var refusal = Assert.ThrowsAny<OptionsValidationException>(() => Start(key, value));

        Assert.Contains(message, Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Roles:support", "helpdesk")]
    [InlineData("Authority", "http://localhost:8080/realms/company")]
    public async Task Start_WithAWholeCompanySignIn_Starts(string key, string value)
    {
        await using var server = Start(key, value);
        await server.SessionAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        Assert.Contains(
            "Sign in with your company", await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static DashboardServer Start(string key, string? value) => DashboardServer.With(builder =>
    {
        foreach (var (name, set) in Whole.Where(setting => setting.Key != key)
            .Append(KeyValuePair.Create(key, value!))
            .Where(setting => setting.Value is not null))
        {
            builder.UseSetting($"CompanySignIn:{name}", set);
        }
    });
}
