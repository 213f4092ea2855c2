using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A list service as the benchmark calls it.</summary>
/// <param name="Name">The table's name on screen.</param>
/// <param name="ReadAsync">One page with its total count.</param>
/// <param name="SortKeys">Those that the page's columns offer.</param>
internal sealed record ListUnderTest(string Name, Func<Func<Type, object>, ListQuery, Task<ListOutcome>> ReadAsync, string[] SortKeys)
{
    internal const string Users = "Users", AppConfigurations = "App Configurations", DidNumbers = "DID Numbers",
        InternalNumbers = "Internal Numbers", AppDevices = "App Devices";

    /// <summary>The lists that grow with the number of users.</summary>
    internal static readonly ListUnderTest[] All =
    [
        new(
            Users,
            (get, query) => OutcomeAsync(Of<PhoneUserService>(get).ListAsync(TestActors.Administrator, query)),
            ["first-name", "last-name", "job-title", "department", "email"]),
        new(
            AppConfigurations,
            (get, query) => OutcomeAsync(Of<AppLineService>(get).ListAsync(TestActors.Administrator, query)),
            ["user", "when-unavailable", "external-outbound-calls", "status"]),
        new(
            DidNumbers,
            (get, query) => OutcomeAsync(Of<DidNumberService>(get).ListAsync(TestActors.Administrator, query)),
            ["number", "source", "status", "enabled", "country"]),
        new(
            InternalNumbers,
            (get, query) => OutcomeAsync(Of<InternalNumberService>(get).ListAsync(TestActors.Administrator, query)),
            ["number"]),
        new(
            AppDevices,
            (get, query) => OutcomeAsync(Of<AppDeviceService>(get).ListAsync(TestActors.Administrator, query)),
            ["user", "os", "app-version", "date-created", "name", "last-seen"]),
    ];

    private static T Of<T>(Func<Type, object> get) => (T)get(typeof(T));

    private static async Task<ListOutcome> OutcomeAsync<TRow>(Task<ListPage<TRow>> reading)
    {
        var page = await reading;

        // By reflection, so that the program also measures versions of the product whose lists count everything: their
        // page has no such flag.
        var flag = Array.Find(typeof(ListPage<TRow>).GetProperties(), property => property.PropertyType == typeof(bool));
        return new ListOutcome(page.Total, flag?.GetValue(page) is true);
    }
}
