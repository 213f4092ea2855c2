using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class ContactMethodDeletionTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;
    private long _ben, _did, _number, _mobile;

    private ContactMethodDeletion Deletion => _test.Get<ContactMethodDeletion>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben = await _test.AddUserAsync("Ben", "Ortega");
        (_did, _number) = (await _test.AddDidAsync("12025550101"), await _test.AddInternalNumberAsync("201"));
        _mobile = (await _test.Get<ContactMethodForms>().SaveAsync(Me, new PstnForwardingEdit
        {
            UserId = _ben,
            PhoneNumber = "+1 202 555 0199",
            DidNumberIds = [_did],
            InternalNumberIds = [_number],
        })).Value.Id;
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Preview_NamesNumbersAndRingGroups()
    {
        await _test.AddCallFlowAsync("Reception", _mobile, await _test.LineOfAsync(_ben));
        await _test.AddCallFlowAsync("Night", _mobile);

        var preview = (await Deletion.PreviewAsync(Me, _mobile))!;

        Assert.Equal("+1 202 555 0199 of Ben Ortega", preview.Title);
        Assert.Equal(["+1 202 555 0101", "201"], preview.FreedNumbers);
        Assert.Equal(
            [("Reception, Main, Ring Group 1", false), ("Night, Main, Ring Group 1", true)],
            preview.RingGroups.Select(group => (group.Name, group.IsLeftEmpty)));
    }

    [Fact]
    public async Task Delete_FreesItsNumbers_AndUndoBringsAllBack()
    {
        await _test.AddCallFlowAsync("Night", _mobile);

        var done = (await Deletion.DeleteAsync(Me, _mobile)).Value;

        await using (var db = await _test.OpenAsync())
        {
            Assert.False(await db.ContactMethods.AnyAsync(method => method.Id == _mobile));
            Assert.False(await db.DidAssignments.AnyAsync() || await db.InternalNumberAssignments.AnyAsync());
            Assert.False(await db.CallFlowDestinations.AnyAsync());
            Assert.True(await db.DidNumbers.AllAsync(number => !number.Assigned));
        }

        Assert.Empty((await _test.Get<UndoService>().UndoAsync(Me, done.UndoId!.Value)).Value.Left);
        var back = (PstnForwardingEdit)(await _test.Get<ContactMethodForms>().GetAsync(Me, ContactMethodKind.PstnForwarding, _mobile))!;
        Assert.Equal([_did, _number], back.DidNumberIds.Concat(back.InternalNumberIds));
        await using var after = await _test.OpenAsync();
        Assert.Equal(_mobile, (await after.CallFlowDestinations.SingleAsync()).ContactMethodId);
    }

    [Fact]
    public async Task Delete_LastOfARingGroup_RingsTheReplacementInstead()
    {
        var line = await _test.LineOfAsync(_ben);
        await _test.AddCallFlowAsync("Night", _mobile);
        var group = Assert.Single((await Deletion.PreviewAsync(Me, _mobile))!.RingGroups);
        var offered = await _test.Get<LostDestinations>().FindReplacementsAsync(Me, "ben", exceptId: _mobile);
        Assert.Equal([line], offered.Select(item => item.Id));

        await Deletion.DeleteAsync(Me, _mobile, new Dictionary<long, long> { [group.ObjectId] = line });

        await using var db = await _test.OpenAsync();
        Assert.Equal(line, (await db.CallFlowDestinations.SingleAsync()).ContactMethodId);
    }

    [Fact]
    public async Task Delete_ReplacementThatIsGone_ChangesNothing()
    {
        await _test.AddCallFlowAsync("Night", _mobile);
        var group = Assert.Single((await Deletion.PreviewAsync(Me, _mobile))!.RingGroups);

        var problem = Assert.Single(
            (await Deletion.DeleteAsync(Me, _mobile, new Dictionary<long, long> { [group.ObjectId] = _mobile })).Problems);

        Assert.Equal(ProblemKind.NotFound, problem.Kind);
        Assert.NotNull(await Deletion.PreviewAsync(Me, _mobile));
    }

    [Fact]
    public async Task Delete_TwiceOrALine_SaysThatItIsNotThere()
    {
        await Deletion.DeleteAsync(Me, _mobile);

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Deletion.DeleteAsync(Me, _mobile)).Problems).Kind);
        Assert.Equal(
            ProblemKind.NotFound, Assert.Single((await Deletion.DeleteAsync(Me, await _test.LineOfAsync(_ben))).Problems).Kind);
        Assert.Null(await Deletion.PreviewAsync(Me, _mobile));
    }
}
