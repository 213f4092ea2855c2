using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Import;

/// <summary>Export → import changes nothing; and into an empty dashboard it makes the same people.</summary>
public sealed class ImportRoundTripTests : IAsyncLifetime
{
    // Letters, and what has a meaning in a file, a spreadsheet or a joined cell.
    private const string Signs = "aZß é;\\'\"=+-@,|.#0179%";

    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("plain")]
    [InlineData("plus")]
    [InlineData("excel ,")]
    [InlineData("excel ;")]
    public async Task SampleOfEveryKind_ExportedAndImported_ChangesNothing(string format)
    {
        _ = (await _test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize())).Value;

        var plan = await PlanAsync(await ExportAsync(format switch
        {
            "plus" => CsvFormat.Plain with { HasPlus = true },
            "excel ," => CsvFormat.ExcelComma,
            "excel ;" => CsvFormat.ExcelSemicolon,
            _ => CsvFormat.Plain,
        }));

        Assert.True(plan.File.IsOwn);
        Assert.Empty(plan.Rows.SelectMany(row => row.Problems));
        Assert.Empty(plan.Rows.SelectMany(row => row.Changes));
        Assert.Equal((60, 0), (plan.Count(ImportOutcome.Same), plan.ToWrite));
    }

    [Fact]
    public async Task AnyTexts_ExportedImportedAndExported_GiveTheSameBytes()
    {
        var random = new Random(1);
        for (var number = 0; number < 40; number++)
        {
            var texts = Enumerable.Range(0, 4).Select(_ => Text(random)).ToArray();
            var methods = new[]
            {
                await _test.AddDeliveryMethodAsync($"{texts[3]}{number}"), await _test.AddDeliveryMethodAsync($"{number};\\"),
            };
            _ = (await _test.Get<PhoneUserService>().CreateAsync(
                TestActors.Operator,
                new NewPhoneUser { FirstName = texts[0], LastName = texts[1], Department = texts[2], JobTitle = texts[3] },
                number % 2 == 0 ? null : new AppLineEdit { DeliveryMethodIds = [.. methods], RecordOnDemand = number % 3 == 0 })).Value;
        }

        var before = await ExportAsync(CsvFormat.Plain);
        var same = await PlanAsync(before);
        Assert.Empty(same.Rows.SelectMany(row => row.Problems));
        Assert.Empty(same.Rows.SelectMany(row => row.Changes));

        // The same file without its references makes the same people once they are gone.
        await DeleteAllAsync();
        var plan = await PlanAsync(WithoutReferences(before));
        Assert.Empty(plan.Rows.SelectMany(row => row.Problems));
        _ = (await _test.Get<ImportService>().RunAsync(TestActors.Operator, plan)).Value;
        Assert.Equal(WithoutReferences(before), WithoutReferences(await ExportAsync(CsvFormat.Plain)));
    }

    // With a letter in it, so that it is a name.
    private static string Text(Random random) => TypedText.Clean(new string(random.GetItems<char>(Signs, 5)) + "x");

    private async Task DeleteAllAsync()
    {
        foreach (var row in (await _test.Get<PhoneUserService>().ListAsync(TestActors.Operator, new ListQuery { PageSize = 100 })).Rows)
        {
            _ = (await _test.Get<PhoneUserDeletion>().DeleteAsync(TestActors.Operator, row.Id)).Value;
        }
    }

    private static byte[] WithoutReferences(byte[] file) => System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n",
        System.Text.Encoding.UTF8.GetString(file).Split("\r\n").Select((line, number) =>
            number == 0 || line.Length == 0 ? line : line[..(line.LastIndexOf(',') + 1)])));

    private async Task<byte[]> ExportAsync(CsvFormat format)
    {
        using var stream = new MemoryStream();
        await _test.Get<DownloadService>().WriteAsync(
            TestActors.Operator, "users", new ListQuery { Sort = "first-name" }, format, stream);
        return stream.ToArray();
    }

    private async Task<ImportPlan> PlanAsync(byte[] bytes)
    {
        var file = ImportFile.Read("users.csv", bytes).Value;
        return (await _test.Get<ImportService>().CheckAsync(TestActors.Operator, file, ImportMapping.Propose(file))).Value;
    }
}
