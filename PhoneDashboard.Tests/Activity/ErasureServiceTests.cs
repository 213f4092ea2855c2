using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Activity.AuditTestData;

namespace PhoneDashboard.Tests.Activity;

public sealed class ErasureServiceTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private long _ben, _cyd;

    private ErasureService Erasure => _test.Get<ErasureService>();

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
        _cyd = await _test.AddUserAsync("Cyd", "Lang", "cyd@example.com");
        await _test.AddCallFlowAsync("Reception", await _test.LineOfAsync(_ben), await _test.LineOfAsync(_cyd));
        foreach (var user in new[] { _ben, _cyd })
        {
            _ = (await _test.Get<AppDeviceService>().DeleteAsync(
                TestActors.Administrator, await _test.AddDeviceAsync(user, $"Phone {user}"))).Value;
            await _test.AddSipAccountAsync(user, $"Desk {user}");
            await _test.ChangeUserAsync(user, edit => edit.Department = $"Department {user}");
        }
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Erase_PersonPresentOrDeleted_LeavesNothingOfThePersonAndAllOfOthers(bool deleted)
    {
        if (deleted)
        {
            _ = (await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Administrator, _ben)).Value;
        }

        var others = await OfAsync("Cyd Lang", $"Phone {_cyd}", $"Desk {_cyd}");
        var preview = (await Erasure.PreviewAsync(TestActors.Administrator, await EntryOfAsync(_ben)))!;
        Assert.Equal((_ben, "Ben Ortega", !deleted), (preview.UserId, preview.Name, preview.StillThere));

        Assert.Empty((await Erasure.EraseAsync(TestActors.Administrator, _ben)).Problems);

        await using var db = await _test.OpenAsync();
        var texts = await db.Audit.Select(entry => entry.ItemName + entry.ItemKey + entry.ChangesJson).ToListAsync();
        Assert.DoesNotContain(texts, text => text.Contains("Ben", StringComparison.OrdinalIgnoreCase)
            || text.Contains($"Department {_ben}", StringComparison.Ordinal)
            || text.Contains($"Phone {_ben}", StringComparison.Ordinal)
            || text.Contains($"Desk {_ben}", StringComparison.Ordinal));
        var flow = await db.Audit.FirstAsync(entry => entry.ItemKind == nameof(CallFlow));
        Assert.Contains(
            "Ring Group 1: AppLine Erased person, Ring Group 1: AppLine Cyd Lang", TrailText.Of(flow), StringComparison.Ordinal);
        Assert.Equal(preview.Entries, await db.Audit.CountAsync(entry => entry.ItemName == ErasureService.ErasedName
            && entry.Action != AuditAction.Erased
            && entry.ChangesJson == "[]"
            && entry.Fields.Count == 0));
        Assert.Equal(others, await OfAsync("Cyd Lang", $"Phone {_cyd}", $"Desk {_cyd}"));
        var note = await db.Audit.SingleAsync(entry => entry.Action == AuditAction.Erased);
        Assert.Equal(
            ("Administrator", nameof(PhoneUser), _ben, "Erased person"), (note.ActorName, note.ItemKind, note.ItemId, note.ItemName));
    }

    /// <summary>Two people of one name, rung by one group: the trail tells them by their ids.</summary>
    [Fact]
    public async Task Erase_NamesakeInTheSameFlow_KeepsTheName()
    {
        var namesake = await _test.AddUserAsync("Ben", "Ortega", "ben.o@example.com");
        await _test.AddCallFlowAsync("Sales", await _test.LineOfAsync(namesake), await _test.LineOfAsync(_ben));

        Assert.Empty((await Erasure.EraseAsync(TestActors.Administrator, _ben)).Problems);

        await using var db = await _test.OpenAsync();
        var flow = await db.Audit.SingleAsync(entry => entry.ItemKind == nameof(CallFlow) && entry.ItemName == "Sales");
        Assert.Contains(
            "Ring Group 1: AppLine Ben Ortega, Ring Group 1: AppLine Erased person", TrailText.Of(flow), StringComparison.Ordinal);
        Assert.Equal(
            "Ben Ortega", (await db.Audit.FirstAsync(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == namesake)).ItemName);
    }

    /// <summary>An entry from before the trail kept ids: whose name it is cannot be told, so it goes.</summary>
    [Fact]
    public async Task Erase_OldEntryOfAFlow_LosesTheName()
    {
        var entry = Entry(DateTime.UtcNow, item: "Sales", kind: nameof(CallFlow), id: 77, field: "Destinations");
        entry.ChangesJson =
            """[{"Field":"Destinations","Before":null,"After":"Ring Group 1: AppLine Ben Ortega, Ring Group 1: AppLine Cyd Lang"}]""";
        await _test.AddRowsAsync(entry);

        Assert.Empty((await Erasure.EraseAsync(TestActors.Administrator, _ben)).Problems);

        await using var db = await _test.OpenAsync();
        Assert.Equal(
            "Destinations: - → Ring Group 1: AppLine Erased person, Ring Group 1: AppLine Cyd Lang",
            TrailText.Of(await db.Audit.SingleAsync(entry => entry.ItemId == 77)));
    }

    /// <summary>Entries go by their age: of a user who came before all that is kept, only the flow's may be left.</summary>
    [Fact]
    public async Task Erase_OwnEntriesTooOldToBeKept_GoesFromFlowsAllTheSame()
    {
        await using var db = await _test.OpenAsync();
        await db.Audit.Where(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == _ben).ExecuteDeleteAsync();

        Assert.Empty((await Erasure.EraseAsync(TestActors.Administrator, _ben)).Problems);

        var flow = await db.Audit.FirstAsync(entry => entry.ItemKind == nameof(CallFlow));
        Assert.DoesNotContain("Ortega", TrailText.Of(flow), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_Search_FindsNeitherNameNorField()
    {
        _ = (await Erasure.EraseAsync(TestActors.Administrator, _ben)).Value;

        var activity = _test.Get<ActivityService>();
        Assert.Empty((await activity.ListAsync(TestActors.Administrator, ListQuery.Parse("?item=ortega"))).Rows);
        Assert.NotEmpty((await activity.ListAsync(TestActors.Administrator, ListQuery.Parse("?item=erased"))).Rows);
        Assert.Equal(_cyd, Assert.Single(
            (await activity.ListAsync(TestActors.Administrator, ListQuery.Parse("?field=Department&kind=PhoneUser"))).Rows,
            row => row.Changes[0].Before is null).ItemId);
    }

    [Fact]
    public async Task Erase_Snapshots_GoWhereTheyHoldThePerson()
    {
        await _test.AddRowsAsync(
            new ChangeSnapshot
            {
                Id = 101,
                Utc = DateTime.UtcNow,
                Title = "Deleted Ben Ortega",
                RowsJson = $$"""
                    [{"Entity":"TimeSchedule","Key":{{_cyd}}},
                    {"Entity":"PhoneUser","Key":{{_ben}},"Before":{"FirstName":"Ben"},"After":null}]
                    """,
            },
            new ChangeSnapshot
            {
                Id = 102,
                Utc = DateTime.UtcNow,
                Title = "With a text as its key",
                RowsJson = $$"""[{"Entity":"PhoneUser","Key":"{{_ben}}"}]""",
            },
            new ChangeSnapshot
            {
                Id = 103,
                Utc = DateTime.UtcNow,
                Title = "Somebody else",
                RowsJson = $$"""[{"Entity":"PhoneUser","Key":{{_cyd}}},{"Entity":"TimeSchedule","Key":{{_ben}}}]""",
            });

        // With that of the deleted phone.
        Assert.Equal(3, (await Erasure.PreviewAsync(TestActors.Administrator, await EntryOfAsync(_ben)))!.Snapshots);
        _ = (await Erasure.EraseAsync(TestActors.Administrator, _ben)).Value;

        await using var db = await _test.OpenAsync();
        Assert.Equal(
            [$"Deleted the device Phone {_cyd}", "Somebody else"],
            await db.Snapshots.OrderBy(snapshot => snapshot.Id).Select(snapshot => snapshot.Title).ToListAsync());
    }

    [Fact]
    public async Task Preview_EntryOfADeletedDevice_LeadsToItsPerson_OfAnythingElseToNobody()
    {
        var did = await _test.AddDidAsync("12025550101");
        await using var db = await _test.OpenAsync();
        var device = await db.Audit.FirstAsync(entry => entry.ItemName == $"Phone {_ben}" && entry.Action == AuditAction.Deleted);
        var number = await db.Audit.SingleAsync(entry => entry.ItemKind == "DidNumber" && entry.ItemId == did);

        Assert.Equal("Ben Ortega", (await Erasure.PreviewAsync(TestActors.Administrator, device.Id))!.Name);
        Assert.Null(await Erasure.PreviewAsync(TestActors.Administrator, number.Id));
        Assert.Null(await Erasure.PreviewAsync(TestActors.Administrator, 999_999));
    }

    [Fact]
    public async Task Preview_ErasedAlready_HasNothingToErase()
    {
        _ = (await Erasure.EraseAsync(TestActors.Administrator, _ben)).Value;

        Assert.Null(await Erasure.PreviewAsync(TestActors.Administrator, await EntryOfAsync(_ben)));
    }

    private async Task<long> EntryOfAsync(long user)
    {
        await using var db = await _test.OpenAsync();
        return await db.Audit
            .Where(entry => entry.ItemKind == nameof(PhoneUser) && entry.ItemId == user)
            .Select(entry => entry.Id)
            .FirstAsync();
    }

    private async Task<List<string>> OfAsync(params string[] names)
    {
        await using var db = await _test.OpenAsync();
        return await db.Audit
            .Where(entry => names.Contains(entry.ItemName))
            .OrderBy(entry => entry.Id)
            .Select(entry => entry.ItemName + entry.ChangesJson)
            .ToListAsync();
    }
}
