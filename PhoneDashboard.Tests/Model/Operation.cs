using PhoneDashboard.Core;

namespace PhoneDashboard.Tests.Model;

/// <summary>One thing that somebody does: by the real service, and by the model.</summary>
/// <param name="Name">In words, for a counterexample.</param>
/// <param name="Actor">Who.</param>
/// <param name="RunAsync">Asks the service.</param>
/// <param name="Expect">From the state before, and the ids that the database gave to what was made.</param>
internal sealed record Operation(
    string Name, Actor Actor, Func<ModelWorld, Task<Outcome>> RunAsync, Func<ModelState, Outcome, Expectation> Expect);
