namespace PhoneDashboard.Core.Data;

/// <summary>
/// Opens a door: it stands in no trail, file, log or message, and what an undo keeps of it is sealed and goes after a minute.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
