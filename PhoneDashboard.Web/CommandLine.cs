using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Backups;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Team;

namespace PhoneDashboard.Web;

/// <summary>What can be asked of the program at the command line besides serving the dashboard.</summary>
public static class CommandLine
{
    private const int Refused = 1, NotUnderstood = 2;

    private const string SameAsTheDashboard = "Run this with the program, in the folder and with the configuration that the dashboard runs with.";

    private const string Usage = """
        Without a command the dashboard starts. Commands:
          sample [--users N] [--seed S]   fill an empty database with sample data (60 users and seed 1 unless said otherwise)
          backup FOLDER                   write database and keys into the folder, while PhoneDashboard runs or not
          sign-in-link EMAIL              write a link that signs this administrator in once, without password and second factor, within 15 minutes
          restore FOLDER [--force] [--without-checksum]
                                          put the folder's newest backup back, while PhoneDashboard does not run; --force replaces a database that is there,
                                          --without-checksum takes a backup of a version that wrote no manifest
        """;

    /// <summary>Brings the database up to date, and does what the arguments ask for.</summary>
    /// <returns>The exit code; null when the dashboard is to start.</returns>
    public static async Task<int?> RunAsync(string[] args, IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = args is [var first, ..] && !first.StartsWith('-') ? first : null;
        switch (args)
        {
            case ["backup", var folder]:
                return await Backups.WriteAsync(folder, services, output, error);
            case ["restore", var folder, .. var options] when options.All(option => option is "--force" or "--without-checksum"):
                return await Backups.RestoreAsync(folder, options, services, output, error);
            case ["sign-in-link", var email]:
                return await MakeSignInLinkAsync(email, services, output, error);
            case ["backup" or "restore" or "sign-in-link", ..]:
                await error.WriteLineAsync($"These options were not understood. {Usage}");
                return NotUnderstood;
        }

        if (command is not (null or "sample"))
        {
            await error.WriteLineAsync($"There is no command '{command}'. {Usage}");
            return NotUnderstood;
        }

        SampleSize? size = null;
        if (command is not null && !TryReadSize(args, out size))
        {
            await error.WriteLineAsync($"These options were not understood. {Usage}");
            return NotUnderstood;
        }

        try
        {
            services.GetService<IStartupValidator>()?.Validate(); // before a first start writes down what cannot work
            await services.GetRequiredService<DatabaseStartup>().RunAsync();
        }
        catch (DatabaseUnusableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return Refused;
        }

        return size is null ? null : await LoadSampleAsync(size, services.GetRequiredService<SampleDataService>(), output, error);
    }

    private static bool TryReadSize(string[] args, out SampleSize? size)
    {
        size = new SampleSize();
        for (var index = 1; index < args.Length; index += 2)
        {
            if (!int.TryParse(args.ElementAtOrDefault(index + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                return false;
            }

            switch (args[index])
            {
                case "--users":
                    size = size with { Users = value };
                    break;
                case "--seed":
                    size = size with { Seed = value };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>For the only administrator who is locked out. The dashboard may be running: the database keeps its shape.</summary>
    private static async Task<int> MakeSignInLinkAsync(string email, IServiceProvider services, TextWriter output, TextWriter error)
    {
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<DashboardDb>>().CreateDbContextAsync();
            if (!await db.Database.CanConnectAsync()) // writing would make an empty one
            {
                await error.WriteLineAsync($"There is no database: {db.Database.GetConnectionString()}. {SameAsTheDashboard}");
                return Refused;
            }

            await services.GetRequiredService<DatabaseStartup>().JoinAsync();
            var result = await services.GetRequiredService<TeamAccessService>().MakeSignInLinkAsync(email);
            if (!result.Succeeded)
            {
                await error.WriteLineAsync(result.Problems[0].Message);
                return Refused;
            }

            await output.WriteLineAsync($"Within 15 minutes this signs {email} in, once, and ends every other session. It stands in the audit trail.");
            await output.WriteLineAsync(result.Value);
            return 0;
        }
        catch (DatabaseUnusableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return Refused;
        }
        catch (Exception exception) when (exception is DbException || StorageFault.Of(exception) is not null)
        {
            await error.WriteLineAsync($"The database cannot be used: {exception.GetBaseException().Message} {SameAsTheDashboard}");
            return Refused;
        }
    }

    /// <summary>Neither brings the database up to date: a backup is taken before an update, too.</summary>
    private static class Backups
    {
        private static readonly Actor Caller = Actor.System("Command line");

        internal static async Task<int> WriteAsync(string folder, IServiceProvider services, TextWriter output, TextWriter error)
        {
            var result = await services.GetRequiredService<BackupService>().WriteAsync(Caller, folder);
            return await TellAsync(result, output, error, backup => string.Create(CultureInfo.InvariantCulture,
                $"Wrote {backup.Database}, {backup.Keys} and their manifest ({backup.Bytes:N0} bytes). Keep all, and database and keys apart from each other where others can read: the keys open what the database holds sealed."));
        }

        internal static async Task<int> RestoreAsync(string folder, string[] options, IServiceProvider services, TextWriter output, TextWriter error)
        {
            var result = await services.GetRequiredService<RestoreService>()
                .RestoreAsync(Caller, folder, options.Contains("--force"), options.Contains("--without-checksum"));
            return await TellAsync(result, output, error, restored => Words(restored, services.GetRequiredService<IConfiguration>()["PublicUrl"]));
        }

        private static string Words(Restored restored, string? publicUrl) => string.Join(' ', new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"Put back the backup of {restored.Backup.Utc:yyyy-MM-dd HH:mm:ss} UTC into {restored.Database}."),
            restored.Kept is null ? null : $"The database that was there is kept as {restored.Kept}.",
            restored.MailsHeld == 0 ? null : string.Create(CultureInfo.InvariantCulture,
                $"{restored.MailsHeld:N0} mails that were queued then are held until an administrator sends or drops them in Settings: they may have been sent since."),
            PublicUrls.Differ(restored.PublicUrl, publicUrl) ? $"Links in mails lead to {restored.PublicUrl}, as in the backup; PublicUrl is {publicUrl}. Change one of them." : null,
            "Start PhoneDashboard.",
        }.OfType<string>());

        private static async Task<int> TellAsync<T>(Result<T> result, TextWriter output, TextWriter error, Func<T, string> words)
        {
            await (result.Succeeded ? output.WriteLineAsync(words(result.Value)) : error.WriteLineAsync(result.Problems[0].Message));
            return result.Succeeded ? 0 : Refused;
        }
    }

    private static async Task<int> LoadSampleAsync(SampleSize size, SampleDataService sample, TextWriter output, TextWriter error)
    {
        var result = await sample.LoadAsync(Actor.System("Command line"), size, new ProgressLines(output, size.Users));
        if (!result.Succeeded)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, result.Problems.Select(problem => problem.Message)));
            return Refused;
        }

        var made = result.Value;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Made {made.Users:N0} users with their lines, {made.DidNumbers:N0} DID Numbers, {made.InternalNumbers:N0} Internal Numbers, {made.CallFlows:N0} call flows, {made.Devices:N0} app devices and {made.Invites:N0} invites. No mail was sent."));
        return 0;
    }

    /// <summary>A line for each twentieth, at once and in order.</summary>
    private sealed class ProgressLines(TextWriter output, int total) : IProgress<int>
    {
        private int _told;

        public void Report(int value)
        {
            var twentieth = (int)(value * 20L / total);
            if (twentieth > _told && value < total)
            {
                _told = twentieth;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {total:N0} users"));
            }
        }
    }
}
