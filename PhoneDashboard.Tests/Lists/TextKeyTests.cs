using PhoneDashboard.Core.Lists;

namespace PhoneDashboard.Tests.Lists;

public sealed class TextKeyTests
{
    [Fact]
    public void Fold_HalfOfASurrogatePair_IsFoldedAsTheReplacementCharacter() => Assert.Equal("ann\uFFFD", TextKey.Fold("Ann\uD83D"));

    [Fact]
    public void Fold_WholeSurrogatePair_IsKept() => Assert.Equal("ann \uD83D\uDE00", TextKey.Fold("Ann \uD83D\uDE00"));
}
