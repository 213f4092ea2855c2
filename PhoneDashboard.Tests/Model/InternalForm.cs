namespace PhoneDashboard.Tests.Model;

/// <summary>An extension.</summary>
internal sealed record InternalForm(string Digits);
