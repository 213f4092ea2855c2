using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// Tokens are guessed at the app's process, from many addresses, at each address that takes one; a signed-in person's page and a phone's
/// REGISTER beside it, in turns without and with the guessing.
/// </summary>
internal sealed class PhonesGuess
{
    private const int Addresses = 100, MostAtOnce = 400;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15), BesideEvery = TimeSpan.FromMilliseconds(200),
        Tick = TimeSpan.FromMilliseconds(10);

    private readonly PhonesCompany _company;
    private readonly Uri _app;
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private int _late;

    private PhonesGuess(PhonesCompany company, Uri app) => (_company, _app) = (company, app);

    /// <returns>Whether nothing was found.</returns>
    internal static async Task<bool> RunAsync(PhonesCompany company, PhonesEngines engines, int aSecond, int seconds)
    {
        await engines.AskAsync("core.version");
        using var built = new BuiltApp();
        var app = ServerProcess.FreeAddress();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = app.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Dashboard"] = $"Data Source={company.DatabaseFile}",
            ["DataProtection__KeysFolder"] = Path.Combine(company.Folder, "keys"),
            ["Email__PickupFolder"] = Path.Combine(company.Folder, "mail"),
            ["PublicUrl"] = app.ToString().TrimEnd('/'),
        };
        foreach (var (key, value) in company.Settings)
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        await using var process = await ServerProcess.StartAsync(built.Program, new Uri(app, "/health/ready"), environment);
        return await new PhonesGuess(company, app).MeasureAsync(aSecond, TimeSpan.FromSeconds(seconds));
    }

    private async Task<bool> MeasureAsync(int aSecond, TimeSpan time)
    {
        var rows = new List<string[]> { new[] { "turn", "a page: p50 ms", "p95 ms", "REGISTER: p50 ms", "p95 ms", "guesses/s" } };
        using var person = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _app };
        person.DefaultRequestHeaders.Add("Cookie", (await TeamSession.StartAsync(_app)).Header);
        using var probe = new SipProbe(_company.Ports);
        await BesideAsync(person, probe, TimeSpan.FromSeconds(3));

        // Before the first guess: an address that has guessed too often gets no form any more.
        var guessers = await Task.WhenAll(Enumerable.Range(1, Addresses).Select(async number =>
        {
            var http = LocalClient.At(_app, string.Create(CultureInfo.InvariantCulture, $"127.1.0.{number}"));
            return (Http: http, Form: await TeamSession.OpenFormAsync(http));
        }));
        foreach (var turn in new[] { 1, 2 })
        {
            rows.Add([$"{turn}, alone", .. await BesideAsync(person, probe, Quiet), "none"]);
            var before = _answers.Values.Sum();
            var (clock, beside) = (Stopwatch.StartNew(), BesideAsync(person, probe, time / 2));
            await GuessAsync(guessers, aSecond, time / 2);
            rows.Add([$"{turn}, guessed at", .. await beside, Number((_answers.Values.Sum() - before) / clock.Elapsed.TotalSeconds)]);
        }

        Array.ForEach(guessers, guesser => guesser.Http.Dispose());
        PrintTable(1, [.. rows]);
        var answers = _answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Value:N0} × {answer.Key}");
        Print($"{string.Join(", ", answers)}; {_late:N0} were left out, because so many were on their way");
        var hits = _answers.Where(answer => answer.Key.EndsWith("HIT", StringComparison.Ordinal)).Sum(answer => answer.Value);
        Print($"{hits} hits");
        return hits == 0;
    }

    private async Task<string[]> BesideAsync(HttpClient person, SipProbe probe, TimeSpan time)
    {
        var (pages, registers) = (new List<double>(), new List<double>());
        var clock = Stopwatch.StartNew();
        var index = 0;
        using var timer = new PeriodicTimer(BesideEvery);
        while (clock.Elapsed < time)
        {
            var start = Stopwatch.GetTimestamp();
            using (var page = await person.GetAsync(new Uri("/users", UriKind.Relative)))
            {
                page.EnsureSuccessStatusCode();
                await page.Content.ReadAsByteArrayAsync();
            }

            pages.Add(MillisecondsSince(start));
            start = Stopwatch.GetTimestamp();
            index = (index + 1) % _company.Lines;
            await probe.RegisterAsync($"l{_company.LineIds[index]}", PhonesCompany.Phone(index), PhonesCompany.Secret(index));
            registers.Add(MillisecondsSince(start));
            await timer.WaitForNextTickAsync();
        }

        return [.. new[] { pages, registers }.SelectMany(times => new[] { Number(times.Percentile(0.5)), Number(times.Percentile(0.95)) })];
    }

    private async Task GuessAsync((HttpClient Http, (string Token, string Cookies) Form)[] guessers, int aSecond, TimeSpan time)
    {
        using var room = new SemaphoreSlim(MostAtOnce);
        var (clock, sent, running) = (Stopwatch.StartNew(), 0, new List<Task>());
        using (var timer = new PeriodicTimer(Tick))
        {
            while (clock.Elapsed < time)
            {
                for (var due = (int)(clock.Elapsed.TotalSeconds * aSecond); sent < due; sent++)
                {
                    if (!await room.WaitAsync(TimeSpan.Zero))
                    {
                        _late++;
                        continue;
                    }

                    var (number, guesser) = (sent, guessers[sent % Addresses]);
                    running.Add(Task.Run(async () =>
                    {
                        await GuessAsync(guesser.Http, guesser.Form, number);
                        room.Release();
                    }));
                }

                running.RemoveAll(task => task.IsCompletedSuccessfully);
                await timer.WaitForNextTickAsync();
            }
        }

        await Task.WhenAll(running);
    }

    private async Task GuessAsync(HttpClient http, (string Token, string Cookies) form, int number)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var isForm = number % 3 == 2;
        var path = isForm ? "/activate" : number % 3 == 1 ? $"/device/{token}" : $"/provision/{token}";
        using var request = new HttpRequestMessage(isForm ? HttpMethod.Post : HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (isForm)
        {
            request.Headers.Add("Cookie", form.Cookies);
            request.Content = new FormUrlEncodedContent(
                [new("_handler", "open"), new("__RequestVerificationToken", form.Token), new("Token", token)]);
        }
        else
        {
            request.Headers.Add("X-Linphone-Provisioning", "1");
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var found = isForm ? text.Contains(", connect your phone to", StringComparison.Ordinal) : answer.IsSuccessStatusCode;
        var what = found ? "HIT" : answer.StatusCode == HttpStatusCode.TooManyRequests ? "429" : isForm ? "refused in a page" : "not found";
        _answers.AddOrUpdate($"{path.Split('/')[1]}: {(int)answer.StatusCode} {what}", 1, (_, count) => count + 1);
    }
}
