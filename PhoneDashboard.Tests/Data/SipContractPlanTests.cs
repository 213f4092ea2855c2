using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Tests.Lists;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Data;

/// <summary>What the SIP engine asks of its views at each call and REGISTER is found by indexes, however many lines there are.</summary>
public sealed partial class SipContractPlanTests
{
    // Trunks by the names that they have in the views, the one row of how numbers are dialled, and a view that is a number.
    private static readonly string[] FewRows = ["Trunks", "t", "d", "sip_contract"];

    [Fact]
    public async Task EachQuestionOfTheEngine_ReadsNoTableToItsEnd()
    {
        var configuration = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "sip", "kamailio.cfg"));
        string[] questions =
        [
            "SELECT ha1_sha256, line, username FROM sip_subscriber WHERE username = 'd1' AND domain = 'sip.example.com'", // auth_db's own
            .. Question().Matches(configuration).Select(match => Value().Replace(match.Groups["sql"].Value, "7"))
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.InRange(questions.Length, 8, 30);
        await using var test = await TestDb.CreateAsync();
        _ = (await test.Get<SampleDataService>().LoadAsync(Actor.System("Test"), new SampleSize { Users = 300 })).Value;
        await using var db = await test.OpenAsync();
        var scans = new List<string>();
        foreach (var question in questions)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"EXPLAIN QUERY PLAN {question}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var step = reader.GetString(3);
                if (step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW"
                    && !FewRows.Contains(step.Split(' ')[1], StringComparer.Ordinal))
                {
                    scans.Add($"{question}: {step}");
                }
            }
        }

        Assert.Empty(scans);
    }

    [GeneratedRegex("""sql_xquery\("pd", "(?<sql>.+?)", "\w+"\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Question();

    [GeneratedRegex(@"\$\w+(\([^)]*\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
