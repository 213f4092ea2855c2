namespace PhoneDashboard.Core.Data;

/// <summary>The folders that the program makes, as the options of the features say where they are.</summary>
public sealed class PrivateFolders
{
    /// <summary>Nobody but the program has anything to do there.</summary>
    public IReadOnlyList<string> Ours { get; set; } = [];

    /// <summary>That of backups: the operator may copy from it, and says who else may.</summary>
    public string Operators { get; set; } = "";
}
