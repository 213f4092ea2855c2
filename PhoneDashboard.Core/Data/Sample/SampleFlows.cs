using System.Globalization;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Core.CallFlows;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.DeliveryMethods;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Core.TimeSchedules;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Data.Sample;

/// <summary>
/// The call flows of one team. A flow whose ring groups would ring nobody, because the team is short of people, is left out.
/// </summary>
internal sealed class SampleFlows(SampleContext context, IReadOnlyList<PhoneUser> team)
{
    private const string Next = "next", NoAnswer = "no answer", Open = "open", Closed = "closed";

    private readonly SampleResources _resources = context.Resources;

    /// <summary>All flows of the team.</summary>
    internal IEnumerable<CallFlow> Create(DidNumber mainNumber) =>
        new[] { FrontDesk(mainNumber), Sales(), Support(), Accounting(), NightWatch() }
            .Where(flow => flow.Tabs
                .SelectMany(tab => tab.Objects)
                .Where(item => item.Kind == CallFlowObjectKind.RingGroup)
                .All(group => group.Destinations.Count > 0));

    private CallFlow FrontDesk(DidNumber mainNumber)
    {
        var flow = Flow("Front Desk");
        var day = Tab(flow, "Day");
        var incoming = Incoming(day, "Main number", mainNumber, context.Numbers.NextInternal());
        var welcome = Announcement(day, "Welcome", _resources.Welcome);
        var menu = Add(day, CallFlowObjectKind.Menu, "Main menu");
        menu.SettingsJson = """{"timeoutSeconds":8,"repeats":2}""";
        var phones = RingGroup(day, "Front desk phones", ringSeconds: 20, Lines(5, 8).Append(Line(SampleCast.InTwoFlows)));
        var office = RingGroup(day, "Management office", ringSeconds: 25, Lines(0, 3));
        var message = Voicemail(day, "Leave a message", _resources.Voicemail, _resources.VoicemailBox);
        Connect(incoming, Next, welcome);
        Connect(welcome, Next, menu);
        Connect(menu, "1", phones);
        Connect(menu, "9", office);
        Connect(phones, NoAnswer, message);
        Connect(office, NoAnswer, phones);

        var night = Tab(flow, "Night");
        var router = TimeRouter(night, "Open today?", _resources.Washington);
        var closed = Announcement(night, "We are closed", _resources.Closed);
        Connect(router, Closed, closed);
        Connect(closed, Next, Voicemail(night, "Night mailbox", _resources.HolidayGreeting, _resources.VoicemailBox));
        return flow;
    }

    private CallFlow Sales()
    {
        var flow = Flow("Sales Hotline");
        var tab = Tab(flow, "Calls");
        var incoming = Incoming(tab, "Sales number", context.Numbers.NextDid(), context.Numbers.NextInternal());
        var router = TimeRouter(tab, "Office hours", _resources.Washington);
        var group = RingGroup(tab, "Sales team", ringSeconds: 25, Lines(SampleCast.InTwoFlows, 18));
        var message = Voicemail(tab, "Sales mailbox", _resources.SalesVoicemail, _resources.SalesRecordings);
        Connect(incoming, Next, router);
        Connect(router, Open, group);
        Connect(router, Closed, message);
        Connect(group, NoAnswer, message);
        return flow;
    }

    private CallFlow Support()
    {
        var flow = Flow("Support Queue");
        var tab = Tab(flow, "Calls");
        var incoming = Incoming(tab, "Support number", context.Numbers.NextDid(), context.Numbers.NextInternal());
        var notice = Announcement(tab, "Recording notice", _resources.RecordingNotice);
        var first = RingGroup(tab, "First line", ringSeconds: 20, Lines(21, 28));
        var second = RingGroup(tab, "Second line", ringSeconds: 30, Lines(29, 32));
        var message = Voicemail(tab, "Support mailbox", _resources.SupportVoicemail, _resources.SupportRecordings);
        Connect(incoming, Next, notice);
        Connect(notice, Next, first);
        Connect(first, NoAnswer, second);
        Connect(second, NoAnswer, message);
        return flow;
    }

