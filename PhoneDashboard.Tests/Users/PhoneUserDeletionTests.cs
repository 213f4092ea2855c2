using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Users;

public sealed class PhoneUserDeletionTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _ben;
    private long _benLine;
    private long _did;

    private PhoneUserDeletion Deletion => _test.Get<PhoneUserDeletion>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _did = await _test.AddDidAsync("12025550101");
        var number = await _test.AddInternalNumberAsync("201");
        _ben = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com",
            new AppLineEdit
            {
                DidNumberIds = [_did],
                InternalNumberIds = [number],
                ExternalOutboundCalls = true,
                CallerIdIds = [_did],
                DeliveryMethodIds = [await _test.AddDeliveryMethodAsync("Recordings")],
            });
        _benLine = await _test.LineOfAsync(_ben);
        await _test.AddSipAccountAsync(_ben, "Desk phone");
        await _test.AddDeviceAsync(_ben, "Ben's phone");
        await _test.Get<InviteService>().SendAsync(TestActors.Administrator, _ben);
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task Preview_UserWithEverything_ListsWhatGoesAndChanges()
    {
        var amara = await _test.LineOfAsync(await _test.AddUserAsync("Amara", "Diallo"));
        await _test.AddCallFlowAsync("Reception", _benLine, amara);
        await _test.AddCallFlowAsync("Night", _benLine);

        var preview = await Deletion.PreviewAsync(TestActors.Administrator, _ben);

        Assert.Equal("Ben Ortega", preview!.UserName);
        Assert.Equal(["Desk phone"], preview.ContactMethods);
        Assert.Equal(["Ben's phone"], preview.Devices);
        Assert.True(preview.RevokesInvite);
        Assert.Equal(["+1 202 555 0101", "201"], preview.FreedNumbers);
        Assert.Equal(
            [("Reception, Main, Ring Group 1", false), ("Night, Main, Ring Group 1", true)],
            preview.RingGroups.Select(group => (group.Name, group.IsLeftEmpty)));
    }

    [Fact]
    public async Task FindDestinations_Text_FindsOthersMethodsByTheirUser()
    {
        var amara = await _test.LineOfAsync(await _test.AddUserAsync("Amara", "Diallo"));
        await _test.AddUserAsync("Chiara", "Rossi");

        var found = await _test.Get<LostDestinations>().FindReplacementsAsync(TestActors.Administrator, "AMA", _ben);
        var all = await _test.Get<LostDestinations>().FindReplacementsAsync(TestActors.Administrator, null, _ben);

        Assert.Equal([(amara, "Amara Diallo, App Configuration")], found.Select(item => (item.Id, item.Name)));
        Assert.Equal(["Amara Diallo, App Configuration", "Chiara Rossi, App Configuration"], all.Select(item => item.Name));
    }

    [Fact]
    public async Task Delete_UserWithALine_BothEntriesHaveTheUsersName()
    {
        await Deletion.DeleteAsync(TestActors.Administrator, _ben);

        await using var db = await _test.OpenAsync();
        var entries = await db.Audit
            .Where(entry => entry.Action == AuditAction.Deleted && (entry.ItemId == _ben || entry.ItemId == _benLine))
            .ToListAsync();
        Assert.Equal(
            [("AppLine", "Ben Ortega"), ("PhoneUser", "Ben Ortega")],
            entries.Where(entry => entry.ItemKind is nameof(AppLine) or nameof(PhoneUser))
                .Select(entry => (entry.ItemKind, entry.ItemName))
                .Order());
    }

    [Fact]
    public async Task Delete_UserWithEverything_FreesNumbersAndKeepsResources()
    {
        await _test.AddCallFlowAsync("Reception", _benLine);

        Assert.True((await Deletion.DeleteAsync(TestActors.Administrator, _ben)).Succeeded);

        await using var db = await _test.OpenAsync();
        Assert.False(await db.Users.AnyAsync());
        Assert.False(await db.ContactMethods.AnyAsync());
        Assert.False(await db.AppDevices.AnyAsync());
        Assert.False(await db.Invites.AnyAsync());
        Assert.False(await db.DidAssignments.AnyAsync());
        Assert.False(await db.InternalNumberAssignments.AnyAsync());
        Assert.False(await db.CallFlowDestinations.AnyAsync());
        Assert.Equal((1, 1, 1, 1), (await db.DidNumbers.CountAsync(), await db.InternalNumbers.CountAsync(),
            await db.DeliveryMethods.CountAsync(), await db.CallFlows.CountAsync()));
        await _test.AddUserAsync("Amara", "Diallo", "ben@example.com", new AppLineEdit { DidNumberIds = [_did] });
    }

    [Fact]
    public async Task Delete_QueuedInvite_IsNeverSent()
    {
        await Deletion.DeleteAsync(TestActors.Administrator, _ben);

        await using var db = await _test.OpenAsync();
        var mail = await db.Outbox.SingleAsync();
        Assert.Equal(OutboxState.Cancelled, mail.State);
        Assert.Null(mail.ProtectedPayload);
    }

    [Fact]
    public async Task Delete_LastOfARingGroup_RingsTheReplacement()
    {
        var amara = await _test.LineOfAsync(await _test.AddUserAsync("Amara", "Diallo"));
        await _test.AddCallFlowAsync("Reception", _benLine);
        var group = Assert.Single((await Deletion.PreviewAsync(TestActors.Administrator, _ben))!.RingGroups);

        await Deletion.DeleteAsync(TestActors.Administrator, _ben, new Dictionary<long, long> { [group.ObjectId] = amara });

        await using var db = await _test.OpenAsync();
        Assert.Equal(amara, (await db.CallFlowDestinations.SingleAsync()).ContactMethodId);
        Assert.Contains(
            "Amara Diallo",
            (await db.Audit.SingleAsync(entry => entry.ItemKind == "CallFlow" && entry.Action == AuditAction.Changed)).ChangesJson,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WritesWhatWasThereToTheAuditTrail()
    {
        await Deletion.DeleteAsync(TestActors.Administrator, _ben);

        await using var db = await _test.OpenAsync();
        var deleted = await db.Audit
            .Where(entry => entry.Action == AuditAction.Deleted)
            .ToDictionaryAsync(entry => entry.ItemKind, entry => entry.ChangesJson);
        Assert.Equal(["AppDevice", "AppLine", "PhoneUser", "SipAccount"], deleted.Keys.Order());
        Assert.Contains("12025550101", deleted["AppLine"], StringComparison.Ordinal);
        Assert.Contains("ben@example.com", deleted["PhoneUser"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Twice_SaysSo()
    {
        await Deletion.DeleteAsync(TestActors.Administrator, _ben);

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Deletion.DeleteAsync(TestActors.Administrator, _ben)).Problems).Kind);
        Assert.Null(await Deletion.PreviewAsync(TestActors.Administrator, _ben));
    }
}
