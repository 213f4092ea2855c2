using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Download;

namespace PhoneDashboard.Tests.Download;

public sealed class DownloadRequestTests
{
    private static readonly DownloadRequest Request = new(
        "users",
        ListQuery.Parse("?search=ann&department=Sales&sort=-email&page=3&rows=100&open=7"),
        (_, _) => Task.FromResult(new RowCount(0)));

    [Fact]
    public void AddressOf_CurrentFilter_CarriesTheViewButNeitherItsPageNorTheOpenItem() =>
        Assert.Equal(
            "/export/users?search=ann&department=Sales&sort=-email&file=a%20b.csv",
            Request.AddressOf(everything: false, forExcel: false, "a b.csv"));

    [Fact]
    public void AddressOf_Everything_KeepsOnlyTheOrder() =>
        Assert.Equal(
            "/export/users?sort=-email&scope=all&format=excel&file=u.csv", Request.AddressOf(everything: true, forExcel: true, "u.csv"));

    [Fact]
    public void AddressOf_TheTablesOwnView_BeginsWithAQuestionMark() =>
        Assert.Equal(
            "/export/users?file=u.csv", (Request with { Query = new ListQuery() }).AddressOf(everything: false, forExcel: false, "u.csv"));
}
