namespace PhoneDashboard.Core;

/// <summary>One round of work that goes on in the background for as long as the process runs.</summary>
internal static class Round
{
    /// <summary>
    /// Does it. Whatever went wrong, such as a database that cannot be read now, is told, and the next round tries again: what there was to
    /// do is still there. Nothing is told of a round that was broken off because the process ends.
    /// </summary>
    internal static async Task TryAsync(Func<Task> work, Action<Exception> tell, CancellationToken stopping)
    {
        try
        {
            await (stopping.IsCancellationRequested ? Task.CompletedTask : work());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The process ends.
        }
#pragma warning disable CA1031 // the next round may be better
        catch (Exception exception)
#pragma warning restore CA1031
        {
            tell(exception);
        }
    }
}
