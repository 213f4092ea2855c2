using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data.Sample;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Import;

public sealed class ImportCheckTests : IAsyncLifetime
{
    private TestDb _test = null!;

    public static TheoryData<string> Systems => [.. ImportFiles.Foreign.Keys];

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Check_ExportOfAnotherSystem_ProposesItsColumns(string system)
    {
        await _test.AddInternalNumberAsync("101");
        await _test.AddInternalNumberAsync("102");

        var plan = await CheckAsync(ImportFiles.Foreign[system]);

        Assert.False(plan.File.IsOwn);
        Assert.Empty(plan.Rows.SelectMany(row => row.Problems));
        Assert.Equal(["Ann Lee", "Bo Kim"], plan.Rows.Select(row => row.Who));
        Assert.All(plan.Rows, row => Assert.Equal(ImportOutcome.Created, row.Outcome));
        var changes = plan.Rows[0].Changes.ToDictionary(change => change.Label, change => change.After);
        Assert.Equal(("Ann", "Lee", "Sales", "ann.lee@example.com"),
            (changes["First Name"], changes["Last Name"], changes["Department"], changes["Email"]));
        Assert.Equal(system is "3CX" or "FreePBX" ? "101" : null, changes.GetValueOrDefault("Internal Number"));
        Assert.Equal(system is "3CX" or "FreePBX" ? null : "Buyer", changes.GetValueOrDefault("Job Title"));
    }

    [Theory]
    [InlineData("First Name,Last Name", "Ann,", "Last Name", "Enter a last name.")]
    [InlineData("Full Name", "Ann", "Full Name", "Put in a first and a last name.")]
    [InlineData("First Name,Last Name,Email", "Ann,Lee,ann@", "Email", "Enter an e-mail address such as name@example.com.")]
    [InlineData("First Name,Last Name,Email", "Ann,Lee,bo@example.com,", null, null)] // Bo is found by the address, and gets another name
    [InlineData("First Name,Last Name,Department", "#N/A,Lee,Sales", "First Name",
        "A spreadsheet left its error “#N/A” here. Put in what is meant.")]
    [InlineData("First Name,Last Name,DID Numbers", "Ann,Lee,4.42E+11", "DID Numbers",
        "A spreadsheet has shortened this number to “4.42E+11”, and its last digits are lost. Put in all digits, as text.")]
    [InlineData("First Name,Last Name,Internal Number", "Ann,Lee,7", "Internal Number",
        "There is no Internal Number 7, but 007: a spreadsheet may have taken its zeros away. Put it in as text.")]
    [InlineData("First Name,Last Name,Internal Number", "Ann,Lee,12345", "Internal Number",
        "“12345” is no Internal Number: these have 1 to 4 digits.")]
    [InlineData("First Name,Last Name,Internal Number", "Ann,Lee,555", "Internal Number",
        "There is no Internal Number 555. Add it under Numbers first, or correct it.")]
    [InlineData("First Name,Last Name,Internal Number", "Ann,Lee,101", "Internal Number",
        "101 rings Bo Kim now. Remove it or choose another.")]
    [InlineData("First Name,Last Name,DID Numbers", "Ann,Lee,12025550101", "DID Numbers",
        "+1 202 555 0101 is not among the DID Numbers. Add it there first, or correct it.")]
    [InlineData("First Name,Last Name,Time Schedule", "Ann,Lee,Nights", "Time Schedule",
        "Nothing among Time Schedule is called “Nights”. Add it there first, or correct the name.")]
    [InlineData("First Name,Last Name,Record On Demand", "Ann,Lee,perhaps", "Record On Demand", "Put in Yes or No.")]
    [InlineData("First Name,Last Name,When Unavailable", "Ann,Lee,Ring", "When Unavailable", "Put in Do Nothing or Route to Voicemail.")]
    [InlineData("First Name,Last Name,When Unavailable,Voicemail Audio", "Ann,Lee,Route to Voicemail,", "Voicemail Audio",
        "Choose a voicemail audio, or set When Unavailable to Do Nothing.")]
    [InlineData("First Name,Last Name,External Outbound Calls,Caller IDs", "Ann,Lee,Yes,", "Caller IDs",
        "Add at least one Caller ID, or turn external outbound calls off.")]
    [InlineData("First Name,Last Name,Reference", "Ann,Lee,99", "Reference",
        "There is no user with this Reference any more. Empty the cell to find the user by Email, or to create one.")]
    [InlineData("First Name,Last Name", "Cy,Ode", "Last Name",
        "2 users are called Cy Ode. Put in the Email or the Reference of the one who is meant.")]
    [InlineData("Email,Department", ",Sales", null,
        "The row does not say whom it is about. Put in a name, an e-mail address or a Reference.")]
    public async Task Check_WrongCell_SaysWhatIsWrongThere(string header, string row, string? column, string? words)
    {
        await _test.AddInternalNumberAsync("007");
        var taken = await _test.AddInternalNumberAsync("101");
        await _test.AddUserAsync("Bo", "Kim", "bo@example.com", new AppLineEdit { InternalNumberIds = [taken] });
        await _test.AddUserAsync("Cy", "Ode");
        await _test.AddUserAsync("Cy", "Ode");

        var plan = await CheckAsync($"{header}\n{row}\n");

        Assert.Equal(
            words is null ? [] : [(2, column, words)],
            plan.Rows[0].Problems.Select(problem => (problem.Row, problem.Column, (string?)problem.Message)));
        Assert.Equal(words is null ? 0 : 1, plan.Count(ImportOutcome.Refused));
    }

