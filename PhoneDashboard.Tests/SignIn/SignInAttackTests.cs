using PhoneDashboard.Tests.Benchmarks;

namespace PhoneDashboard.Tests.SignIn;

/// <summary>A small round of the program that guesses passwords.</summary>
public sealed class SignInAttackTests
{
    [Fact]
    public async Task Attack_FromManyAddresses_IsSlowedKeepsNobodyOutAndFillsNoLog()
    {
        var outcome = await SignInAttack.RunAsync(tries: 300, addresses: 12);

        Assert.InRange(outcome.LookedAt, 1, 100);
        Assert.Equal(300, outcome.LookedAt + outcome.Waited + outcome.Limited);
        Assert.Equal(outcome.BystanderTries, outcome.Bystander);
        Assert.True(outcome.OwnerSignedIn);
        Assert.InRange(outcome.Lines.Count, 1, 10);
    }
}
