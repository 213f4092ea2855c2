using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Tests.Support;

/// <summary>Core's services over the database of a test, so that service and component tests share <see cref="TestData"/>.</summary>
public interface ITestServices
{
    T Get<T>()
        where T : notnull;

    Task<DashboardDb> OpenAsync();
}
