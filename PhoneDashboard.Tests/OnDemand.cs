using System.Globalization;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Conflicts;
using PhoneDashboard.Tests.Email;
using PhoneDashboard.Tests.House;
using PhoneDashboard.Tests.Lists;
using PhoneDashboard.Tests.Model;
using PhoneDashboard.Tests.OddText;
using PhoneDashboard.Tests.Screenshots;
using PhoneDashboard.Tests.Settings.Backups;
using PhoneDashboard.Tests.SignIn;
using PhoneDashboard.Tests.Theme;
using PhoneDashboard.Tests.TimeSchedules;
using PhoneDashboard.Web.Theme;

namespace PhoneDashboard.Tests;

/// <summary>What is run on demand and is no test: <c>dotnet run --project PhoneDashboard.Tests -- screenshots</c>.</summary>
internal static class OnDemand
{
    private const string Usage = """
        Usage: dotnet run --project PhoneDashboard.Tests -- COMMAND
          screenshots [name of a screen]...   a picture of every screen, into docs/screenshots
          theme                               the sheet of colours and type, written from the theme in code into wwwroot/theme.css
          bench-pickers --database FILE       server time of what pickers and the top search offer: [--seed S] [--rounds N]
          bench-lists --database FILE         server time of the lists: [--seed S] [--rounds N] [--limit SECONDS] [--only LIST]
          plans                               SQLite's plan of each statement of the lists, into docs/query-plans.md
          bench-activity [--entries N]        server time of Activity over a million entries that it makes itself:
                                              [--rounds N], [--database FILE] to keep them
          bench-csv --database FILE           the file of all App Configurations beside sqlite3: [--runs N] [--concurrent N]
          house [--property A,B]              how the house is built: files, methods, who spells a property, which folders use each other,
                                              what a save passes
          properties [--runs N] [--seed S]    random histories against the model of the rules, and properties of texts, as long as you like
          bench-save --database FILE          ten operators saving at once, on a copy: [--operators N] [--saves N]
          bench-bulk --database FILE          previews, changes, undos and invites of 10,000 rows, a change while others save, pasted
                                              numbers, on a copy: [--rows N] [--savers N]
          bench-import --database FILE        10,000 new users with their lines checked, imported and taken back while others save, on a
                                              copy: [--users N] [--savers N]
          bench-phones [--lines 10000] [--only sync,load,save,guess] [--turns 3] [--calls 2000] [--rounds 200] [--guesses 1000]
                                              [--seconds 60]: many phones at the SIP engine: the round of registrations, REGISTER and
                                              calls a second beside saves, from Save to the call that obeys it, guessed tokens; on a
                                              hundred ports: [--ports 17100]
          bench-deletes --database FILE       devices, and the trunk with most numbers, deleted on a copy: [--devices 100]
          bench-upkeep --database FILE        the first start over a database of the version before, on a copy: [--kills N]
          odd-characters [--every 1]          every text field with every odd character of Unicode, every list with each in search
                                              and filters, and the search of the top bar with each
          sendgrid-contract                   each kind of mail as it is posted, against SendGrid's description of its API:
                                              [--description FILE]
          sendgrid-answers                    what becomes of a mail at each odd answer of a mail service
          sign-in-attack [--tries 10000]      guesses passwords from a hundred addresses while others sign in: [--addresses N]
          foreign-credentials [--tries 1000] [--seed 1]
                                              other people's drafts, sessions and passkeys, tried as one's own
          sign-in-flood [--tries 10000]       long forms to sign-in, and what the process keeps of them: [--bytes 1000000] [--app FOLDER]
          export-stall --database FILE        a hundred files that nobody reads, at the published app: [--asked 100] [--app FOLDER]
          circuit-flood [--asked 1000]        one account asks for a thousand dashboards, by each transport: [--limit 50]
          crash [--rounds 100] [--seed 1]     kills the product in the middle of its work and checks that nothing confirmed is lost
          crash-full-disk [--rounds 20] [--seed 1]
                                              the same on a disk that fills up and gets room again; only root on Linux
          crash-changes [--rounds 100] [--seed 1]
                                              the same amid edits, undos, take-overs, bulk changes and backups
          crash-invites [--users 1000]        invites them at once while the mail service answers 429, then 500, and kills twice in between
          crash-upgrade [--kills 40] [--seed 1] [--users 200]
                                              kills an upgrade at random moments; the next start must end it, at once and rightly
          restore-table [--flips 100] [--seed 1]
                                              backups with something done to them: each is refused and leaves all as it was
          conflicts-browser [--rounds 20] [--seed 1]
                                              two people in two browsers edit the same user, and nothing is lost
          bench-circuits --database FILE [--app FOLDER] [--ready PATH] [--chromium] [--dashboards 120]
                                              memory of one more open dashboard in the published app
          bench-browser --database FILE [--app FOLDER] [--ready PATH] [--rounds N] [--versus FOLDER] [--pictures FOLDER]
                                              start to ready; page to interactive and click to painted rows, in turns with a bare
                                              page over the same list, and with a second published app (--versus)
        """;

