using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>
/// <c>sign-in-flood [--tries 10000] [--bytes 1000000] [--app FOLDER]</c>: sends forms of sign-in to the published app, each with an e-mail
/// address of its own that is as long as asked for, then as many that just fit, and watches the memory of the process. More than 100 MB
/// over what it had when it was warm is a failure.
/// </summary>
internal sealed class SignInFlood
{
    private const int InParallel = 8, Fitting = 1000;
    private const double MostGrowth = 100e6;

    private readonly Uri _address;
    private readonly ServerProcess _server;
    private int _clients;

    private SignInFlood(Uri address, ServerProcess server) => (_address, _server) = (address, server);

    internal static async Task<int> RunAsync(string[] args)
    {
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
            await using var server = await ServerProcess.StartAsync(
                Path.Combine(Path.GetFullPath(app), "PhoneDashboard.Web.dll"), new Uri(address, "/health/ready"),
                    Settings(folder.FullName, address));
            Print($"$ dotnet run -c Release --project PhoneDashboard.Tests -- {string.Join(' ', args)}");
            return await new SignInFlood(address, server).RunAsync(args.Option("--tries", 10_000), args.Option("--bytes", 1_000_000))
                ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Settings(string folder, Uri address)
    {
        var settings = TestDb.Settings(folder)
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!,
                StringComparer.Ordinal);
        settings["PublicUrl"] = settings["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/');
        settings["Limits__SignInsPerMinute"] = "10000"; // what is measured is what stands behind the limit
        return settings;
    }

    private async Task<bool> RunAsync(int tries, int bytes)
    {
        (string Name, int Tries, int Length, bool IsChunked)[] floods =
        [
            ("warm", 2_000, Fitting, false), ("too long", tries, bytes, false), ("too long, chunked", tries, bytes, true),
                ("fits", tries, Fitting, false),
        ];
        var rows = new List<string[]> { (string[])["form", "answers", "tries", "s", "before MB", "peak MB", "after MB"] };
        var isFlat = true;
        foreach (var flood in floods)
        {
            var (before, start) = (_server.ResidentBytes, TimeProvider.System.GetTimestamp());
            var (peak, answers) = await SendAsync(flood.Tries, flood.Length, flood.IsChunked);
            var took = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            rows.Add([flood.Name, answers, $"{flood.Tries:N0}", Number(took), Number(before / 1e6), Number(peak / 1e6),
                Number(_server.ResidentBytes / 1e6)]);
            isFlat &= flood.Name == "warm" || peak - before < MostGrowth;
        }

        PrintTable(2, [.. rows]);
        Print($"{(isFlat ? "flat" : "NOT FLAT")}");
        return isFlat;
    }

    /// <summary>From four addresses, so that the limit of forms a minute does not answer in its place.</summary>
    private async Task<(long Peak, string Answers)> SendAsync(int tries, int length, bool isChunked)
    {
        var clients = Enumerable.Range(0, 4).Select(_ => LocalClient.At(_address, $"127.2.0.{++_clients}")).ToList();
        var (form, peak, answers) = (await TeamSession.OpenFormAsync(clients[0]), 0L, new ConcurrentDictionary<string,
            int>(StringComparer.Ordinal));
        await Parallel.ForAsync(0, tries, new ParallelOptions { MaxDegreeOfParallelism = InParallel }, async (number, _) =>
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"{number}{new string('x', length - 20)}@example.com");
            var body =
                $"_handler=sign-in&__RequestVerificationToken={Uri.EscapeDataString(form.Token)}&Input.Email={email}&Input.Password=guess";
            using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = content };
            request.Headers.Add("Cookie", form.Cookies);
            request.Headers.TransferEncodingChunked = isChunked;
            answers.AddOrUpdate(await AnswerAsync(clients[number % clients.Count], request), 1, (_, count) => count + 1);
            lock (clients)
            {
                peak = Math.Max(peak, number % 50 == 0 ? _server.ResidentBytes : 0);
            }
        });
        clients.ForEach(client => client.Dispose());
        return (peak, string.Join(", ", answers.OrderByDescending(answer => answer.Value)
            .Select(answer => $"{answer.Value} × {answer.Key}")));
    }

    private static async Task<string> AnswerAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var answer = await http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return text.Contains("Too many wrong attempts", StringComparison.Ordinal) ? "had to wait"
                : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return "hung up"; // before all of the form was sent
        }
    }
}
