using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.AppLines;

namespace PhoneDashboard.Tests.AppLines;

/// <summary>Edit App Configuration, opened from its page (Specification 4.3 and 4.4).</summary>
public sealed class EditAppLineDialogTests : DashboardTestContext
{
    private const StringComparison Exactly = StringComparison.Ordinal;
    private const string Copy = "Copy from a colleague's line";

    [Fact]
    public async Task Open_SavedLine_ShowsWhatItHas()
    {
        var did = await this.AddDidAsync("12025550101");
        var number = await this.AddInternalNumberAsync("007");
        var line = await LineAsync(edit =>
            (edit.DidNumberIds, edit.InternalNumberIds, edit.ExternalOutboundCalls, edit.CallerIdIds) = ([did], [number], true, [did]));

        var page = Open(line);

        page.Button("Remove +1 202 555 0101");
        page.Button("Remove 007");
        page.WaitForText("1st · +1 202 555 0101");
        Assert.Equal(3, page.FindAll(".line-sections section").Count);
        Assert.Empty(page.FindAll(".line-warning"));
    }

    [Fact]
    public async Task UnconfiguredLine_CopiedFromAColleague_IsSavedWithEverythingButTheNumbers()
    {
        var number = await this.AddInternalNumberAsync("201");
        var ben = await LineAsync(edit =>
            (edit.InternalNumberIds, edit.RecordInboundExternal, edit.InternalCallerIdId) = ([number], true, number));
        var eva = await this.LineOfAsync(await this.AddUserAsync("Eva", "Lind"));
        Assert.DoesNotContain(Open(ben).FindAll("label"), label => label.TextContent == Copy);
        await DisposeComponentsAsync();

        var page = Open(eva);
        await page.PickAsync<NamedItem>(Copy, "Ben", "Ben Ortega");
        page.WaitForText("Copied, without the numbers.");
        Save(page);

        page.WaitForNoDialog();
        var saved = await this.EditOfAsync(eva);
        Assert.True(saved.RecordInboundExternal);
        Assert.Empty(saved.InternalNumberIds);
        Assert.Null(saved.InternalCallerIdId);
    }

    [Fact]
    public async Task UnconfiguredLine_OfTheOnlyUser_HasNobodyToCopyFrom()
    {
        var page = Open(await this.LineOfAsync(await this.AddUserAsync("Eva", "Lind")));

        page.WaitForText("Inbound Calls");
        Assert.DoesNotContain(page.FindAll("label"), label => label.TextContent == Copy);
    }

    [Fact]
    public async Task RemoveChip_Cancelled_KeepsTheNumber()
    {
        var did = await this.AddDidAsync("12025550101");
        var line = await LineAsync(edit => edit.DidNumberIds = [did]);
        var page = Open(line);

        page.Press("Remove +1 202 555 0101");
        page.WaitForText(AttentionReasons.NoInboundNumber.Sentence());
        page.Press("Cancel");
        page.Press("Discard");
        page.WaitForNoDialog();

        Assert.Equal([did], (await this.EditOfAsync(line)).DidNumberIds);
    }

    [Fact]
    public async Task RemoveChip_Saved_FreesTheNumber()
    {
        var did = await this.AddDidAsync("12025550101");
        var line = await LineAsync(edit => edit.DidNumberIds = [did]);
        var page = Open(line);

        page.Press("Remove +1 202 555 0101");
        Save(page);

        page.WaitForNoDialog();
        Assert.Empty((await this.EditOfAsync(line)).DidNumberIds);
    }

    [Fact]
    public async Task RouteToVoicemail_WithoutAudio_IsRefusedAtTheFieldAndStaysOpen()
    {
        var page = Open(await LineAsync(_ => { }));

        page.Pick("When Unavailable", "Route to Voicemail");
        Save(page);

        Assert.Equal("Choose a voicemail audio, or set When Unavailable to Do Nothing.", page.Error("Voicemail Audio"));
        page.Dialog("Edit App Configuration");
    }

    [Fact]
    public async Task ExternalCalls_WithoutCallerId_IsRefusedAtTheField()
    {
        var page = Open(await LineAsync(_ => { }));

        page.Toggle("Enable External Outbound Calls");
        Save(page);

        Assert.Equal("Add at least one Caller ID, or turn external outbound calls off.", page.Error("Caller IDs"));
    }

