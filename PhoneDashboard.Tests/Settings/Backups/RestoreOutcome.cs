namespace PhoneDashboard.Tests.Settings.Backups;

/// <summary>What became of a backup that something was done to.</summary>
/// <param name="Case">What was done.</param>
/// <param name="Refused">The restore refused it.</param>
/// <param name="Words">Why, or that it was put back.</param>
/// <param name="Untouched">Not a byte of the present database and keys changed.</param>
internal sealed record RestoreOutcome(string Case, bool Refused, string Words, bool Untouched);
