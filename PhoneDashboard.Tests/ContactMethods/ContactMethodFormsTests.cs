using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.ContactMethods;

public sealed class ContactMethodFormsTests : IAsyncLifetime
{
    private static readonly Actor Me = TestActors.Administrator;
    private TestDb _test = null!;
    private long _ben;

    private ContactMethodForms Forms => _test.Get<ContactMethodForms>();

    public static TheoryData<string, string?, string> WrongAddresses => new()
    {
        { "", "EmailAddress", "Enter an e-mail address." },
        { "nobody", "EmailAddress", EmailAddress.Rule },
        { "a@example.com, b@example.com", "EmailAddress", "Enter one address only, such as name@example.com." },
    };

    public static TheoryData<string?, string> WrongNumbers => new()
    {
        { null, "Enter a phone number, for example +1 202 555 0101." },
        { "call me", "This is no phone number: it has letters. Enter the digits, for example +1 202 555 0101." },
        { "+1 202 555 0101, +1 202 555 0102", "A + belongs in front of a number only. Enter one number, for example +1 202 555 0101." },
        { "2025550101", "Begin with + and the country calling code, for example +1 202 555 0101. Other numbers can be read once Settings "
            + "knows the company's country." },
        { "+39 999999999999999", "“+39 999999999999999” is too long for a number of its country, Italy. Enter one number, for "
            + "example +1 202 555 0101." },
    };

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _ben = await _test.AddUserAsync("Ben", "Ortega", "ben@example.com");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Save_NewEmail_IsKeptTidyAndRead()
    {
        var saved = (await Forms.SaveAsync(Me, new EmailMethodEdit { UserId = _ben, EmailAddress = " Ben <ben@example.net> " })).Value;

        Assert.Equal("ben@example.net of Ben Ortega", saved.Title);
        var edit = (EmailMethodEdit)(await Forms.GetAsync(Me, ContactMethodKind.EmailMethod, saved.Id))!;
        Assert.Equal((saved.Id, 1, _ben, "ben@example.net"), (edit.Id, edit.Version, edit.UserId, edit.EmailAddress));
        Assert.Null(await Forms.GetAsync(Me, ContactMethodKind.PstnForwarding, saved.Id));
    }