    internal static async Task<int> Main(string[] args)
    {
        // Figures are written in the same way on every machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case ["screenshots", .. var names]:
                return await ScreenshotProgram.RunAsync(names);
            case ["theme"]:
                await File.WriteAllTextAsync(ThemeSheetTests.Sheet, ThemeSheet.Text());
                return 0;
            case ["plans"]:
                return await PlansProgram.RunAsync();
            case ["bench-lists", ..]:
                return await ListBench.RunAsync(args);
            case ["bench-pickers", ..]:
                return await PickerBench.RunAsync(args);
            case ["bench-activity", ..]:
                return await ActivityBench.RunAsync(args);
            case ["bench-csv", ..]:
                return await CsvBench.RunAsync(args);
            case ["bench-save", ..]:
                return await SaveBench.RunAsync(args);
            case ["bench-bulk", ..]:
                return await BulkBench.RunAsync(args);
            case ["bench-import", ..]:
                return await ImportBench.RunAsync(args);
            case ["bench-phones", ..]:
                return await PhonesBench.RunAsync(args);
            case ["bench-deletes", ..]:
                return await PhonesDeletes.RunAsync(args);
            case ["bench-upkeep", ..]:
                return await UpkeepBench.RunAsync(args);
            case [UpkeepBench.WorkerCommand, var file]:
                return await UpkeepBench.WorkAsync(file);
            case ["house", ..]:
                return await HouseProgram.RunAsync(args);
            case [EnteredTypes.Command, var action, var database, var line]:
                return await EnteredTypes.RunAsync(action, database, long.Parse(line, CultureInfo.InvariantCulture));
            case ["properties", ..]:
                return PropertiesProgram.Run(args);
            case ["crash", .. var options]:
                return await CrashProgram.RunAsync(options);
            case ["crash-full-disk", .. var options]:
                return await CrashProgram.RunOnFullDiskAsync(options);
            case [CrashWorker.Command, var folder, var mailUrl]:
                return await CrashWorker.RunAsync(folder, mailUrl);
            case [NoZoneProgram.Command]:
                return await NoZoneProgram.RunAsync();
            case ["crash-changes", .. var options]:
                return await ChangesProgram.RunAsync(options);
            case [ChangesWorker.Command, var folder]:
                return await ChangesWorker.RunAsync(folder);
            case ["crash-invites", ..]:
                return await CrashInvites.RunAsync(args);
            case [CrashInvites.WorkerCommand, var folder, var mailUrl, var clock]:
                return await CrashInvites.WorkAsync(folder, mailUrl, clock);
            case ["crash-upgrade", ..]:
                return await UpgradeProgram.RunAsync(args);
            case [UpgradeProgram.WorkerCommand, var folder]:
                return await UpgradeProgram.WorkAsync(folder);
            case ["restore-table", ..]:
                return await RestoreTable.RunAsync(args);
            case ["odd-characters", ..]:
                return await OddCharactersProgram.RunAsync(args);
            case ["sendgrid-contract", ..]:
                return await SendGridContract.RunAsync(args);
            case ["sendgrid-answers"]:
                return await OddAnswersProgram.RunAsync();
            case ["sign-in-attack", ..]:
                return await SignInAttack.RunAsync(args);
            case ["foreign-credentials", ..]:
                return await ForeignCredentials.RunAsync(args);
            case ["sign-in-flood", ..]:
                return await SignInFlood.RunAsync(args);
            case ["export-stall", ..]:
                return await ExportStall.RunAsync(args);
            case ["circuit-flood", ..]:
                return await CircuitFlood.RunAsync(args);
            case ["conflicts-browser", ..]:
                return await ConflictsBrowserProgram.RunAsync(args);
            case ["bench-circuits", .. var options]:
                return await CircuitsBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            case ["bench-browser", .. var options]:
                return await BrowserBenchmark.RunAsync(BenchmarkOptions.Parse(options));
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
