using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Core.SignIn;

namespace PhoneDashboard.Web;

/// <summary>
/// What can be asked of the program at the command line besides serving the dashboard. Settings can stand there too (<c>--urls …</c>), as
/// ASP.NET Core reads them; what is neither a command nor a setting is refused, so that a slip of the pen does not start a dashboard.
/// </summary>
public sealed class CommandLine
{
    private const int Refused = 1, NotUnderstood = 2;

    // The first parts of the keys of docs/operations.md, and what the host itself takes.
    private static readonly string[] Settings =
    [
        "AllowedHosts", "Backup", "CompanySignIn", "ConnectionStrings", "Database", "DataProtection", "Delivery", "Email",
        "ForwardedHeaders", "Hsts", "Limits", "Logging", "Numbers", "PublicUrl", "SendGrid", "Sip",
        "Kestrel", "urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "applicationName", "DetailedErrors",
        "EnableStaticAssetsDevelopmentCaching", "shutdownTimeoutSeconds", "suppressStatusMessages", "captureStartupErrors",
    ];

    private static readonly Option<int> Users = Number("--users", "how many users", new SampleSize().Users);
    private static readonly Option<int> Seed = Number("--seed", "another seed makes other people", new SampleSize().Seed);
    private static readonly Option<bool> Force = new("--force") { Description = "replace an existing database; it is kept beside it" };
    private static readonly Option<bool> WithoutChecksum = new("--without-checksum")
    {
        Description = "restore a backup of a version that wrote no manifest",
    };

    private static readonly Argument<string> Into = new("FOLDER") { Description = "where the backup is written" };
    private static readonly Argument<string> From = new("FOLDER") { Description = "where the backups are" };
    private static readonly Argument<string> Engine = new("FOLDER") { Description = "where the SIP engine's files are written" };
    private static readonly Argument<string> Domain = new("DOMAIN") { Description = "the new domain, such as sip.example.com" };
    private static readonly Option<bool> Yes = new("--yes") { Description = "change it; without this it only says what that means" };
    private static readonly Argument<string> Email = new("EMAIL") { Description = "the administrator's address" };

    private static readonly Command
        Sample = new("sample", "fill an empty database with sample data") { Users, Seed },
        Backup = new("backup", "write the database and its keys into a folder, whether PhoneDashboard runs or not") { Into },
        SignInLink = new("sign-in-link",
            "write a link that signs this administrator in once, without password or second factor, within 15 minutes") { Email },
        Sip = new("sip", "write the SIP engine's configuration, start script and guide into a folder, for this installation") { Engine },
        SipDomain = new("sip-domain", "change the SIP domain; lists the devices that must be provisioned anew") { Domain, Yes },
        Restore = new("restore", "restore the newest backup in a folder; PhoneDashboard must not run")
        {
            From, Force, WithoutChecksum,
        };

    private static readonly RootCommand Root = Commands();

    private readonly ParseResult _line;

    private CommandLine(ParseResult line) => _line = line;

    /// <summary>Reads what was asked for.</summary>
    public static CommandLine Read(string[] args) => new(Root.Parse(args));

    /// <summary>
    /// Says what <c>--help</c> or <c>--version</c> ask, or what was not understood: nothing has to be started for that.
    /// </summary>
    /// <returns>The exit code; null when there is something to do.</returns>
    public int? Answer(TextWriter output, TextWriter error)
    {
        if (_line.Errors.Count > 0)
        {
            _line.Invoke(new() { Output = error, Error = error });
            return NotUnderstood;
        }

        if (Unknown() is { } unknown)
        {
            error.WriteLine($"There is no command, option or setting '{unknown}'.");
            var command = _line.CommandResult.Command;
            Root.Parse(command == Root ? ["--help"] : [command.Name, "--help"]).Invoke(new() { Output = error, Error = error });
            return NotUnderstood;
        }

        return _line.Action is { } action && action != Root.Action ? _line.Invoke(new() { Output = output, Error = error }) : null;
    }

    /// <summary>Does what was asked for; brings the database up to date where that is to serve or to fill it.</summary>
    /// <returns>The exit code; null when the dashboard is to start.</returns>
    public async Task<int?> RunAsync(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = _line.CommandResult.Command;
        if (command == Backup)
        {
            return await Backups.WriteAsync(_line.GetRequiredValue(Into), services, output, error);
        }

        if (command == Restore)
        {
            return await Backups.RestoreAsync(
                _line.GetRequiredValue(From), _line.GetValue(Force), _line.GetValue(WithoutChecksum), services, output, error);
        }

        if (command == Sip)
        {
            return await WriteSipFolderAsync(_line.GetRequiredValue(Engine), services, output, error);
        }

        if (command == SignInLink)
        {
            return await JoinedAsync(services, error, () => MakeSignInLinkAsync(_line.GetRequiredValue(Email), services, output, error));
        }

        if (command == SipDomain)
        {
            return await JoinedAsync(services, error, () => ChangeSipDomainAsync(
                _line.GetRequiredValue(Domain), _line.GetValue(Yes), services, output, error));
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

        return command == Sample
            ? await LoadSampleAsync(
                new() { Users = _line.GetValue(Users), Seed = _line.GetValue(Seed) },
                services.GetRequiredService<SampleDataService>(), output, error)
            : null;
    }

    private static RootCommand Commands()
    {
        var root = new RootCommand(
            "The dashboard of a company's phone lines. Without a command it starts. Settings can be given as --Key value, "
                + "for example --urls http://localhost:5081: docs/operations.md has them all.")
        {
            Sample, Backup, SignInLink, Restore, Sip, SipDomain,
        };
        root.TreatUnmatchedTokensAsErrors = false; // settings
        root.SetAction(_ => 0);
        return root;
    }

    private static Option<int> Number(string name, string description, int without) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => without,
        CustomParser = result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                result.AddError($"{name} takes a number, not '{result.Tokens[0].Value}'.");
            }

