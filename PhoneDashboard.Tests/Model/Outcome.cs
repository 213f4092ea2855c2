using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Tests.Model;

/// <summary>What a service answered: its problems as kinds and fields, or the id of what it made, or of what can undo it.</summary>
internal sealed record Outcome(string Problems, long Id = 0, long LineId = 0)
{
    /// <summary>What a phone got: a code, or its user name.</summary>
    internal string Name { get; init; } = "";

    /// <summary>The devices that phones are, by user name.</summary>
    internal IReadOnlyDictionary<string, long> Devices { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    internal static async Task<Outcome> OfAsync<T>(Task<Result<T>> asking)
    {
        var result = await asking;
        return result.Succeeded
            ? new("", result.Value switch { long id => id, PhoneUserCreated created => created.Id, Done done => done.UndoId ?? 0, _ => 0 })
            : new(Words(result.Problems.Select(problem => $"{problem.Kind}@{problem.Field}")));
    }

    internal static string Words(IEnumerable<string> problems) => string.Join(' ', problems.Order(StringComparer.Ordinal));
}
