using System.Text;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.FeatureCodes;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>
/// Plays rounds on the real services and on the model. What the services answered, the state of the database and its audit trail must be
/// what the model says for the steps one after the other, in some order: nobody can tell that they ran at once.
/// </summary>
internal sealed class History : IAsyncDisposable
{
    private readonly ModelWorld _world;
    private readonly List<ModelState> _seen = [new()];
    private readonly StringBuilder _log = new();

    private History(ModelWorld world) => _world = world;

    private ModelState Model => _seen[^1];

    internal static async Task PlayAsync(IEnumerable<Round> rounds)
    {
        await using var history = new History(await ModelWorld.CreateAsync());
        await history.BeginAsync();
        foreach (var (round, index) in rounds.Select((round, index) => (round, index)))
        {
            await history.PlayAsync(round);
            if (index % 5 == 4)
            {
                await history.SendMailsAsync(new Random(index).Next(6));
                await ListAgreement.CheckAsync(history._world, history.Model, new Random(index), history._log);
            }
        }

        await history.CheckSecretsAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Something to work with.</summary>
    private async Task BeginAsync()
    {
        var me = TestActors.Administrator;
        foreach (var digits in new[] { "12025550101", "12025550102", "442079460001" })
        {
            await PlayAsync([ResourceOperations.AddDid(me, new() { Number = "+" + digits, TrunkId = 1 }, digits)]);
        }

        await PlayAsync([ResourceOperations.AddInternal(me, "7")]);
        await PlayAsync([ResourceOperations.AddInternal(me, "007")]);
        await PlayAsync([ResourceOperations.AddAudio(me, "Greeting")]);
        await PlayAsync([ResourceOperations.AddDelivery(me, "Night")]);
        await PlayAsync([ResourceOperations.AddCode(me, "*1", FeatureCodeKind.RecordOnDemand)]);
        await PlayAsync([UserOperations.Create(me, new() { FirstName = "Ann", LastName = "Berg", Email = "ann@example.com" }, line: null)]);
        var (user, now) = (Model.Ids(Key.User).Single(), _world.Clock.UtcNow);
        await PlayAsync([UserOperations.SignIn(user, "Tablet")]);
        await PlayAsync([UserOperations.Invite(me, user, now)]);
        await PlayAsync([PhoneOperations.OpenPage(Model.Tokens.Single(), now)]);
        await PlayAsync([PhoneOperations.Provision(Model.Codes.Keys.Single(), now)]);
        await PlayAsync([PhoneOperations.Register(Model.Credentials.Keys.Single(), now)]);
    }

    private Task PlayAsync(Round round)
    {
        _world.Clock.Advance(TimeSpan.FromSeconds(round.Seconds));
        return PlayAsync([.. round.Steps.Select(
            step => new Planner(new Random(step.Choice), _seen[Math.Max(0, _seen.Count - 1 - step.Late)], _world.Clock.UtcNow).Next())]);
    }

    private async Task PlayAsync(List<Operation> operations)
    {
        var outcomes = await Task.WhenAll(operations.Select(operation => Task.Run(() => operation.RunAsync(_world))));
        var played = operations.Zip(outcomes).ToList();
        _log.AppendLine(string.Join("\n  at once: ", played.Select(
            step => $"{step.First.Actor.Name}: {step.First.Name} => {(step.Second.Problems.Length > 0 ? step.Second.Problems : "done")}")));

        var actual = await _world.ReadAsync();
        var entries = await _world.NewEntriesAsync();
        var reasons = new List<string>();
        foreach (var order in Orders(played))
        {
            if (Explain(order, actual, entries) is not { } why)
            {
                Require(ModelRules.Illegal(Model));
                Require(await _world.SubscribersAsync() is var found && Model.Subscribers().Order(StringComparer.Ordinal)
                    .SequenceEqual(found.Order(StringComparer.Ordinal))
                    ? null
                    : $"the engine should let in {string.Join(", ", Model.Subscribers())}, and lets in {string.Join(", ", found)}");
                return;
            }

            reasons.Add(why);
        }

        throw new ModelBrokenException($"{_log}{string.Join("\nor, in another order: ", reasons)}");
    }

    /// <summary>Null when this order explains everything; the model then goes on from there.</summary>
    private string? Explain(List<(Operation Operation, Outcome Outcome)> order, ModelState actual, List<Trace> entries)
    {
        var (model, left) = (Model, entries.ToList());
        foreach (var (operation, outcome) in order)
        {
            var expected = operation.Expect(model, outcome);
            if (expected.Problems != outcome.Problems)
            {
                return $"{operation.Name}: expected '{expected.Problems}', got '{outcome.Problems}'";
            }

            if (expected.After is null)
            {
                continue;
            }

            (model, var traces) = ModelAudit.Commit(model, expected, operation.Actor);
            var own = left.Take(traces.Count).ToList();
            if (!own.ToHashSet().SetEquals(traces))
            {
                return $"{operation.Name}: the audit trail should have\n  {string.Join("\n  ", traces.Except(own))}\nand has\n  "
                    + $"{string.Join("\n  ", own.Except(traces))}";
            }

            left = left[traces.Count..];
        }

        return left.Count > 0 ? $"more in the audit trail: {string.Join("\n  ", left)}" : Difference(model, actual) ?? Adopt(model, actual);
    }

    private static string? Difference(ModelState model, ModelState actual)
    {
        var (expected, found) = (model.Lines().ToList(), actual.Lines().ToList());
        var reused = model.Invites
            .Where(invite => invite.Value.TokenHash is { } hash && actual.Invites[invite.Key].TokenHash != hash)
            .Select(invite => $"the token of user {invite.Key} changed")
            .FirstOrDefault();
        return expected.SequenceEqual(found)
            ? reused
            : $"expected\n  {string.Join("\n  ", expected.Except(found))}\nfound\n  {string.Join("\n  ", found.Except(expected))}";
    }

    private string? Adopt(ModelState model, ModelState actual)
    {
        _seen.Add(model with
        {
            Invites = model.Invites.SetItems(actual.Invites.Select(
                invite => KeyValuePair.Create(invite.Key, model.Invites[invite.Key] with { TokenHash = invite.Value.TokenHash }))),
            Tokens = model.Tokens.AddRange(actual.Invites.Values.Where(invite => invite.HasLink).Select(invite => invite.TokenHash!)
                .Except(model.Tokens, StringComparer.Ordinal)),
        });
        return null;
    }

    /// <summary>Most mails are taken; now and then the mail service refuses them all, or is not there.</summary>
    private async Task SendMailsAsync(int answer)
    {
        var (failure, isLater) = (answer == 0 ? "Does not contain a valid address." : null, answer == 1);
        _world.MailService.AnswerWith(
            isLater ? new EmailOutcome.RetryLater(null, "SendGrid is busy.")
            : failure is not null ? new EmailOutcome.Refused(failure)
            : new EmailOutcome.Accepted("message-1"));
        if (Model.Mails.Any(mail => mail is { State: "Queued", WasTried: true }))
        {
            _world.Clock.Advance(TimeSpan.FromHours(2)); // longer than any mail waits
        }

        while (await _world.Get<OutboxSender>().SendDueAsync() > 0)
        {
            _log.AppendLine(isLater ? "mails are put off" : failure is null ? "mails go out" : "mails are refused");
        }

        _seen.Add(Model.Tried(failure, isLater, _world.Clock.UtcNow));
        Require(Difference(Model, await _world.ReadAsync()) ?? ModelRules.Illegal(Model));
        await CheckStatusAsync();
    }

    private async Task CheckStatusAsync()
    {
        foreach (var (id, stored) in await _world.ReadStatusAsync())
        {
            var expected = Model.StatusOf(Model.Find<LineForm>(Key.Line, id)!);
            Require(expected == (stored.Status, stored.Attention) && expected == (stored.Facts.Status, stored.Facts.Attention)
                ? null
                : $"line {id} should be {expected}, is stored as {(stored.Status, stored.Attention)} and computed as "
                    + $"{(stored.Facts.Status, stored.Facts.Attention)}");
        }
    }

    /// <summary>No table holds a token, in none of its forms.</summary>
    private async Task CheckSecretsAsync()
    {
        await CheckStatusAsync();
        var tokens = Model.Codes.Keys.ToList();
        foreach (var userId in Model.Invites.Keys)
        {
            if (await _world.Get<InviteService>().GetLinkAsync(TestActors.Administrator, userId) is { Succeeded: true, Value: var link })
            {
                var token = link.Url.Split('#')[1];
                var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(token);
                tokens.AddRange([token, Convert.ToHexString(bytes), Convert.ToBase64String(bytes)]);
            }
        }

        Require(tokens.Count > 0 && await _world.HoldsAsync(tokens) ? "a table holds a token" : null);
    }

    private void Require(string? problem)
    {
        if (problem is not null)
        {
            throw new ModelBrokenException($"{_log}{problem}");
        }
    }

    private static IEnumerable<List<T>> Orders<T>(List<T> items) => items.Count <= 1
        ? [items]
        : items.SelectMany(
            (first, index) => Orders<T>([.. items.Where((_, other) => other != index)]).Select(rest => (List<T>)[first, .. rest]));
}
