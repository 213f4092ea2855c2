using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Dialogs;

/// <summary>
/// Ctrl+Enter presses the filled button of every dialog, and every foot says so. What it says is compared by AccessibilityTests.
/// </summary>
public sealed class DialogHintTests
{
    [Fact]
    public void EveryFoot_WithAFilledButton_TellsTheKey()
    {
        var feet = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "PhoneDashboard.Web", "Components"), "*.razor", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("<Foot>", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(feet);
        Assert.All(feet, file => Assert.Contains("<DialogHint ", File.ReadAllText(file), StringComparison.Ordinal));
    }
}
