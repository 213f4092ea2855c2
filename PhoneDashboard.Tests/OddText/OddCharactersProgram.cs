using System.Diagnostics;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Tests.Benchmarks;
using PhoneDashboard.Tests.Support;
using static PhoneDashboard.Tests.Benchmarks.BenchTools;

namespace PhoneDashboard.Tests.OddText;

/// <summary>
/// <c>odd-characters</c>: every text field × every odd character of Unicode, alone, within, in front and behind; then every list × every
/// such character in its search and all its filters; then the search of the top bar with each.
/// </summary>
internal static class OddCharactersProgram
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var characters = Odd.Characters.ToList();
        var (clock, refused, changed, kept, failed) = (Stopwatch.StartNew(), 0, 0, 0, 0);
        foreach (var (input, property) in Odd.Fields)
        {
            foreach (var text in characters.SelectMany(
                character => new[] { character, $"A{character}B", character + "A", "A" + character }))
            {
                try
                {
                    switch (Odd.Kept(input, property, text))
                    {
                        case null:
                            refused++;
                            break;
                        case var same when same == text:
                            kept++;
                            break;
                        default:
                            changed++;
                            break;
                    }
                }
                catch (Exception exception)
                {
                    failed++;
                    Print($"{input.Name}.{property.Name} with {Odd.Codes(text)}: {exception.GetType().Name}: {exception.Message}");
                }
            }
        }

        Print($"{Odd.Fields.Count()} fields, {characters.Count:N0} characters, four places each, in {clock.Elapsed.TotalSeconds:N0} s");
        PrintTable(0, [["refused at the field", "kept without it, or empty", "kept as typed", "FAILED"],
            [$"{refused:N0}", $"{changed:N0}", $"{kept:N0}", $"{failed:N0}"]]);
        failed += await ReadListsAsync(characters, args.Option("--every", 1));
        return failed + await SearchAsync(characters) == 0 ? 0 : 1;
    }

    private static async Task<int> ReadListsAsync(List<string> characters, int every)
    {
        await using var test = await TestDb.CreateAsync();
        await test.AddUserAsync("Ann", "Aalto", "ann@example.com");
        await test.AddDidAsync("12025550101");
        var (clock, asked, failed) = (Stopwatch.StartNew(), 0, 0);
        foreach (var list in Odd.Lists)
        {
            foreach (var character in characters.Where((_, index) => index % every == 0))
            {
                var text = $"Ann{character}Lee 1";
                foreach (var query in new[]
                {
                    new ListQuery { Search = text },
                    new ListQuery { Filters = Odd.FilterKeys.ToDictionary(key => key, _ => text, StringComparer.Ordinal) },
                })
                {
                    try
                    {
                        asked++;
                        await OddTextTests.ReadAsync(test, list, query);
                    }
                    catch (Exception exception)
                    {
                        failed++;
                        Print($"{list.DeclaringType!.Name} with {Odd.Codes(character)}: {exception.GetType().Name}: {exception.Message}");
                    }
                }
            }
        }

        Print($"{asked:N0} views of {Odd.Lists.Count()} lists in {clock.Elapsed.TotalSeconds:N0} s, {failed:N0} failed");
        return failed;
    }

    /// <summary>The search of the top bar: alone, within a name, and within a number, as suggestions and with Enter.</summary>
    private static async Task<int> SearchAsync(List<string> characters)
    {
        await using var test = await TestDb.CreateAsync();
        await test.SetCountryAsync("US");
        await test.AddUserAsync("Ann", "Aalto", "ann@example.com");
        await test.AddDidAsync("12025550101");
        var (search, clock, asked, failed) = (test.Get<QuickSearchService>(), Stopwatch.StartNew(), 0, 0);
        foreach (var text in characters.SelectMany(character => new[] { character, $"Ann{character}Aalto", $"+1202{character}5550101" }))
        {
            try
            {
                asked++;
                _ = await search.FindAsync(TestActors.Support, text);
                _ = await search.FindNumberAsync(TestActors.Support, text);
            }
            catch (Exception exception)
            {
                failed++;
                Print($"The search with {Odd.Codes(text)}: {exception.GetType().Name}: {exception.Message}");
            }
        }

        Print($"{asked:N0} texts in the search of the top bar in {clock.Elapsed.TotalSeconds:N0} s, {failed:N0} failed");
        return failed;
    }
}