    [Fact]
    public async Task VoicemailAudio_Hidden_IsKept()
    {
        var audio = await this.AddAudioAsync("Greeting");
        var line = await LineAsync(edit => (edit.WhenUnavailable, edit.VoicemailAudioId) = (WhenUnavailable.RouteToVoicemail, audio));
        var page = Open(line);
        page.Button("Play Greeting");

        page.Pick("When Unavailable", "Do Nothing");
        page.WaitForAssertion(() =>
            Assert.DoesNotContain(page.FindAll("label"), label => label.TextContent.Contains("Voicemail Audio", StringComparison.Ordinal)));
        Save(page);
        page.WaitForNoDialog();

        var saved = await this.EditOfAsync(line);
        Assert.Equal((WhenUnavailable.DoNothing, audio), (saved.WhenUnavailable, saved.VoicemailAudioId));
    }

    [Fact]
    public async Task TypedInFull_FreeNumber_BecomesAChip()
    {
        await this.AddDidAsync("12025550101");
        var page = Open(await LineAsync(_ => { }));

        page.Leave<DidOption>("DID Numbers", "+1 (202) 555-0101");

        page.Button("Remove +1 202 555 0101");
    }

    /// <summary>Each field that this installation cannot follow says so; without phones another system does.</summary>
    [Theory]
    [InlineData(false, 0, 0, false)]
    [InlineData(true, 2, 5, true)]
    public async Task Help_SaysWhatThisInstallationCannotDoYet(bool hasPhones, int announcements, int recordings, bool voicemail)
    {
        if (hasPhones)
        {
            await this.TurnPhonesOnAsync();
        }

        var audio = await this.AddAudioAsync("Greeting");
        var page = Open(await LineAsync(
            edit => (edit.WhenUnavailable, edit.VoicemailAudioId) = (WhenUnavailable.RouteToVoicemail, audio)));

        page.WaitForAssertion(() =>
        {
            var help = page.FindAll(".field-help").Select(line => line.TextContent).ToList();
            Assert.Equal(announcements, help.Count(line => line.EndsWith(" This installation plays no announcements yet.", Exactly)));
            Assert.Equal(recordings, help.Count(line => line.EndsWith(" This installation records no calls yet.", Exactly)));
            Assert.Equal(voicemail, help.Exists(line => line.Contains("no media server: nobody can leave a message", Exactly)));
        });
    }

    [Fact]
    public async Task Warning_NumberOnATrunkWithoutAHost_WhilePhonesAreOn()
    {
        await this.TurnPhonesOnAsync();
        var did = await this.AddDidAsync("12025550101");

        var page = Open(await LineAsync(edit => edit.DidNumberIds = [did]));

        page.WaitForText("A DID Number of this line is on a trunk without a host, which carries no calls: calls to it do not arrive.");
    }

    [Theory]
    [InlineData("202-555-0101")]
    [InlineData("1 202 555 0101")]
    [InlineData("tel:+12025550101")]
    public async Task TypedInFull_AsTheCountryWritesIt_BecomesAChip(string text)
    {
        await this.SetCountryAsync("US");
        await this.AddDidAsync("12025550101");
        var page = Open(await LineAsync(_ => { }));

        page.Leave<DidOption>("DID Numbers", text);

        page.Button("Remove +1 202 555 0101");
    }

    [Theory]
    [InlineData("555-0101")]
    [InlineData("0101")]
    [InlineData("nobody")]
    public async Task TypedInPart_OnlyHit_IsNotTakenAndSaveWaits(string text)
    {
        await this.SetCountryAsync("US");
        await this.AddDidAsync("12025550101");
        var page = Open(await LineAsync(_ => { }));

        page.Leave<DidOption>("DID Numbers", text);
        page.WaitForText($"“{text}” is not chosen");
        Save(page);

        Assert.Contains("is not chosen", page.Error("DID Numbers"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".chip-remove"));
        Assert.NotNull(page.Dialog("Edit App Configuration"));
    }