            return number;
        },
    };

    /// <summary>What stands there and is no setting, or null.</summary>
    private string? Unknown()
    {
        var tokens = _line.UnmatchedTokens;
        for (var index = 0; index < tokens.Count; index++)
        {
            var key = tokens[index].Split('=')[0];
            if (!key.StartsWith("--", StringComparison.Ordinal) || !IsSetting(key[2..]))
            {
                return tokens[index];
            }

            index += key.Length == tokens[index].Length ? 1 : 0; // its value is the next
        }

        return null;

        static bool IsSetting(string key) => Settings.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
            || key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<int> WriteSipFolderAsync(string folder, IServiceProvider services, TextWriter output, TextWriter error)
    {
        try
        {
            var result = await services.GetRequiredService<SipFolder>().WriteAsync(Actor.System("Command line"), folder);
            var lines = result.Succeeded ? result.Value : [result.Problems[0].Message];
            await (result.Succeeded ? output : error).WriteLineAsync(string.Join(Environment.NewLine, lines));
            return result.Succeeded ? 0 : Refused;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            await error.WriteLineAsync(exception.Message);
            return Refused;
        }
    }

    /// <summary>
    /// Says what another SIP domain means, and changes it when that is meant. The dashboard may be running, and goes by it at once.
    /// </summary>
    private static async Task<int> ChangeSipDomainAsync(
        string domain, bool isMeant, IServiceProvider services, TextWriter output, TextWriter error)
    {
        var result = await services.GetRequiredService<SipDomainService>().ChangeAsync(Actor.System("Command line"), domain, isMeant);
        if (!result.Succeeded)
        {
            await error.WriteLineAsync(result.Problems[0].Message);
            return Refused;
        }

        await output.WriteLineAsync(string.Join(Environment.NewLine, SipDomainWords.Lines(result.Value)));
        return 0;
    }

    /// <summary>For the only administrator who is locked out.</summary>
    private static async Task<int> MakeSignInLinkAsync(string email, IServiceProvider services, TextWriter output, TextWriter error)
    {
        var result = await services.GetRequiredService<TeamAccessService>().MakeSignInLinkAsync(email);
        if (!result.Succeeded)
        {
            await error.WriteLineAsync(result.Problems[0].Message);
            return Refused;
        }

        await output.WriteLineAsync(
            $"Within 15 minutes this signs {email} in, once, and ends every other session. It is recorded in the audit trail.");
        await output.WriteLineAsync(result.Value);
        return 0;
    }

    /// <summary>Does something in a database that the dashboard may be using now: it keeps its shape.</summary>
    private static async Task<int> JoinedAsync(IServiceProvider services, TextWriter error, Func<Task<int>> run)
    {
        try
        {
            await services.GetRequiredService<DatabaseStartup>().JoinAsync();
            return await run();
        }
        catch (DatabaseUnusableException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return Refused;
        }
        catch (Exception exception) when (exception is DbException || StorageFault.Of(exception) is not null)
        {
            await error.WriteLineAsync(
                $"The database cannot be used: {exception.GetBaseException().Message} {DatabaseStartup.SameAsTheDashboard}");
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
                $"Wrote {backup.Database}, {backup.Keys} and their manifest ({backup.Bytes:N0} bytes). Keep all three, and where "
                    + $"others can read them, the database and the keys apart: the keys open what is encrypted in the database."));
        }

        internal static async Task<int> RestoreAsync(
            string folder, bool force, bool withoutChecksum, IServiceProvider services, TextWriter output, TextWriter error)
        {
            var result = await services.GetRequiredService<RestoreService>()
                .RestoreAsync(Caller, folder, force, withoutChecksum);
            var address = services.GetRequiredService<IOptions<PublicAddress>>().Value;
            return await TellAsync(result, output, error, restored => Words(restored, address.PublicUrl));
        }

        private static string Words(Restored restored, string publicUrl) => string.Join(' ', new[]
        {
            string.Create(
                CultureInfo.InvariantCulture,
                $"Put back the backup of {restored.Backup.Utc:yyyy-MM-dd HH:mm:ss} UTC into {restored.Database}."),
            restored.Kept is null ? null : $"The database that was there is kept as {restored.Kept}.",
            restored.MailsHeld == 0 ? null : string.Create(CultureInfo.InvariantCulture,
                $"{restored.MailsHeld:N0} mails that were queued then are held until an administrator sends or drops them in Settings: "
                    + $"they may have been sent since."),
            PublicUrls.Differ(restored.PublicUrl, publicUrl)
                ? $"Links in mails lead to {restored.PublicUrl}, as in the backup; PublicUrl is {publicUrl}. Change one of them."
                : null,
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
            $"Made {made.Users:N0} users with their lines, {made.DidNumbers:N0} DID Numbers, {made.InternalNumbers:N0} Internal Numbers, "
                + $"{made.CallFlows:N0} call flows, {made.Devices:N0} app devices and {made.Invites:N0} invites. No mail was sent."));
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
