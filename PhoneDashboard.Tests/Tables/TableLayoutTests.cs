
namespace PhoneDashboard.Tests.Tables;

public sealed class TableLayoutTests
{
    private static readonly string[] Titles = ["User", "Devices", "Status"];

    [Fact]
    public void Arrange_ColumnNewerThanTheChoice_ComesAtTheEnd() =>
        Assert.Equal(["User", "Status", "Devices"], new TableLayout { Order = ["User", "Status"] }.Arrange(Titles));

    [Fact]
    public void Arrange_ColumnNoLongerThere_IsForgotten() =>
        Assert.Equal(Titles, new TableLayout { Order = ["Gone", "User", "Devices"] }.Arrange(Titles));

    [Fact]
    public void Move_ToTheLeftEnd_NeverPassesTheFirstColumn() =>
        Assert.Equal(["User", "Status", "Devices"], new TableLayout().Move(Titles, "Status", -5).Arrange(Titles));

    [Fact]
    public void Toggle_Twice_ShowsTheColumnAgain() =>
        Assert.Empty(new TableLayout().Toggle("Status").Toggle("Status").Hidden);
}
