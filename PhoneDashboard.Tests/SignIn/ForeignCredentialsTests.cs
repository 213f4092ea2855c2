namespace PhoneDashboard.Tests.SignIn;

/// <summary>A few tries of <c>foreign-credentials</c>.</summary>
public sealed class ForeignCredentialsTests
{
    [Fact]
    public async Task WhatIsSomebodyElses_OpensNothing() =>
        Assert.All(await ForeignCredentials.RunAsync(tries: 5, seed: 7), way => Assert.True(way.Opened == way.Rightly, $"{way}"));
}
