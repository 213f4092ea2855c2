using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Activity.AuditTestData;

namespace PhoneDashboard.Tests.Activity;

public sealed class HistoryServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;

    private HistoryService History => _test.Get<HistoryService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task List_User_HasTheEntriesOfLineAndDevicesToo()
    {
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        await _test.AddUserAsync("Cyd", "Lang");
        await _test.AddDeviceAsync(ben, "Ben's phone");
        await _test.AddSipAccountAsync(ben, "Desk phone");
        await _test.ChangeUserAsync(ben, edit => edit.Department = "Sales");

        var page = await History.ListAsync(TestActors.Manager, nameof(PhoneUser), ben);

        Assert.Equal("Ben Ortega", page.Name);
        Assert.Equal(
            ["User Ben Ortega", "SIP Account Desk phone", "App Device Ben's phone"], page.Entries.Take(3).Select(entry => entry.ItemWords));
        Assert.Equal(["App Configuration Ben Ortega", "User Ben Ortega"], page.Entries.Skip(3).Select(entry => entry.ItemWords).Order());
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task List_LongHistory_ComesInPagesTheNewestFirst()
    {
        await _test.AddRowsAsync([.. Enumerable.Range(1, 60)
            .Select(minute => Entry(new DateTime(2026, 3, 2, 9, minute % 60, 0, DateTimeKind.Utc), item: $"Name {minute}", id: 77))]);

        var first = await History.ListAsync(TestActors.Manager, nameof(PhoneUser), 77);
        var second = await History.ListAsync(TestActors.Manager, nameof(PhoneUser), 77, first.Entries[^1].Id);
        var third = await History.ListAsync(TestActors.Manager, nameof(PhoneUser), 77, second.Entries[^1].Id);

        Assert.Equal(
            Enumerable.Range(1, 60).Reverse().Select(minute => $"Name {minute}"),
            first.Entries.Concat(second.Entries).Concat(third.Entries).Select(entry => entry.ItemName));
        Assert.Equal(
            [(25, true), (25, true), (10, false)], new[] { first, second, third }.Select(page => (page.Entries.Count, page.HasMore)));
    }

    [Theory]
    [InlineData(nameof(TeamAccount))]
    [InlineData(nameof(AccountSettings))]
    public async Task List_TeamAndSettings_NeedTheWholeAuditTrail(string kind)
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => History.ListAsync(TestActors.Operator, kind, 1));

        await History.ListAsync(TestActors.Administrator, kind, 1);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Operator, true)]
    [InlineData(Role.Support, false)]
    [InlineData(Role.Manager, false)]
    public async Task List_ByRole_OffersToRestoreChangedFields(Role role, bool restore)
    {
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        await _test.ChangeUserAsync(ben, edit => edit.Department = "Sales");

        var entries = (await History.ListAsync(TestActors.Of(role), nameof(PhoneUser), ben)).Entries;

        Assert.Equal(restore, entries[0].Changes.Single().CanRestore);
        // Created: there is no value before.
        Assert.All(entries.Skip(1).SelectMany(entry => entry.Changes), change => Assert.False(change.CanRestore));
    }

    [Fact]
    public async Task List_FirstSaveOfALine_OffersNothingThatNoFormCanSet()
    {
        var ben = await _test.AddUserAsync("Ben", "Ortega");
        var line = await _test.LineOfAsync(ben);
        await _test.ChangeLineAsync(line, edit => edit.RecordOnDemand = true);

        var changes = (await History.ListAsync(TestActors.Operator, nameof(AppLine), line)).Entries[0].Changes;

        Assert.False(changes.Single(change => change.Field == nameof(AppLine.IsConfigured)).CanRestore);
        Assert.True(changes.Single(change => change.Field == nameof(AppLine.RecordOnDemand)).CanRestore);
    }
}
