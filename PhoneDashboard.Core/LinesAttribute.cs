namespace PhoneDashboard.Core;

/// <summary>May have several lines, with tabs in them: a pasted list.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinesAttribute : Attribute;
