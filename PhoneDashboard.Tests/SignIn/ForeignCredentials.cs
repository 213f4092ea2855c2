using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>
/// <c>foreign-credentials [--tries 1000] [--seed 1]</c>: drafts, session cookies and passkeys of somebody else, or spoilt, tried as one's
/// own, each way so often.
/// </summary>
internal static class ForeignCredentials
{
    private const string Secret = "of somebody else";

    internal static async Task<int> RunAsync(string[] args)
    {
        var outcomes = await RunAsync(args.Option("--tries", 1000), args.Option("--seed", 1));
        PrintTable(1, [["tried", "times", "opened or taken", "of which rightly"],
            .. outcomes.Select(way => new[] { way.Way, $"{way.Tries:N0}", $"{way.Opened:N0}", $"{way.Rightly:N0}" })]);
        return outcomes.TrueForAll(way => way.Opened == way.Rightly) ? 0 : 1;
    }

    internal static async Task<List<ForeignOutcome>> RunAsync(int tries, int seed)
    {
        var random = new Random(seed);
        return [.. await DraftsAsync(tries, random), .. await SessionsAsync(tries, random), .. await PasskeysAsync(tries)];
    }

    private static async Task<List<ForeignOutcome>> DraftsAsync(int tries, Random random)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddTeamAsync();
        var (drafts, owner, thief) = (test.Get<DraftService>(), TestActors.Administrator, TestActors.Operator);
        return
        [
            await TryAsync("a draft's row moved to one's account", thief, rows => rows[0].AccountId = thief.AccountId!.Value),
            await TryAsync("a draft's content put into one's own", thief, rows => rows[1].Content = rows[0].Content),
            await TryAsync("a draft of one's own with a bit flipped", owner, rows =>
            {
                var content = rows[0].Content.ToArray();
                content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                rows[0].Content = content;
            }),
        ];

        async Task<ForeignOutcome> TryAsync(string way, Actor reader, Action<List<Draft>> spoil)
        {
            var opened = 0;
            for (var number = 0; number < tries; number++)
            {
                await using var db = await test.OpenAsync();
                await db.Drafts.ExecuteDeleteAsync();
                var content = string.Create(CultureInfo.InvariantCulture, $$"""{"FirstName":"{{Secret}} {{number}}"}""");
                _ = (await drafts.KeepAsync(owner, DraftForms.CreateUser, "Create New User", "/users?add=1", content)).Value;
                _ = (await drafts.KeepAsync(thief, "edit-line:1", "Edit", "/contact-methods", "{}")).Value;
                spoil(await db.Drafts.OrderBy(draft => draft.Id).ToListAsync());
                await db.SaveChangesAsync();
                var found = await drafts.ListAsync(reader);
                opened += found.Any(draft => draft.Content.Contains(Secret, StringComparison.Ordinal)) ? 1 : 0;
            }

            return new ForeignOutcome(way, tries, opened);
        }
    }

    private static async Task<List<ForeignOutcome>> SessionsAsync(int tries, Random random)
    {
        await using var server = new DashboardServer();
        await using var elsewhere = new DashboardServer();
        await server.SessionAsync();
        var pending = await WaysIn.BeginAsync(server, "pending@example.com");
        await pending.TurnAppOnAsync();
        await pending.PasswordAsync();
        var others = pending.CookieHeader.Split("; ").Select(cookie => cookie.Split('=', 2)[1])
            .Append(SessionOf((await elsewhere.SessionAsync()).Header)).ToList();
        var whole = await WaysIn.BeginAsync(server, "whole@example.com");
        await WaysIn.All["password"].Steps(whole, () => Task.CompletedTask);
        var session = SessionOf(whole.CookieHeader);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        http.BaseAddress = server.BaseAddress;
        Assert.True(await OpensAsync(session));
        return
        [
            await TryAsync("another installation's session, or the cookie of a pending step", () => others[random.Next(others.Count)]),
            await TryAsync("a session's cookie, cut off", () => session[..random.Next(session.Length - 2)]),
            await TryAsync("a session's cookie, one character changed", () =>
            {
                var changed = new StringBuilder(session);
                var at = random.Next(session.Length - 2); // of the last ones a part says nothing
                changed[at] = changed[at] == 'A' ? 'B' : 'A';
                return changed.ToString();
            }),
        ];

        async Task<ForeignOutcome> TryAsync(string way, Func<string> cookie)
        {
            var opened = 0;
            for (var number = 0; number < tries; number++)
            {
                opened += await OpensAsync(cookie()) ? 1 : 0;
            }

            return new ForeignOutcome(way, tries, opened);
        }

        async Task<bool> OpensAsync(string cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, "/export/users");
            request.Headers.Add("Cookie", $"phonedashboard-session={cookie}");
            using var answer = await http.SendAsync(request);
            return answer.StatusCode != HttpStatusCode.Redirect; // to sign-in
        }
    }

    private static string SessionOf(string cookies) =>
        cookies.Split("; ").Single(cookie => cookie.StartsWith("phonedashboard-session=", StringComparison.Ordinal)).Split('=', 2)[1];

    private static async Task<List<ForeignOutcome>> PasskeysAsync(int tries)
    {
        await using var server = new DashboardServer();
        await server.SessionAsync();
        var (ann, ben) = (await WaysIn.BeginAsync(server, "ann@example.com"), await WaysIn.BeginAsync(server, "ben@example.com"));
        var (twice, foreign, both, later) = (0, 0, 0, 0);
        for (var number = 0; number < tries; number++)
        {
            using var device = new PasskeyDevice();
            var answer = device.Register(await PasskeyTests.OptionsAsync(ann));
            var (replay, planted) = (ann.Copy(), new WaysIn.Attempt(server, ben.Id, ben.Email).WithCookiesOf(ann));
            foreign += await PasskeyTests.AddAsync(planted, answer) ? 1 : 0;
            twice += (await PasskeyTests.AddAsync(ann, answer) ? 1 : 0) + (await PasskeyTests.AddAsync(replay, answer) ? 1 : 0);
            later += await PasskeyTests.AddAsync(ben, device.Register(await PasskeyTests.OptionsAsync(ben))) ? 1 : 0;

            using var another = new PasskeyDevice();
            var annsAnswer = another.Register(await PasskeyTests.OptionsAsync(ann));
            var bensAnswer = another.Register(await PasskeyTests.OptionsAsync(ben));
            both += (await Task.WhenAll(
                Task.Run(() => PasskeyTests.AddAsync(ann, annsAnswer)),
                Task.Run(() => PasskeyTests.AddAsync(ben, bensAnswer)))).Count(isTaken => isTaken);
            await using var db = await server.OpenAsync();
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().ExecuteDeleteAsync();
        }

        return
        [
            new("an answer of a passkey, sent twice", tries * 2, twice, tries),
            new("an answer of a passkey, with the options of another account", tries, foreign),
            new("a passkey of another account, registered anew", tries, later),
            new("a passkey, registered by two accounts at once", tries * 2, both, tries),
        ];
    }
}
