using PhoneDashboard.Core;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>What a service answered: its problems as kinds and fields, or the id of what it made.</summary>
internal sealed record Outcome(string Problems, long Id = 0, long LineId = 0)
{
    internal static async Task<Outcome> OfAsync<T>(Task<Result<T>> asking)
    {
        var result = await asking;
        return result.Succeeded
            ? new("", result.Value switch { long id => id, PhoneUserCreated created => created.Id, _ => 0 })
            : new(Words(result.Problems.Select(problem => $"{problem.Kind}@{problem.Field}")));
    }

    internal static string Words(IEnumerable<string> problems) => string.Join(' ', problems.Order(StringComparer.Ordinal));
}

/// <summary>What the model expects of an operation: refused with these problems, or this state, with notes in the audit trail.</summary>
internal sealed record Expectation(string Problems, ModelState? After = null, params (string Action, Key Key)[] Notes)
{
    public static implicit operator Expectation(ModelState after) => new("", after);

    public static implicit operator Expectation(string problems) => new(problems);
}

/// <summary>One thing that somebody does: by the real service, and by the model.</summary>
/// <param name="Name">In words, for a counterexample.</param>
/// <param name="Actor">Who.</param>
/// <param name="RunAsync">Asks the service.</param>
/// <param name="Expect">From the state before, and the ids that the database gave to what was made.</param>
internal sealed record Operation(
    string Name, Actor Actor, Func<ITestServices, Task<Outcome>> RunAsync, Func<ModelState, Outcome, Expectation> Expect);

/// <summary>An entry that the audit trail has, or should have.</summary>
internal sealed record Trace(string Actor, string Action, Key Key, long Version, string Changes);
