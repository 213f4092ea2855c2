namespace PhoneDashboard.Tests.Benchmarks;

/// <summary>A process at work that is killed, and looked at afterwards.</summary>
internal interface ICrashRound<TResult> : IAsyncDisposable
{
    /// <summary>Lets it work, and kills it.</summary>
    Task KillAsync();

    /// <summary>Looks what became of it.</summary>
    Task<TResult> CheckAsync();
}
