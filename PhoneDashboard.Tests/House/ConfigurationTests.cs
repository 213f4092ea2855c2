using System.Text.RegularExpressions;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// What is configured comes in by options classes, which name each key once, have its default and are checked at the start. Only what
/// registers services asks the configuration itself, because no service is there yet.
/// </summary>
public sealed partial class ConfigurationTests
{
    private static readonly string[] Registrations =
    [
        "PhoneDashboard.Web/Components/SignIn/CompanySignIn.cs",
        "PhoneDashboard.Web/Components/SignIn/SignInServices.cs",
        "PhoneDashboard.Web/Hardening/HardeningServices.cs",
        "PhoneDashboard.Web/Hardening/Proxies.cs",
        "PhoneDashboard.Web/Program.cs",
        "PhoneDashboard.Web/Telemetry/TelemetryServices.cs",
    ];

    [Fact]
    public void Configuration_IsReadDirectly_OnlyWhereServicesAreRegistered() => Assert.Equal(Registrations,
        SourceFiles.Of(".cs", ".razor")
            .Where(file => !file.Path.StartsWith("PhoneDashboard.Tests/", StringComparison.Ordinal) && Reads().IsMatch(file.Text))
            .Select(file => file.Path));

    // By index or by one of the extensions; the connection string that a context has is none of them.
    [GeneratedRegex(@"[cC]onfiguration(\[|\.(Get|GetValue|GetSection|GetRequiredSection|GetConnectionString|Bind)\b)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reads();
}
