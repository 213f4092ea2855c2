using Bunit;
using Microsoft.AspNetCore.Components;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Tables;

public sealed class ItemOpenerTests : DashboardTestContext
{
    private readonly List<long> _opened = [];
    private readonly TaskCompletionSource _closed = new();
    private int _added;

    [Fact]
    public void Render_AddressAsksForAdd_AddsOnceAndClearsTheAddressWhenItCloses()
    {
        var page = Start("/numbers?add=1&trunk=1");
        Assert.Equal(1, _added);
        Assert.EndsWith("/numbers?add=1&trunk=1", Navigation.Uri, StringComparison.Ordinal);

        _closed.SetResult();

        page.WaitForAssertion(() => Assert.EndsWith("/numbers?trunk=1", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(1, _added);
    }

    [Fact]
    public void Render_AddressNamesAnItem_OpensItAndClearsTheAddressWhenItCloses()
    {
        var page = Start("/numbers?open=7");
        Assert.Equal([7], _opened);
        Assert.EndsWith("?open=7", Navigation.Uri, StringComparison.Ordinal);

        _closed.SetResult();

        page.WaitForAssertion(() => Assert.EndsWith("/numbers", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenAsync_WhileAnotherItemIsOpen_OpensItAndKeepsItsAddress()
    {
        var page = Start("/numbers?open=7");

        await Navigation.OpenAsync(8);
        _closed.SetResult();

        page.WaitForAssertion(() => Assert.Equal([7, 8], _opened));
        page.WaitForAssertion(() => Assert.EndsWith("/numbers", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Close_AfterLeavingThePage_LeavesTheOtherPagesAddressAlone()
    {
        Start("/numbers?open=7");
        Navigation.NavigateTo("/audio-files?open=7");

        _closed.SetResult();

        Assert.EndsWith("/audio-files?open=7", Navigation.Uri, StringComparison.Ordinal);
    }

    private NavigationManager Navigation => Get<NavigationManager>();

    private IRenderedComponent<ItemOpener> Start(string address)
    {
        Navigation.NavigateTo(address);
        return Render<ItemOpener>(opener => opener.Add(item => item.Open, OpenAsync).Add(item => item.Add, AddAsync));
    }

    private Task OpenAsync(long id)
    {
        _opened.Add(id);
        return _closed.Task;
    }

    private Task AddAsync()
    {
        _added++;
        return _closed.Task;
    }
}
