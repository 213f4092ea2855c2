using System.Globalization;
using System.Net;
using System.Text;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>sign-in-flood [--tries 10000] [--bytes 1000000] [--app FOLDER]</c>: sends forms of sign-in to the published app, each with an address of its own as long as asked for, then the same number that
/// just fits, and watches the memory of the process. More than 100 MB over what it had when it was warm is a failure.
/// </summary>
internal static class SignInFlood
{
    private const int AtOnce = 8, Fitting = 1000;
    private const double MostGrowth = 100e6;

    internal static async Task<int> RunAsync(string[] args)
    {
        var (tries, bytes) = (args.Option("--tries", 10_000), args.Option("--bytes", 1_000_000));
        var folder = Directory.CreateTempSubdirectory("phonedashboard-flood-");
        try
        {
            var app = args.Option("--app", "");
            if (app.Length == 0)
            {
                app = Path.Combine(folder.FullName, "app");
                await ServerProcess.PublishAsync("PhoneDashboard.Web", app);
            }

            var address = ServerProcess.FreeAddress();
            await PublishedApp.SetUpNewAsync(folder.FullName);
            await using var server = await ServerProcess.StartAsync(Path.Combine(Path.GetFullPath(app), "PhoneDashboard.Web.dll"), new Uri(address, "/health/ready"), Environment(folder.FullName, address));
            Print($"$ dotnet run -c Release --project PhoneDashboard.Tests -- {string.Join(' ', args)}");
            var rows = new List<string[]> { (string[])["form", "tries", "s", "answers", "before MB", "peak MB", "after MB"] };
            var isFlat = true;
            foreach (var (name, count, length, chunked) in new[] { ("warm", 500, Fitting, false), ("too long", tries, bytes, false), ("too long, chunked", tries, bytes, true), ("fits", tries, Fitting, false) })
            {
                var before = server.ResidentBytes;
                var outcome = await SendAsync(address, count, length, chunked, () => server.ResidentBytes);
                rows.Add([name, $"{count:N0}", Number(outcome.Took.TotalSeconds), outcome.Answers, Number(before / 1e6), Number(outcome.Peak / 1e6), Number(server.ResidentBytes / 1e6)]);
                isFlat &= name == "warm" || outcome.Peak - before < MostGrowth;
            }

            PrintTable(2, [.. rows]);
            Print($"{(isFlat ? "flat" : "NOT FLAT")}");
            return isFlat ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan Took, long Peak, string Answers)> SendAsync(Uri address, int tries, int length, bool chunked, Func<long> memory)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        var form = await TeamSession.OpenFormAsync(http);
        var (start, peak, answers) = (TimeProvider.System.GetTimestamp(), 0L, new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        await Parallel.ForAsync(0, tries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"{number}{new string('x', length - 20)}@example.com");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
            request.Content = new StringContent(
                $"_handler=sign-in&__RequestVerificationToken={Uri.EscapeDataString(form.Token)}&Input.Email={email}&Input.Password=guess", Encoding.ASCII, "application/x-www-form-urlencoded");
            request.Headers.Add("Cookie", form.Cookies);
            request.Headers.TransferEncodingChunked = chunked;
            var answer = await AnswerAsync(http, request);
            answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
            if (number % 50 == 0)
            {
                InterlockedMax(ref peak, memory());
            }
        });
        return (TimeProvider.System.GetElapsedTime(start), peak, string.Join(", ", answers.OrderByDescending(pair => pair.Value).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value:N0} × {pair.Key}"))));
    }

    private static async Task<string> AnswerAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var answer = await http.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains("Too many wrong tries", StringComparison.Ordinal)
                ? "had to wait" : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return "hung up"; // before all of the form was sent
        }
    }

    private static void InterlockedMax(ref long peak, long value)
    {
        for (var seen = Interlocked.Read(ref peak); value > seen; seen = Interlocked.Read(ref peak))
        {
            Interlocked.CompareExchange(ref peak, value, seen);
        }
    }

    private static Dictionary<string, string> Environment(string folder, Uri address)
    {
        var environment = TestDb.Settings(folder).ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!, StringComparer.Ordinal);
        environment["PublicUrl"] = address.ToString().TrimEnd('/');
        environment["ASPNETCORE_URLS"] = environment["PublicUrl"];
        environment["Limits__SignInsPerMinute"] = "10000"; // all come from here: what is measured is what stands behind the limit
        return environment;
    }
}
