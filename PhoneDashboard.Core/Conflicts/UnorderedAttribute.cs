namespace PhoneDashboard.Core.Conflicts;

/// <summary>The order of this list means nothing: the same things in another order are no change.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnorderedAttribute : Attribute;
