using Bunit;
using FsCheck.Fluent;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.Drafts;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Model;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Activity;
using PhoneDashboard.Web.Components.Chips;
using PhoneDashboard.Web.Components.Conflicts;
using PhoneDashboard.Web.Components.Dialogs;
using PhoneDashboard.Web.Components.Drafts;
using PhoneDashboard.Web.Components.Forms;
using PhoneDashboard.Web.Components.Layout;
using PhoneDashboard.Web.Components.Live;
using PhoneDashboard.Web.Components.SignIn;
using PhoneDashboard.Web.Components.Users;

namespace PhoneDashboard.Tests.OddText;

/// <summary>A name that runs from right to left moves nothing beside it, wherever it is shown.</summary>
public sealed class DirectionsTests : DashboardTestContext
{
    private const string Layla = "ليلى", Shown = "\u2068ليلى\u2069";

    [Theory]
    [InlineData("Ann Łukasz Ελένη", "Ann Łukasz Ελένη")]
    [InlineData("田中 12", "田中 12")]
    [InlineData($"{Layla} 12", $"{Shown} 12")]
    [InlineData($"{Layla}, {Layla} was saved.", $"{Shown}, {Shown} was saved.")]
    [InlineData("בן חיים (Sales)", "\u2068בן חיים\u2069 (Sales)")]
    [InlineData("בן  חיים", "\u2068בן\u2069  \u2068חיים\u2069")]
    [InlineData("می\u200Cروم!", "\u2068می\u200Cروم\u2069!")]
    [InlineData("Ann\u202Egpj.exe was saved", "Anngpj.exe was saved")]
    [InlineData("\u2067Ann\u2066", "Ann")]
    [InlineData("A\uD83D", "A\uD83D")]
    public void Isolated_TextOfAnyDirection_IsolatesNames(string text, string shown) => Assert.Equal(shown, text.Isolated());

    [Fact]
    public void Isolated_AnyText_IsBalanced_AndTheSameTextOtherwise() => Properties.Check(Prop.ForAll(Odd.AnyText, text =>
    {
        var (shown, depth) = (text.Isolated(), 0);
        var isBalanced = shown.All(character => (depth += character switch { '\u2068' => 1, '\u2069' => -1, _ => 0 }) is 0 or 1)
            && depth == 0;
        return isBalanced
            && Plain(shown) == Plain(text)
            && !shown.Any(character => character is >= '\u202A' and <= '\u202E' or '\u2066' or '\u2067');
    }), runs: 2000, seed: 1);

    [Fact]
    public async Task Screens_NameFromRightToLeft_IsIsolated()
    {
        var user = await this.AddUserAsync(Layla, "Ortega", "layla@example.com");

        Assert.Contains(Shown, RenderPage<UsersPage>("/users").Row("Ortega").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            Shown,
            Render<ToastMessage>(toast =>
                toast.Add(t => t.Message, new Toast.Message(BadgeTone.Ok, $"{Layla} was saved.", null, TimeSpan.FromMinutes(1)))).Markup,
            StringComparison.Ordinal);
        Assert.Contains(Shown, Render<FormProblems>(form =>
            form.Add(f => f.Problems, [new Problem(ProblemKind.Taken, $"{Layla} has it.", null, Layla)])).Markup, StringComparison.Ordinal);
        Assert.Contains(
            Shown,
            Render<DialogHead>(head => head.Add(h => h.Title, $"Edit {Layla}").Add(h => h.Close, () => { })).Markup,
            StringComparison.Ordinal);
        Assert.Contains(
            Shown,
            Render<LinkItem>(item => item.Add(i => i.Title, Layla).Add(i => i.Icon, "x").Add(i => i.Address, "/")).Markup,
            StringComparison.Ordinal);
        var search = Render<GlobalSearch>();
        search.Find("input").Input("Ortega");
        search.WaitForAssertion(() => Assert.Contains(Shown, search.Markup, StringComparison.Ordinal));
        Assert.NotEqual(0, user);
    }

    /// <summary>What no journey passes by, or only with more than one person: what is read out of it too.</summary>
    [Fact]
    public async Task Parts_NameFromRightToLeft_IsIsolatedInTextsAndAttributes()
    {
        await this.AddTeamAsync();
        await Get<DraftService>().KeepAsync(TestActors.Administrator, "edit-user:1", $"Edit User, {Layla}", "/users?open=1", "{}");
        Get<CurrentActor>().Become(TestActors.Administrator with { Name = Layla });
        string[] chips = ["1", "2", Layla];
        var conflict = new EditConflict([new SavedChange(Layla, null, DateTime.UtcNow, IsDeletion: false, ["Ring"])],
            [
                new ConflictField($"Ring instead in {Layla}", Layla, Layla, new MergeField(new Field("Ring", "Ring"), true, true)),
            ], [("Ring", Layla)]);
        var drafts = Render<DraftsBanner>();
        drafts.WaitForText("You were filling in");
        var markups = new[]
        {
            Render<TopBar>().Markup,
            drafts.Markup,
            Render<ConflictView>(view => view.Add(v => v.Conflict, conflict).Add(v => v.Return, () => { })).Markup,
            Render<ChipList>(list => list.Add(l => l.Chips, [.. chips.Select(chip => (chip, (string?)null))])).Markup,
            Render<NumberChip>(chip => chip.Add(c => c.Text, Layla).Add(c => c.Remove, () => { })).Markup,
            Render<LinkItem>(item => item.Add(i => i.Title, Layla).Add(i => i.Icon, "x").Add(i => i.Address, "/")).Markup,
            Render<ChangeList>(list => list.Add(l => l.Changes, [new FieldWords("Ring", Layla, Layla, Layla) { CanRestore = true }])
                .Add(l => l.Restore, _ => Task.CompletedTask)).Markup,
            Render<StatusBadge>(badge => badge.Add(b => b.Text, "Failed").Add(b => b.Title, $"{Layla}: no mailbox")).Markup,
        };

        Assert.All(markups, markup => Assert.Contains(Layla, markup, StringComparison.Ordinal));
        Assert.Empty(markups.SelectMany(Isolation.Loose));
    }

    private static string Plain(string text) => string.Concat(text.Where(character =>
        character is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));
}
