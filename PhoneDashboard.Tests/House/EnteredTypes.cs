using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.House;

/// <summary>
/// The types of Core that one action enters: the runtime tells which methods it compiles, and it compiles what is called for the first
/// time. Each action in a process of its own, over a database that another one has made.
/// </summary>
internal sealed class EnteredTypes : EventListener
{
    internal const string Command = "house-entered";

    private const EventKeywords Compiling = (EventKeywords)0x10;

    private readonly ConcurrentDictionary<string, bool> _types = new();

    /// <summary>What each action enters, in a table.</summary>
    internal static async Task PrintAsync()
    {
        await using var test = await TestDb.CreateAsync();
        var line = await test.LineOfAsync(await test.AddUserAsync("Ann", "Aalto"));
        var rows = new List<string[]> { new[] { "action", "types of Core entered" } };
        foreach (var action in new[] { "create", "edit", "export" })
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet",
                [typeof(EnteredTypes).Assembly.Location, Command, action, Path.Combine(test.Folder, "dashboard.db"), $"{line}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            rows.Add([action, (await process.StandardOutput.ReadToEndAsync()).Trim().Split('\n')[^1]]);
            await process.WaitForExitAsync();
        }

        BenchTools.PrintTable(1, [.. rows]);
    }

    /// <summary>One action, in this process: writes how many types it entered.</summary>
    internal static async Task<int> RunAsync(string action, string database, long line)
    {
        await using var services = BenchDatabase.OpenToWrite(database);
        using var entered = new EnteredTypes();
        switch (action)
        {
            case "create":
                _ = (await services.Get<PhoneUserService>().CreateAsync(TestActors.Administrator,
                    new() { FirstName = "Ben", LastName = "Ortega" }, new AppLineEdit())).Value;
                break;
            case "edit":
                var edit = (await services.Get<AppLineService>().GetAsync(TestActors.Administrator, line))!.Edit;
                edit.RecordOnDemand = !edit.RecordOnDemand;
                _ = (await services.Get<AppLineService>().SaveAsync(TestActors.Administrator, line, edit)).Value;
                break;
            default:
                await services.Get<DownloadService>().WriteAsync(
                    TestActors.Administrator, "app-configurations", new ListQuery(), CsvFormat.Plain, Stream.Null);
                break;
        }

        await Task.Delay(TimeSpan.FromSeconds(2)); // events come a little later
        Console.WriteLine(entered._types.Count);
        return 0;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Compiling);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // A lambda or an async method is a type within the one that it stands in.
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) == true
            && eventData.Payload?[6] is string name && name.StartsWith("PhoneDashboard.Core.", StringComparison.Ordinal))
        {
            _types.TryAdd(name.Split('+', '/')[0].Split('`')[0], true);
        }
    }
}