    [Fact]
    public async Task Pasted_Several_AreTakenOneByOneAndTheRestStays()
    {
        await this.SetCountryAsync("US");
        foreach (var digits in new[] { "101", "102", "103" })
        {
            await this.AddInternalNumberAsync(digits);
        }

        await this.AddDidAsync("12025550101");
        await this.AddDidAsync("12025550102");
        var page = Open(await LineAsync(_ => { }));

        page.Leave<InternalNumberOption>("Internal Number", "101, 999; ext. 103");
        page.WaitForText("“999” is not chosen");
        page.Leave<DidOption>("DID Numbers", "(202) 555-0101, +1 202 555 0102");
        page.Button("Remove +1 202 555 0102");

        Assert.Equal(["+1 202 555 0101", "+1 202 555 0102", "101", "103"],
            page.FindAll(".chip-remove")
            .Select(remove => remove.GetAttribute("aria-label")!["Remove ".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TypedInFull_TakenNumber_NamesItsOwner()
    {
        var did = await this.AddDidAsync("12025550101");
        await LineAsync(edit => edit.DidNumberIds = [did], "Amara", "Diallo");
        var page = Open(await LineAsync(_ => { }));

        page.Leave<DidOption>("DID Numbers", "+1 202 555 0101");
        page.Press("Leave it");

        page.WaitForText("+1 202 555 0101: Rings Amara Diallo.");
        Assert.Empty(page.FindAll(".chip-remove"));
    }

    [Theory]
    [InlineData("DID Numbers", "Disabled: enable it first.")]
    [InlineData("Caller IDs", "Disabled: enable it first.")]
    public async Task TypedInFull_NumberThatCannotBeChosen_StaysAndSaveWaits(string field, string reason)
    {
        var did = await this.AddDidAsync("12025550102");
        await this.AddDidAsync("12025550101", enabled: false);
        var page = Open(await LineAsync(edit => (edit.ExternalOutboundCalls, edit.CallerIdIds) = (true, [did])));

        page.Leave<DidOption>(field, "+1 202 555 0101");
        page.WaitForText($"+1 202 555 0101: {reason}");
        Save(page);

        Assert.Contains(reason, page.Error(field), StringComparison.Ordinal);
        Assert.NotNull(page.Dialog("Edit App Configuration"));
    }

    [Fact]
    public async Task TypedInFull_TakenNumberTakenOver_RingsThisLineAfterTheSave()
    {
        var did = await this.AddDidAsync("12025550101");
        var amara = await LineAsync(edit => edit.DidNumberIds = [did], "Amara", "Diallo");
        var line = await LineAsync(_ => { });
        var page = Open(line);

        page.Leave<DidOption>("DID Numbers", "+1 202 555 0101");
        page.WaitForText("It is the last number of Amara Diallo, who then has no number of their own.");
        page.Press("Take over");
        page.Button("Remove +1 202 555 0101");
        Save(page);

        page.WaitForNoDialog();
        Assert.Equal([did], (await this.EditOfAsync(line)).DidNumberIds);
        Assert.Empty((await this.EditOfAsync(amara)).DidNumberIds);
    }

    [Fact]
    public async Task CallerIds_MovedEarlier_BecomesTheDefault()
    {
        var dids = new[] { await this.AddDidAsync("12025550101"), await this.AddDidAsync("12025550102") };
        var line = await LineAsync(edit => (edit.ExternalOutboundCalls, edit.CallerIdIds) = (true, [.. dids]));
        var page = Open(line);

        page.Press("Move +1 202 555 0102 earlier");
        page.WaitForText("1st · +1 202 555 0102");
        Save(page);
        page.WaitForNoDialog();

        Assert.Equal([dids[1], dids[0]], (await this.EditOfAsync(line)).CallerIdIds);
    }

    [Fact]
    public async Task Save_NumberTakenMeanwhile_StaysOpenAndNamesTheOwner()
    {
        var did = await this.AddDidAsync("12025550101");
        var theirs = await LineAsync(_ => { }, "Amara", "Diallo");
        var mine = await LineAsync(_ => { });
        var page = Open(mine);
        page.Leave<DidOption>("DID Numbers", "+1 202 555 0101");
        page.Button("Remove +1 202 555 0101");
        await SaveAsync(theirs, edit => edit.DidNumberIds = [did]);

        Save(page);

        Assert.Equal("+1 202 555 0101 rings Amara Diallo now. Remove it or choose another.", page.Error("DID Numbers"));
        page.Button("Remove +1 202 555 0101");
    }

    [Fact]
    public async Task Save_ChangedMeanwhile_ShowsBothInWordsAndSavesWhatWasChosen()
    {
        long[] dids = [await this.AddDidAsync("12025550101"), await this.AddDidAsync("12025550102")];
        var welcome = await this.AddAudioAsync("Welcome");
        var line = await LineAsync(edit => edit.DidNumberIds = [dids[0]]);
        var page = Open(line);
        page.Toggle("Inbound Internal");
        page.Press("Remove +1 202 555 0101");
        await SaveAsync(line, edit => (edit.DidNumberIds, edit.WhenUnavailable, edit.VoicemailAudioId) =
            ([.. dids], WhenUnavailable.RouteToVoicemail, welcome), TestActors.Operator);

        Save(page);

        page.WaitForText("Operator changed DID Numbers, When Unavailable, Voicemail Audio at ");
        Assert.Equal(("+1 202 555 0101, +1 202 555 0102", "Nothing", null), page.Conflict("DID Numbers"));
        Assert.Equal(("Route to Voicemail", "Do Nothing", "Theirs"), page.Conflict("When Unavailable"));
        Assert.Equal(("Welcome", "Nothing", "Theirs"), page.Conflict("Voicemail Audio"));
        Assert.Equal(("No", "Yes", "Mine"), page.Conflict("Inbound Internal"));

        page.Choose("DID Numbers", "Theirs");
        page.Press("Back to the form");
        page.Button("Remove +1 202 555 0102");
        page.WaitForAssertion(() => Assert.Equal("true", page.Field("Inbound Internal").GetAttribute("aria-checked")));
        Save(page);
        page.WaitForNoDialog();
        var saved = await this.EditOfAsync(line);
        Assert.Equal((true, welcome), (saved.RecordInboundInternal, saved.VoicemailAudioId));
        Assert.Equal(dids, saved.DidNumberIds);
    }

    [Fact]
    public async Task Save_WithEmail_OffersTheInvite()
    {
        var page = Open(await LineAsync(_ => { }));

        Save(page);

        page.WaitForText("Ben Ortega was saved. Send the invitation so that Ben can connect to the app.");
        page.Button("Send Invite to App");
    }

    [Fact]
    public async Task NothingAvailable_SaysWhatToDoAndDoesItOnTopOfTheForm()
    {
        var page = Open(await LineAsync(_ => { }));
        page.Field("DID Numbers");

        await AskAsync<DidOption>(page, "Add a third-party number");
        await AskAsync<InternalNumberOption>(page, "Create internal numbers");
        await AskAsync<AudioOption>(page, "Upload audio");
        await AskAsync<NamedItem>(page, "Add a delivery method");
        Assert.Empty(page.FindAll("form a"));

        page.Press("Add a delivery method");

        page.Dialog("Add Delivery Method");
        page.Dialog("Edit App Configuration");
    }

    [Fact]
    public async Task AddFeatureCode_OnTopOfTheForm_IsTheOneThatTheUserDials()
    {
        var page = Open(await LineAsync(_ => { }));

        page.Press("Add a feature code");
        page.Dialog("Add Feature Code");
        page.Field("Code").Change("*1");
        page.FindAll("form")[^1].Submit();

        page.WaitForText("The user dials *1 during a call.");
        page.Dialog("Edit App Configuration");
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Add a feature code");
    }

    [Fact]
    public async Task AddInternalNumbers_ARange_TakesTheFirst()
    {
        var page = Open(await LineAsync(_ => { }));
        page.Field("Internal Number");
        await AskAsync<InternalNumberOption>(page, "Create internal numbers");

        page.Press("Create internal numbers");
        page.FindAll("label").Single(choice => choice.TextContent == "A range").QuerySelector("input")!.Change(true);
        page.Field("From").Change("200");
        page.Field("To").Change("209");
        page.FindAll("form")[^1].Submit();

        page.Button("Remove 200");
        Assert.DoesNotContain(page.FindAll("button"), button => button.GetAttribute("aria-label") == "Remove 201");
    }

    [Fact]
    public async Task OwnExtension_ExternalCallsOff_IsOfferedAsInternalCallerId()
    {
        var number = await this.AddInternalNumberAsync("201");
        var page = Open(await LineAsync(edit => edit.InternalNumberIds = [number]));

        page.Press("Use 201 as Internal Caller ID");

        page.WaitForAssertion(() => Assert.Equal("201", page.Field("Internal Caller ID").GetAttribute("value")));
    }

    [Fact]
    public async Task NextFree_UnconfiguredLine_IsOfferedWhileTheFieldIsEmpty()
    {
        await this.AddInternalNumberAsync("201");
        var page = Open(await this.LineOfAsync(await this.AddUserAsync("Ben", "Ortega")));

        page.Press("Take 201, the next free one");

        page.Button("Remove 201");
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Take ", StringComparison.Ordinal));
    }

    private static async Task AskAsync<TItem>(IRenderedComponent<IComponent> page, string offer)
        where TItem : class
    {
        await page.InvokeAsync(() => page.FindComponents<Picker<TItem>>()[0].Instance.SearchAsync(""));
        page.Button(offer);
    }

    private static void Save(IRenderedComponent<IComponent> page) => page.Dialog("Edit App Configuration").QuerySelector("form")!.Submit();

    private IRenderedComponent<IComponent> Open(long line) => RenderPage<AppLinesPage>($"/contact-methods?open={line}");

    private async Task<long> LineAsync(Action<AppLineEdit> change, string firstName = "Ben", string lastName = "Ortega")
    {
        var line = await this.LineOfAsync(await this.AddUserAsync(firstName, lastName, $"{firstName}@example.com"));
        await SaveAsync(line, change);
        return line;
    }

    private async Task SaveAsync(long line, Action<AppLineEdit> change, Actor? actor = null)
    {
        var edit = await this.EditOfAsync(line);
        change(edit);
        Assert.Empty((await Get<AppLineService>().SaveAsync(actor ?? TestActors.Administrator, line, edit)).Problems);
    }
}
