namespace PhoneDashboard.Tests.House;

/// <summary>What a file of Core names outside of its folder.</summary>
/// <param name="Folder">The folder of the file, from Core on: "Settings/Backups"; empty at the top.</param>
/// <param name="File">The file's name.</param>
/// <param name="Of">The folder of what it names; of what is not Core's, the assembly in brackets.</param>
/// <param name="Type">The type, or the one whose member it is.</param>
/// <param name="IsInternal">Whether the type is internal.</param>
internal sealed record CoreUse(string Folder, string File, string Of, string Type, bool IsInternal);
