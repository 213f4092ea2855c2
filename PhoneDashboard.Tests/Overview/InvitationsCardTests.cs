using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Overview;
using PhoneDashboard.Core.Team;
using PhoneDashboard.Tests.Support;
using PhoneDashboard.Web.Components.Overview;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Tests.Overview;

/// <summary>The funnel says what can be known, and quietly what is not set up.</summary>
public sealed class InvitationsCardTests() : DashboardTestContext(services => services
    .AddSingleton<Mails>().AddSingleton<IEmailSender>(provider => provider.GetRequiredService<Mails>()))
{
    private const string ToFolder = "Mails are written to a folder, as long as SendGrid is not set up: nobody gets one.";
    private const string NoReports = "Whether a mail was delivered or opened is not known: SendGrid's reports are not set up.";
    private const string PhonesOff = "Phones are off, so that no invite can be accepted.";

    [Theory]
    [InlineData(false, false, false, ToFolder, PhonesOff)]
    [InlineData(true, false, true, NoReports)]
    [InlineData(true, true, false, PhonesOff)]
    [InlineData(true, true, true)]
    public void Notes_WhatIsNotSetUp_IsSaidWithTheWayThere(bool mails, bool reports, bool phones, params string[] notes)
    {
        Get<Mails>().ReachesPeople = mails;

        var card = Card(reports, phones);

        Assert.Equal(notes, card.FindAll(".note").Select(note => note.FirstChild!.TextContent.Trim()));
        Assert.All(card.FindAll(".note"), note => Assert.Equal("/settings", note.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(reports ? 2 : 0, card.FindAll("a[href$='reached=Delivered'], a[href$='reached=Opened']").Count);
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Manager)]
    public void Notes_WhoMayNotChangeSettings_GetNoLinkThere(Role role)
    {
        Get<CurrentActor>().Become(TestActors.Of(role));

        Assert.Empty(Card(reports: false, phones: false).FindAll(".note a"));
    }

    [Fact]
    public void Steps_ReportsOfATimeWhenTheyWereSetUp_AreShown() => Assert.Single(Card(reports: false, phones: true, delivered: 2)
        .FindAll("a[href$='invitations=Delivered']"));

    private IRenderedComponent<InvitationsCard> Card(bool reports, bool phones, int delivered = 0) =>
        Render<InvitationsCard>(card => card.Add(it => it.Invitations, new InviteFigures(
            NotInvited: 3,
            [
                .. InviteStates.Steps.Select(step =>
                    new InviteStep(step, Reached: 2, step == InviteState.Delivered ? delivered : 0)),
            ],
            Revoked: 0,
            Stuck: [],
            CommonFailure: null,
            reports,
            phones)));

    private sealed class Mails : IEmailSender
    {
        public bool ReachesPeople { get; set; } = true;

        public Task<EmailOutcome> SendAsync(EmailMessage message, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
