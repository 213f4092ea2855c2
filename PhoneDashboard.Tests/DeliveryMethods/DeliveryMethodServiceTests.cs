using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Support.TestDbWriting;

namespace PhoneDashboard.Tests.DeliveryMethods;

public sealed class DeliveryMethodServiceTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;

    private DeliveryMethodService Methods => _test.Get<DeliveryMethodService>();

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Add_Typed_IsStoredTrimmed()
    {
        var id = (await Methods.AddAsync(Me, new NewDeliveryMethod { Name = " Archive ", EmailAddress = " archive@example.org " })).Value;

        Assert.Equal(
            new DeliveryMethodRow(id, "Archive", DeliveryMethodKind.Email, "archive@example.org", 0),
            Assert.Single((await Methods.ListAsync(Me, new ListQuery())).Rows));
        Assert.Equal(new NamedItem(id, "Archive"), Assert.Single(await Methods.OptionsAsync(Me)));
    }

    [Theory]
    [InlineData(null, "a@example.org", "Name")]
    [InlineData("Archive", null, "EmailAddress")]
    [InlineData("Archive", "a@b", "EmailAddress")]
    [InlineData("Archive", "nobody", "EmailAddress")]
    public async Task Add_BadInput_IsInvalidAtTheField(string? name, string? address, string field)
    {
        var problem = Assert.Single((await Methods.AddAsync(Me, new NewDeliveryMethod { Name = name, EmailAddress = address })).Problems);

        Assert.Equal((ProblemKind.Invalid, field), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Add_LongName_IsInvalidAtTheField()
    {
        var result = await Methods.AddAsync(Me, new NewDeliveryMethod { Name = new string('x', 300), EmailAddress = "a@example.org" });

        Assert.Equal(new Problem(ProblemKind.Invalid, "Use at most 100 characters.", "Name"), Assert.Single(result.Problems));
    }

    [Fact]
    public async Task Add_NameInOtherCase_IsTaken()
    {
        await AddedAsync("Archive");

        var problem = Assert.Single(
            (await Methods.AddAsync(Me, new NewDeliveryMethod { Name = "ARCHIVE", EmailAddress = "a@example.org" })).Problems);

        Assert.Equal((ProblemKind.Taken, "Name"), (problem.Kind, problem.Field));
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwo_IsChanged()
    {
        var first = await AddedAsync("Archive");
        var second = (await Methods.GetAsync(Me, first.Id))!;
        first.EmailAddress = "other@example.org";
        Assert.True((await Methods.SaveAsync(Me, first)).Succeeded);

        Assert.Equal(ProblemKind.Changed, Assert.Single((await Methods.SaveAsync(Me, second)).Problems).Kind);
        Assert.Equal("other@example.org", (await Methods.GetAsync(Me, first.Id))!.EmailAddress);
    }

    [Fact]
    public async Task Delete_UsedByLines_PreviewNamesThemAndTheyLoseIt()
    {
        var (kept, gone) = (await AddedAsync("Kept"), await AddedAsync("Gone"));
        var users = new[] { "Ann", "Ben" }.Select(name => UserWithLine(name)).ToArray();
        foreach (var user in users)
        {
            (user.AppLine.IsConfigured, user.AppLine.RecordInboundInternal) = (true, true);
        }

        await _test.WriteAsync(async db =>
        {
            users[0].AppLine.DeliveryMethods.Add(new LineDeliveryMethod
            {
                DeliveryMethod = await db.DeliveryMethods.SingleAsync(method => method.Id == gone.Id),
            });
            users[1].AppLine.DeliveryMethods.Add(new LineDeliveryMethod
            {
                DeliveryMethod = await db.DeliveryMethods.SingleAsync(method => method.Id == gone.Id),
            });
            users[1].AppLine.DeliveryMethods.Add(new LineDeliveryMethod
            {
                DeliveryMethod = await db.DeliveryMethods.SingleAsync(method => method.Id == kept.Id),
            });
            db.AddRange(users);
        });
        Assert.Equal(new DeliveryMethodDeletion("Gone", 2, "Ann Ortega, Ben Ortega"), await Methods.DeletePreviewAsync(Me, gone.Id));

        Assert.True((await Methods.DeleteAsync(Me, gone.Id)).Succeeded);

        await using var read = await _test.OpenAsync();
        var lines = await read.AppLines.Include(line => line.DeliveryMethods).OrderBy(line => line.Id).ToListAsync();
        Assert.Empty(lines[0].DeliveryMethods);
        Assert.True(lines[0].Attention.HasFlag(AttentionReasons.RecordingGoesNowhere));
        Assert.Equal(kept.Id, Assert.Single(lines[1].DeliveryMethods).DeliveryMethodId);
        var changes = await read.Audit
            .Where(entry => entry.ItemKind == nameof(AppLine) && entry.Action == AuditAction.Changed)
            .OrderBy(entry => entry.ItemId)
            .ToListAsync();
        Assert.Equal(
            ["DeliveryMethods: Gone → -", "DeliveryMethods: Gone, Kept → Kept"], changes.Select(TrailText.Of));
        Assert.Null(await Methods.DeletePreviewAsync(Me, gone.Id));
    }

    [Fact]
    public async Task Delete_UsedByACallFlow_IsInUse()
    {
        var method = await AddedAsync("Archive");
        await _test.WriteAsync(async db =>
        {
            var tab = new CallFlowTab { Name = "Main", CallFlow = new CallFlow { Name = "Hotline" } };
            tab.CallFlow.Tabs.Add(tab);
            tab.Objects.Add(new CallFlowObject
            {
                Tab = tab,
                Kind = CallFlowObjectKind.Voicemail,
                Name = "Night",
                DeliveryMethod = await db.DeliveryMethods.SingleAsync(),
            });
            db.Add(tab.CallFlow);
        });

        var problem = Assert.Single((await Methods.DeleteAsync(Me, method.Id)).Problems);

        Assert.Equal((ProblemKind.InUse, "Call flow Hotline (Night)"), (problem.Kind, problem.Detail));
    }

    [Fact]
    public async Task Delete_DeletedMeanwhile_IsNotFound()
    {
        var method = await AddedAsync("Archive");
        await Methods.DeleteAsync(Me, method.Id);

        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Methods.DeleteAsync(Me, method.Id)).Problems).Kind);
        Assert.Equal(ProblemKind.NotFound, Assert.Single((await Methods.SaveAsync(Me, method)).Problems).Kind);
    }

    [Theory]
    [InlineData("?search=ÁRCH", "Archive")]
    [InlineData("?search=sales@", "Sales")]
    [InlineData("?kind=email", "Archive,Sales")]
    [InlineData("?sort=-name", "Sales,Archive")]
    [InlineData("?sort=-address", "Sales,Archive")]
    public async Task List_FilteredOrSorted_HoldsTheRowsOfTheView(string query, string names)
    {
        await AddedAsync("Sales");
        await AddedAsync("Archive");

        Assert.Equal(names, string.Join(',', (await Methods.ListAsync(Me, ListQuery.Parse(query))).Rows.Select(row => row.Name)));
    }

    private async Task<DeliveryMethodEdit> AddedAsync(string name) =>
        (await Methods.GetAsync(
            Me, (await Methods.AddAsync(Me, new NewDeliveryMethod { Name = name, EmailAddress = $"{name}@example.org" })).Value))!;
}
