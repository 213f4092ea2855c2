namespace PhoneDashboard.Core.Data;

/// <summary>Not written to the audit trail: derived, or a secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UnauditedAttribute : Attribute;
