using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>sign-in-attack [--tries 10000] [--addresses 100]</c>: guesses the administrator's password and those of accounts that do not exist at
/// the real app, from many network addresses at once, while others sign in.
/// </summary>
internal sealed class SignInAttack
{
    private const int InParallel = 8;
    private const string BystandersAddress = "127.9.9.9", OwnersAddress = "127.9.9.8";

    private readonly DashboardServer _server;
    private int _lookedAt, _waited, _limited, _bystander, _bystanderTries;

    private SignInAttack(DashboardServer server) => _server = server;

    internal static async Task<int> RunAsync(string[] args)
    {
        var outcome = await RunAsync(args.Option("--tries", 10_000), args.Option("--addresses", 100));
        Print($"{outcome.Tries:N0} tries from {args.Option("--addresses", 100)} addresses in {outcome.Took.TotalSeconds:N0} s");
        PrintTable(0, [[
            "passwords looked at", "had to wait", "limited (429)", "others who signed in", "owner in a known browser", "lines in the log",
        ],
            [
                $"{outcome.LookedAt:N0}", $"{outcome.Waited:N0}", $"{outcome.Limited:N0}",
                $"{outcome.Bystander} of {outcome.BystanderTries}", outcome.OwnerSignedIn ? "signed in" : "KEPT OUT",
                $"{outcome.Lines.Count}",
            ]]);
        foreach (var line in outcome.Lines)
        {
            Print($"  {line}");
        }

        return outcome is { OwnerSignedIn: true } && outcome.Bystander == outcome.BystanderTries ? 0 : 1;
    }

    /// <summary>The same for a test.</summary>
    internal static async Task<Outcome> RunAsync(int tries, int addresses)
    {
        var lines = new LogLines(LogLevel.Information);
        await using var server = DashboardServer.With(builder => builder
            .UseSetting("Limits:SignInsPerMinute", "20")
            .ConfigureServices(services => services.AddLogging(logging => logging.AddProvider(lines))));
        return await new SignInAttack(server).AttackAsync(tries, addresses, lines);
    }

    private async Task<Outcome> AttackAsync(int tries, int addresses, LogLines lines)
    {
        var known = (await _server.SessionAsync()).Header
            .Split("; ")
            .Single(cookie => cookie.StartsWith("phonedashboard-device=", StringComparison.Ordinal));
        var bystander = await _server.AddColleagueAsync(Role.Operator);
        var before = lines.Lines.Count;
        var start = TimeProvider.System.GetTimestamp();
        var attackers = await Task.WhenAll(Enumerable.Range(0, addresses).Select(async number =>
        {
            var http = LocalClient.At(_server.BaseAddress,
                string.Create(CultureInfo.InvariantCulture, $"127.1.{number / 250}.{(number % 250) + 1}"));
            return (Http: http, Form: await TeamSession.OpenFormAsync(http));
        }));
        await Parallel.ForAsync(0, tries, new ParallelOptions { MaxDegreeOfParallelism = InParallel }, async (number, _) =>
        {
            var (http, form) = attackers[number % addresses];
            var email = number % 4 == 3
                ? string.Create(CultureInfo.InvariantCulture, $"nobody{number % 20}@example.com")
                : TeamSession.Email;
            using var answer = await TeamSession.TryAsync(
                http, form, email, string.Create(CultureInfo.InvariantCulture, $"guess number {number:D12}"));
            await CountAsync(answer);
            if (number % Math.Max(1, tries / 10) == 0)
            {
                await SignInBesideAsync(bystander);
            }
        });
        var took = TimeProvider.System.GetElapsedTime(start);
        var owner = await SignsInAsync(OwnersAddress, TeamSession.Email, known);
        Array.ForEach(attackers, attacker => attacker.Http.Dispose());
        return new Outcome(tries, _lookedAt, _waited, _limited, _bystander, _bystanderTries, owner, took, [.. lines.Lines.Skip(before)]);
    }

    private async Task CountAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        _ = answer.StatusCode == HttpStatusCode.TooManyRequests ? Interlocked.Increment(ref _limited)
            : text.Contains("password is wrong", StringComparison.Ordinal) ? Interlocked.Increment(ref _lookedAt)
            : text.Contains("Too many", StringComparison.Ordinal) ? Interlocked.Increment(ref _waited)
            : throw new InvalidOperationException($"An answer nobody expected: {answer.StatusCode} {text}");
    }

    private async Task SignInBesideAsync(string email)
    {
        Interlocked.Increment(ref _bystanderTries);
        if (await SignsInAsync(BystandersAddress, email))
        {
            Interlocked.Increment(ref _bystander);
        }
    }

    private async Task<bool> SignsInAsync(string address, string email, string? cookies = null)
    {
        using var http = LocalClient.At(_server.BaseAddress, address);
        using var answer = await TeamSession.TryAsync(http, await TeamSession.OpenFormAsync(http), email, TeamSession.Password, cookies);
        return TeamSession.Cookies(answer).Contains("phonedashboard-session", StringComparison.Ordinal);
    }

    /// <summary>What came of the attack.</summary>
    internal sealed record Outcome(
        int Tries,
        int LookedAt,
        int Waited,
        int Limited,
        int Bystander,
        int BystanderTries,
        bool OwnerSignedIn,
        TimeSpan Took,
        IReadOnlyList<string> Lines);
}
