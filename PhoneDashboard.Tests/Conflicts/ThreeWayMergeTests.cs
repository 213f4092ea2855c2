using FsCheck;
using FsCheck.Fluent;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Conflicts;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Model;

namespace PhoneDashboard.Tests.Conflicts;

public sealed class ThreeWayMergeTests
{
    [Fact]
    public void Fields_OnlyTheyChanged_IsTheirs()
    {
        var merge = new ThreeWayMerge<PhoneUserEdit>(PhoneUserFields.Form, User(), User(jobTitle: "Theirs", version: 2), User());

        var differing = Assert.Single(merge.Fields);
        Assert.Equal(
            (nameof(PhoneUserEdit.JobTitle), false, MergeSide.Theirs), (differing.Field.EditName, differing.IsConflict, differing.Choice));
        Assert.Equal("Theirs", merge.Result().JobTitle);
    }

    [Fact]
    public void Fields_OnlyIChanged_IsMineOverTheirVersion()
    {
        var merge = new ThreeWayMerge<PhoneUserEdit>(PhoneUserFields.Form, User(), User(version: 2), User(jobTitle: "Mine"));

        Assert.Equal(MergeSide.Mine, Assert.Single(merge.Fields).Choice);
        Assert.Equal(("Mine", 2), (merge.Result().JobTitle, merge.Result().Version));
    }

    [Fact]
    public void Fields_BothChanged_WaitsForAChoice()
    {
        var merge = new ThreeWayMerge<PhoneUserEdit>(PhoneUserFields.Form, User(), User(jobTitle: "Theirs"), User(jobTitle: "Mine"));

        Assert.True(Assert.Single(merge.Fields).IsConflict);
        Assert.False(merge.IsDecided);
        Assert.Throws<InvalidOperationException>(merge.Result);

        merge.ChooseAll(MergeSide.Mine);
        Assert.Equal("Mine", merge.Result().JobTitle);
    }

    [Fact]
    public void Fields_BothChangedAlike_IsNoQuestion() =>
        Assert.Empty(
            new ThreeWayMerge<PhoneUserEdit>(
                PhoneUserFields.Form, User(), User(jobTitle: "Both", version: 2), User(jobTitle: "Both")).Fields);

    [Theory]
    [InlineData(null, "")]
    [InlineData("Clerk", " Clerk ")]
    public void Fields_DifferOnlyInSpace_AreTheSame(string? theirs, string mine) =>
        Assert.Empty(new ThreeWayMerge<PhoneUserEdit>(PhoneUserFields.Form, User(), User(jobTitle: theirs), User(jobTitle: mine)).Fields);

    [Fact]
    public void Lists_AreComparedAsWholes_InOrderWhereItCounts()
    {
        AppLineEdit Line(params long[] ids) => new() { CallerIdIds = [.. ids], DeliveryMethodIds = [.. ids] };
        var merge = new ThreeWayMerge<AppLineEdit>(AppLineFields.Form, Line(1, 2), Line(2, 1), Line(1, 2));

        Assert.Equal(nameof(AppLineEdit.CallerIdIds), Assert.Single(merge.Fields).Field.EditName);
        Assert.Equal([2, 1], merge.Result().CallerIdIds);
    }

    [Fact]
    public void Result_OfASchedule_HasHoursOfOneAndTitleOfTheOther()
    {
        var read = Schedule("Office", 9);
        var mine = Schedule("Office", 10);
        var merge = new ThreeWayMerge<TimeScheduleEdit>(TimeScheduleFields.Form, read, Schedule("Bureau", 9), mine);

        var result = merge.Result();
        Assert.Equal(("Bureau", new TimeOnly(10, 0)), (result.Title, result.Days[0].Hours[0].From));
        Assert.NotSame(mine.Days[0], result.Days[0]);
    }

    [Fact]
    public void Fill_BoundObject_TakesAllOfTheOther()
    {
        var bound = Schedule("Office", 9);

        EditValues.Fill(bound, Schedule("Bureau", 10));

        Assert.Equal(("Bureau", new TimeOnly(10, 0)), (bound.Title, bound.Days[0].Hours[0].From));
    }

    [Fact]
    public void Result_AnyThreeLines_LosesNothingOfEither() =>
        Properties.Check(Prop.ForAll(Lines(), Lines(), Lines(), (read, theirs, mine) =>
        {
            var merge = new ThreeWayMerge<AppLineEdit>(AppLineFields.Form, Line(read), Line(theirs), Line(mine));
            foreach (var conflict in merge.Fields.Where(differing => differing.IsConflict))
            {
                conflict.Choice = MergeSide.Mine;
            }

            var result = Values(merge.Result());
            return Enumerable.Range(0, result.Length).All(at => result[at] == (mine[at] == read[at] ? theirs[at] : mine[at]))
                && merge.Fields.Count == Enumerable.Range(0, result.Length).Count(at => mine[at] != theirs[at]);
        }), runs: 300, seed: 1);

    private static PhoneUserEdit User(string? jobTitle = null, long version = 1) =>
        new() { Id = 7, Version = version, FirstName = "Ben", LastName = "Ortega", JobTitle = jobTitle };

    private static TimeScheduleEdit Schedule(string title, int from)
    {
        var schedule = new TimeScheduleEdit { Id = 3, Version = 1, Title = title, TimeZone = "Europe/Rome" };
        schedule.Days[0].Hours.Add(new WorkingHours { From = new TimeOnly(from, 0), To = new TimeOnly(17, 0) });
        return schedule;
    }

    private static Arbitrary<int[]> Lines() => Arb.From(Gen.ArrayOf(Gen.Choose(0, 1), 5));

    private static AppLineEdit Line(int[] values) => new()
    {
        RecordOnDemand = values[0] == 1,
        WhenUnavailable = (WhenUnavailable)values[1],
        VoicemailAudioId = values[2] == 1 ? 4 : null,
        DidNumberIds = values[3] == 1 ? [1, 2] : [2, 1],
        DeliveryMethodIds = values[4] == 1 ? [1] : [],
    };

    private static int[] Values(AppLineEdit line) =>
        [
            line.RecordOnDemand ? 1 : 0, (int)line.WhenUnavailable, line.VoicemailAudioId is null ? 0 : 1,
            line.DidNumberIds[0] == 1 ? 1 : 0, line.DeliveryMethodIds.Count,
        ];
}
