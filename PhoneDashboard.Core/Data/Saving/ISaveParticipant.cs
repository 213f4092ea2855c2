namespace PhoneDashboard.Core.Data.Saving;

/// <summary>What belongs to every save, whichever feature saves: <see cref="WriteScope"/> has the list.</summary>
internal interface ISaveParticipant
{
    /// <summary>Before the rows are written, while the change tracker knows what was: looks, and sets what goes into the rows.</summary>
    Task BeforeAsync(WriteScope write) => Task.CompletedTask;

    /// <summary>After it, in the same transaction, when new rows have their ids.</summary>
    Task AfterAsync(WriteScope write) => Task.CompletedTask;
}
