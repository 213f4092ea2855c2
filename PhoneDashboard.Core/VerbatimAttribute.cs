namespace PhoneDashboard.Core;

/// <summary>Kept as typed, to the last character: a password.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VerbatimAttribute : Attribute;