    [Fact]
    public async Task Check_PresentUsers_AreFoundByReferenceEmailOrName()
    {
        var ann = await _test.AddUserAsync("Ann", "Lee", "ann@example.com");
        await _test.AddUserAsync("Bo", "Kim", "bo@example.com");
        await _test.AddUserAsync("Cy", "Ode");
        await _test.AddUserAsync("Di", "Fox", "di@example.com");

        var plan = await CheckAsync($"""
            First Name,Last Name,Department,Email,Reference
            Anna,Lee,,ann@example.com,{ann}
            Bo,Kim,Sales,BO@example.com,
            CY,Ode,,cy@example.com,
            Di,Fox,,other@example.com,

            """);

        Assert.Empty(plan.Rows.SelectMany(row => row.Problems));
        Assert.Equal(
            ["First Name: Ann → Anna", "Department:  → Sales|Email: bo@example.com → BO@example.com",
                "First Name: Cy → CY|Email:  → cy@example.com",
                "First Name:  → Di|Last Name:  → Fox|Email:  → other@example.com"],
            plan.Rows.Select(row => string.Join('|', row.Changes.Select(change => $"{change.Label}: {change.Before} → {change.After}"))));
        Assert.Equal(
            [ImportOutcome.Changed, ImportOutcome.Changed, ImportOutcome.Changed, ImportOutcome.Created],
            plan.Rows.Select(row => row.Outcome));
    }

    [Fact]
    public async Task Check_TwoRowsThatClaimTheSame_RefusesTheSecond()
    {
        await _test.AddInternalNumberAsync("101");
        await _test.AddUserAsync("Bo", "Kim", "bo@example.com");

        var plan = await CheckAsync("""
            First Name,Last Name,Email,Internal Number
            Ann,Lee,ann@example.com,101
            Cy,Ode,cy@example.com,101
            Anna,Lee,ANN@example.com,
            Bo,Kim,bo@example.com,
            Bo,Kimm,bo@example.com,
            Di,Fox,,
            Di,Fox,,

            """);

        Assert.Equal(
            ["Internal Number: Row 2 has the same Internal Number.", "Email: Row 2 has the same e-mail address.",
                ": Row 5 is about the same user.",
                "Last Name: Row 7 has the same name and department, and neither has an e-mail address."],
            plan.Rows.SelectMany(row => row.Problems).Where(problem => !problem.Message.StartsWith("Row 5 has", StringComparison.Ordinal))
                .Select(problem => $"{problem.Column}: {problem.Message}"));
    }

    [Fact]
    public async Task Check_FullNameOfAPresentUser_LeavesFirstAndLastNameAsTheyAre()
    {
        await _test.AddUserAsync("Ann", "van der Lee", "ann@example.com");

        var plan = await CheckAsync("displayName,mail\nAnn van der Lee,ann@example.com\n");

        Assert.Equal(ImportOutcome.Same, plan.Rows[0].Outcome);
    }

    [Fact]
    public async Task Check_BareDigits_AreE164InOurFilesAndNationalInOthers()
    {
        await _test.SetCountryAsync("GB");
        await _test.AddDidAsync("442079460101");
        const string Foreign = "First Name,Last Name,DID,Site\nAnn,Lee,020 7946 0101,London\n";

        Assert.Empty((await CheckAsync(Foreign)).Rows[0].Problems);
        Assert.Empty((await CheckAsync("First Name,Last Name,DID Numbers\nAnn,Lee,442079460101\n")).Rows[0].Problems);
        Assert.Equal(
            ImportOutcome.Refused, (await CheckAsync("First Name,Last Name,DID Numbers\nAnn,Lee,02079460101\n")).Rows[0].Outcome);
    }

    [Fact]
    public async Task Check_ColumnsThatSayNothing_AreRefused()
    {
        var file = ImportFiles.Of("A,B\n1,2\n");
        var mapping = ImportMapping.Propose(file);
        var nobody = await _test.Get<ImportService>().CheckAsync(TestActors.Operator, file, mapping);
        mapping[0] = mapping[1] = ImportFields.All.Single(field => field.Label == "Email");
        var twice = await _test.Get<ImportService>().CheckAsync(TestActors.Operator, file, mapping);

        Assert.Equal("Say which columns have the names, the e-mail address or the Reference: whom is a row about?",
            nobody.Problems[0].Message);
        Assert.Equal("“A” and “B” are both Email. Choose one of them.", twice.Problems[0].Message);
    }

    [Fact]
    public async Task Check_WritesNothing()
    {
        await _test.Get<SampleDataService>().LoadAsync(TestActors.Administrator, new SampleSize());
        await using var db = await _test.OpenAsync();
        var before = db.Audit.Count();

        await CheckAsync("First Name,Last Name,Email\nAnn,Lee,new@example.com\n");

        Assert.Equal(before, db.Audit.Count());
        Assert.Equal(0, (await _test.Get<PhoneUserService>().ListAsync(TestActors.Operator, new() { Search = "new@example.com" })).Total);
    }

    private async Task<ImportPlan> CheckAsync(string text)
    {
        var file = ImportFiles.Of(text);
        return (await _test.Get<ImportService>().CheckAsync(TestActors.Operator, file, ImportMapping.Propose(file))).Value;
    }
}