    private CallFlow Accounting()
    {
        var flow = Flow("Accounting");
        var tab = Tab(flow, "Calls");
        var incoming = Incoming(tab, "Invoices", context.Numbers.NextDid(), extension: null);
        var group = RingGroup(tab, "Accounting phones", ringSeconds: 25, Lines(34, 36));
        Connect(incoming, Next, group);
        Connect(group, NoAnswer, Voicemail(tab, "Accounting mailbox", _resources.Voicemail, _resources.AccountingArchive));
        return flow;
    }

    private CallFlow NightWatch()
    {
        var flow = Flow("Night Watch");
        var tab = Tab(flow, "Gate");
        var incoming = Incoming(tab, "Gate", did: null, context.Numbers.NextInternal());
        Connect(
            incoming,
            Next,
            RingGroup(tab, "Guard", ringSeconds: 40, team.Skip(SampleCast.NightWatch).SelectMany(guard => guard.ContactMethods)));
        return flow;
    }

    private CallFlow Flow(string name) =>
        new() { Name = context.Team == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {context.Team + 1}") };

    private static CallFlowTab Tab(CallFlow flow, string name)
    {
        var tab = new CallFlowTab { CallFlow = flow, Name = name, Position = flow.Tabs.Count };
        flow.Tabs.Add(tab);
        return tab;
    }

    private static CallFlowObject Add(CallFlowTab tab, CallFlowObjectKind kind, string name)
    {
        var item = new CallFlowObject { Tab = tab, Kind = kind, Name = name };
        tab.Objects.Add(item);
        return item;
    }

    private static CallFlowObject Incoming(CallFlowTab tab, string name, DidNumber? did, InternalNumber? extension)
    {
        var item = Add(tab, CallFlowObjectKind.IncomingCall, name);
        if (did is not null)
        {
            item.DidNumbers.Add(new DidAssignment { DidNumber = did });
        }

        if (extension is not null)
        {
            item.InternalNumbers.Add(new InternalNumberAssignment { InternalNumber = extension });
        }

        return item;
    }

    private static CallFlowObject Announcement(CallFlowTab tab, string name, AudioFile audio)
    {
        var item = Add(tab, CallFlowObjectKind.Announcement, name);
        item.AudioFileId = audio.Id;
        return item;
    }

    private static CallFlowObject TimeRouter(CallFlowTab tab, string name, TimeSchedule schedule)
    {
        var item = Add(tab, CallFlowObjectKind.TimeRouter, name);
        item.TimeScheduleId = schedule.Id;
        return item;
    }

    private static CallFlowObject Voicemail(CallFlowTab tab, string name, AudioFile greeting, DeliveryMethod delivery)
    {
        var item = Add(tab, CallFlowObjectKind.Voicemail, name);
        item.AudioFileId = greeting.Id;
        item.DeliveryMethodId = delivery.Id;
        return item;
    }

    private static CallFlowObject RingGroup(CallFlowTab tab, string name, int ringSeconds, IEnumerable<ContactMethod?> rings)
    {
        var item = Add(tab, CallFlowObjectKind.RingGroup, name);
        item.Destinations.AddRange(rings.OfType<ContactMethod>()
            .Select((method, position) =>
                new CallFlowDestination { Object = item, ContactMethod = method, Position = position, RingSeconds = ringSeconds }));
        return item;
    }

    private static void Connect(CallFlowObject from, string output, CallFlowObject to) =>
        from.Cables.Add(new CallFlowCable { FromObject = from, Output = output, ToObject = to });

    private IEnumerable<ContactMethod> Lines(int first, int last) =>
        team.Skip(first).Take(last - first + 1).Select(user => user.AppLine).Where(line => line.IsConfigured);

    private AppLine? Line(int place) => team.Skip(place).FirstOrDefault()?.AppLine;
}