    [Theory]
    [MemberData(nameof(WrongAddresses))]
    public async Task Save_WrongAddress_IsRefusedAtTheFieldInWords(string address, string? field, string words)
    {
        var problem = Assert.Single(
            (await Forms.SaveAsync(Me, new EmailMethodEdit { UserId = _ben, EmailAddress = address })).Problems);

        Assert.Equal((ProblemKind.Invalid, field), (problem.Kind, problem.Field));
        Assert.StartsWith(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_NoUser_IsRefusedAtTheField() => Assert.Equal(
        [new Problem(ProblemKind.Invalid, "Choose the user whom it reaches.", "UserId")],
        (await Forms.SaveAsync(Me, new EmailMethodEdit { EmailAddress = "a@example.com" })).Problems);

    [Fact]
    public async Task Save_UserWhoIsGone_IsRefusedAtTheField() => Assert.Equal(
        [new Problem(ProblemKind.NotFound, "This user has been deleted. Choose another.", "UserId")],
        (await Forms.SaveAsync(Me, new EmailMethodEdit { UserId = 99, EmailAddress = "a@example.com" })).Problems);

    [Theory]
    [MemberData(nameof(WrongNumbers))]
    public async Task Save_WrongNumber_IsRefusedAtTheFieldInWords(string? number, string words) => Assert.Equal(
        [new Problem(ProblemKind.Invalid, words, "PhoneNumber")],
        (await Forms.SaveAsync(Me, new PstnForwardingEdit { UserId = _ben, PhoneNumber = number })).Problems);

    [Fact]
    public async Task Save_NumberAsTheCountryWritesIt_IsStoredAsE164()
    {
        await _test.SetCountryAsync("GB");

        var saved = (await Forms.SaveAsync(Me, new PstnForwardingEdit { UserId = _ben, PhoneNumber = "020 7946 0018" })).Value;

        Assert.Equal("442079460018", (await StoredAsync(saved.Id)).ForwardingNumber);
        Assert.Equal("+44 20 7946 0018 of Ben Ortega", saved.Title);
    }

    [Fact]
    public async Task Save_NumberThatIsAskedAbout_IsStoredOnceItIsChosen()
    {
        var edit = new PstnForwardingEdit { UserId = _ben, PhoneNumber = "+44 1632 960001" };
        var asked = await Forms.ReadNumberAsync(Me, edit.PhoneNumber);
        Assert.Null(asked.Number);
        Assert.Equal((ProblemKind.Invalid, asked.Words), Assert.Single(
            (await Forms.SaveAsync(Me, edit)).Problems.Select(problem => (problem.Kind, problem.Message))));

        edit.Chosen = Assert.Single(asked.Choices).Digits;
        var id = (await Forms.SaveAsync(Me, edit)).Value.Id;

        // Nobody is asked again about what is stored.
        var again = (PstnForwardingEdit)(await Forms.GetAsync(Me, ContactMethodKind.PstnForwarding, id))!;
        again.AllowCallTransfer = true;
        Assert.True((await Forms.SaveAsync(Me, again)).Succeeded);
        Assert.Equal((edit.Chosen, true), ((await StoredAsync(id)).ForwardingNumber, (await StoredAsync(id)).AllowCallTransfer));
    }

    [Fact]
    public async Task Save_Everything_IsReadAgainAndInTheTrail()
    {
        var (did, number) = (await _test.AddDidAsync("12025550101"), await _test.AddInternalNumberAsync("201"));
        var audio = await _test.AddAudioAsync("Greeting");

        var id = await AddForwardingAsync(edit =>
        {
            (edit.AllowCallTransfer, edit.DidNumberIds, edit.InternalNumberIds) = (true, [did], [number]);
            (edit.WhenUnavailable, edit.VoicemailAudioId) = (WhenUnavailable.RouteToVoicemail, audio);
        });

        var read = (PstnForwardingEdit)(await Forms.GetAsync(Me, ContactMethodKind.PstnForwarding, id))!;
        Assert.Equal(("+1 202 555 0199", true), (read.PhoneNumber, read.AllowCallTransfer));
        Assert.Equal([did, number], read.DidNumberIds.Concat(read.InternalNumberIds));
        Assert.Equal((WhenUnavailable.RouteToVoicemail, audio), (read.WhenUnavailable, read.VoicemailAudioId));
        var entry = (await _test.Get<HistoryService>().ListAsync(Me, nameof(PstnForwarding), id)).Entries[0];
        Assert.Superset(
            new HashSet<string>(["User", "Phone Number", "Allow Call Transfer", "DID Numbers", "Internal Number", "Voicemail Audio"]),
            entry.Changes.Select(change => change.Label).ToHashSet());
    }

    [Fact]
    public async Task Save_VoicemailWithoutAudio_IsRefused()
    {
        var edit = Forwarding();
        edit.WhenUnavailable = WhenUnavailable.RouteToVoicemail;

        Assert.Equal("VoicemailAudioId", Assert.Single((await Forms.SaveAsync(Me, edit)).Problems).Field);
    }

    [Fact]
    public async Task Save_NumberOfSomebodyElse_NamesTheOwnerAndIsTakenOnlyWhenAgreed()
    {
        var did = await _test.AddDidAsync("12025550101");
        var amara = await _test.AddUserAsync("Amara", "Diallo", line: new AppLineEdit { DidNumberIds = [did] });
        var edit = Forwarding();
        edit.DidNumberIds = [did];

        var problem = Assert.Single((await Forms.SaveAsync(Me, edit)).Problems);
        Assert.Equal((ProblemKind.Taken, "DidNumberIds"), (problem.Kind, problem.Field));
        Assert.Contains("+1 202 555 0101 rings Amara Diallo now.", problem.Message, StringComparison.Ordinal);

        var agreed = (await _test.Get<NumberTakeOverService>().PreviewDidNumberAsync(Me, did))!.TakeOver;
        var saved = (await Forms.SaveAsync(Me, edit, [agreed])).Value;

        Assert.Equal("Took +1 202 555 0101 from Amara Diallo for Ben Ortega.", saved.Moved);
        Assert.Empty((await _test.EditOfAsync(await _test.LineOfAsync(amara))).DidNumberIds);
        Assert.True((await _test.Get<UndoService>().UndoAsync(Me, saved.UndoId!.Value)).Succeeded);
        Assert.Equal([did], (await _test.EditOfAsync(await _test.LineOfAsync(amara))).DidNumberIds);
        Assert.NotNull(await Forms.GetAsync(Me, ContactMethodKind.PstnForwarding, saved.Id));
    }

    [Fact]
    public async Task Save_OlderVersion_IsRefusedWithWhoChangedWhat()
    {
        var id = await AddForwardingAsync();
        var (first, second) = (await ReadAsync(id), await ReadAsync(id));
        first.AllowCallTransfer = true;
        await Forms.SaveAsync(TestActors.Operator, first);

        second.PhoneNumber = "+1 202 555 0102";
        var problem = Assert.Single((await Forms.SaveAsync(Me, second)).Problems);

        Assert.Equal(ProblemKind.Changed, problem.Kind);
        Assert.Equal("12025550199", (await StoredAsync(id)).ForwardingNumber);
    }

    /// <summary>Lists that show the user's name or numbers follow a contact method that is another user's from now on.</summary>
    [Fact]
    public async Task Save_AnotherUser_ItsNumbersGoWithIt()
    {
        var did = await _test.AddDidAsync("12025550101");
        var zoe = await _test.AddUserAsync("Zoe", "Adler");
        var id = await AddForwardingAsync(edit => edit.DidNumberIds = [did]);

        var edit = await ReadAsync(id);
        edit.UserId = zoe;
        Assert.Equal("+1 202 555 0199 of Zoe Adler", (await Forms.SaveAsync(Me, edit)).Value.Title);

        Assert.Equal([zoe], await UsersFoundAsync("202 555 0101"));
        Assert.Equal("Zoe Adler", Assert.Single((await _test.Get<ContactMethodService>().ListAsync(
            Me, ContactMethodKind.PstnForwarding, ListQuery.Parse("?search=adler"))).Rows).UserName);
        await using var db = await _test.OpenAsync();
        Assert.Equal("zoe adler", (await db.DidNumbers.SingleAsync(number => number.Id == did)).RingsKey);
    }

    [Fact]
    public async Task Restore_FormerNumber_PutsItBack()
    {
        var id = await AddForwardingAsync();
        var edit = await ReadAsync(id);
        (edit.PhoneNumber, edit.Chosen) = ("+1 202 555 0102", null);
        await Forms.SaveAsync(Me, edit);
        await using var db = await _test.OpenAsync();
        var entry = await db.Audit.Where(entry => entry.ItemId == id).OrderByDescending(entry => entry.Id).FirstAsync();

        var restored = await _test.Get<ValueRestore>().RestoreAsync(Me, entry.Id, nameof(PstnForwarding.ForwardingNumber), 2);

        Assert.Empty(restored.Problems);
        Assert.Equal("12025550199", (await StoredAsync(id)).ForwardingNumber);
    }

    private PstnForwardingEdit Forwarding() => new() { UserId = _ben, PhoneNumber = "+1 202 555 0199" };

    private async Task<long> AddForwardingAsync(Action<PstnForwardingEdit>? change = null)
    {
        var edit = Forwarding();
        change?.Invoke(edit);
        return (await Forms.SaveAsync(Me, edit)).Value.Id;
    }

    private async Task<PstnForwardingEdit> ReadAsync(long id) =>
        (PstnForwardingEdit)(await Forms.GetAsync(Me, ContactMethodKind.PstnForwarding, id))!;

    private async Task<PstnForwarding> StoredAsync(long id)
    {
        await using var db = await _test.OpenAsync();
        return await db.ContactMethods.OfType<PstnForwarding>().SingleAsync(method => method.Id == id);
    }

    private async Task<IEnumerable<long>> UsersFoundAsync(string text) => (await _test.Get<PhoneUserService>().ListAsync(
        Me, ListQuery.Parse($"?search={Uri.EscapeDataString(text)}"))).Rows.Select(row => row.Id);
}
