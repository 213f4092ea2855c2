using PhoneDashboard.Core.Invites;

namespace PhoneDashboard.Tests.Model;

/// <summary>The facts of invites and the state that follows from them (docs/decisions/0024), said a second time.</summary>
internal static class InviteRules
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7), KeptFor = TimeSpan.FromDays(8);
    private static readonly string[] Kinds = ["deferred", "delivered", "open", "bounce", "dropped", "spamreport"];
    private static long _tokens;

    /// <summary>The state that a person sees (Specification 4.6).</summary>
    internal static InviteState State(InviteForm? invite, DateTime now) => invite switch
    {
        null => InviteState.NotInvited,
        { IsRevoked: true } => InviteState.Revoked,
        { AcceptedUtc: not null } => InviteState.Accepted,
        { FailedUtc: not null } => InviteState.Failed,
        _ when invite.ExpiresUtc <= now => InviteState.Expired,
        _ when invite.SentUtc is null || invite.QueuedUtc > invite.SentUtc => InviteState.Queued,
        { OpenedUtc: not null } => InviteState.Opened,
        { DeliveredUtc: not null } => InviteState.Delivered,
        _ => InviteState.Sent,
    };

    /// <summary>A mail enters the queue: with the same token, or with another one. That somebody has accepted outlives both.</summary>
    internal static InviteForm Queued(InviteForm? present, bool isReset, DateTime now) => present is { HasLink: true } && !isReset
        ? new InviteForm(present.CreatedUtc, now + Lifetime)
        {
            TokenHash = present.TokenHash,
            Token = present.Token,
            QueuedUtc = now,
            SentUtc = present.SentUtc,
            AcceptedUtc = present.AcceptedUtc,
        }
        : new InviteForm(now, now + Lifetime) { Token = NextToken(), QueuedUtc = now, AcceptedUtc = present?.AcceptedUtc };

    /// <summary>The token is worth nothing any more: what is left is that somebody has accepted, while a device is left.</summary>
    internal static ModelState Rotated(this ModelState model, long userId, DateTime now, long? removedDevice = null)
    {
        var isLeft = model.All<DeviceForm>(Key.Device).Any(device => device.Form.UserId == userId && device.Form.SignedOutUtc is null
            && device.Id != removedDevice);
        return model.Cancelled(userId) with
        {
            Invites = model.Invites.GetValueOrDefault(userId) is { AcceptedUtc: not null } invite && isLeft
                ? model.Invites.SetItem(userId, new InviteForm(invite.CreatedUtc, now)
                {
                    Token = NextToken(),
                    AcceptedUtc = invite.AcceptedUtc,
                    IsRevoked = invite.IsRevoked,
                })
                : model.Invites.Remove(userId),
        };
    }

    /// <summary>Mails that wait are taken back.</summary>
    internal static ModelState Cancelled(this ModelState model, long userId) => model with
    {
        Mails = [.. model.Mails.Select(
            mail => mail.UserId == userId && mail.State == "Queued" ? mail with { State = "Cancelled" } : mail)],
    };

    /// <summary>The first REGISTER of a phone.</summary>
    internal static ModelState Accepted(this ModelState model, long userId, DateTime now) =>
        model.Invites.GetValueOrDefault(userId) is not { } invite ? model
        : model with { Invites = model.Invites.SetItem(userId, invite with { AcceptedUtc = invite.AcceptedUtc ?? now }) };

    /// <summary>All that waits in the queue is tried, and this is what the mail service says.</summary>
    internal static ModelState Tried(this ModelState model, string? failure, bool isLater, DateTime now)
    {
        for (var index = 0; index < model.Mails.Count; index++)
        {
            var mail = model.Mails[index];
            if (mail.State != "Queued")
            {
                continue;
            }

            var state = isLater ? "Queued" : failure is null ? "Sent" : "Failed";
            model = model with { Mails = model.Mails.SetItem(index, mail with { State = state, WasTried = true }) };
            if (!isLater && mail.UserId is { } user && model.Invites.GetValueOrDefault(user) is { } invite
                && invite.QueuedUtc == mail.CreatedUtc)
            {
                invite = failure is null ? invite with { SentUtc = now } : invite with { FailedUtc = now, FailureReason = failure };
                model = model with { Invites = model.Invites.SetItem(user, invite) };
            }
        }

        return model;
    }

    /// <summary>A batch of reports, and what is news of it.</summary>
    internal static (ModelState After, (string Action, Key Key, string Changes)[] Notes) Reported(
        this ModelState model, IEnumerable<ReportForm> batch, DateTime now)
    {
        var news = batch.DistinctBy(report => report.Id).Where(report => Concerns(model, report) && !model.Reports.ContainsKey(report.Id))
            .OrderBy(report => report.Utc).ThenBy(report => Array.IndexOf(Kinds, report.Kind)).ToList();
        if (news.Count == 0)
        {
            return (model, []);
        }

        var notes = new List<(string, Key, string)>();
        foreach (var report in news)
        {
            (model, var note) = Reported(model, report);
            if (note is not null)
            {
                notes.Add((note, new Key(Key.User, model.Mails[report.Mail].UserId!.Value),
                    report.Reason is null ? "" : $"Reason: - → {report.Reason}"));
            }
        }

        var reports = model.Reports.AddRange(news.Select(report => KeyValuePair.Create(report.Id, now)));
        return (model with { Reports = reports.RemoveRange(reports.Where(old => old.Value < now - KeptFor).Select(old => old.Key)) },
            [.. notes]);
    }

    private static bool Concerns(ModelState model, ReportForm report) =>
        !report.IsOfAnother && model.Mails.ElementAtOrDefault(report.Mail) is { UserId: { } user } mail
        && (mail.State != "Queued" || mail.WasTried)
        && model.Invites.GetValueOrDefault(user) is { QueuedUtc: not null } invite
        && (invite.QueuedUtc == mail.CreatedUtc || (report.Kind == "spamreport" && mail.CreatedUtc >= invite.CreatedUtc));

    private static (ModelState After, string? Note) Reported(ModelState model, ReportForm report)
    {
        var mail = model.Mails[report.Mail];
        var invite = model.Invites[mail.UserId!.Value];
        if (mail.State is "Queued" or "Failed" && invite.QueuedUtc == mail.CreatedUtc)
        {
            invite = mail.State == "Failed" ? invite with { FailedUtc = null, FailureReason = null } : invite;
            invite = invite with { SentUtc = report.Utc > invite.QueuedUtc ? report.Utc : invite.QueuedUtc };
            model = model with { Mails = model.Mails.SetItem(report.Mail, mail with { State = "Sent" }) };
        }

        var (after, note) = report.Kind switch
        {
            "delivered" => (invite with { DeliveredUtc = Earlier(invite.DeliveredUtc, report.Utc), DelayReason = null },
                invite.DeliveredUtc is null ? "InviteDelivered" : null),
            "open" => (invite with { OpenedUtc = Earlier(invite.OpenedUtc, report.Utc), DelayReason = null },
                invite.OpenedUtc is null ? "InviteOpened" : null),
            "spamreport" => (invite with { SpamUtc = Earlier(invite.SpamUtc, report.Utc) },
                invite.SpamUtc is null ? "InviteMarkedAsSpam" : null),
            "deferred" => (invite.DeliveredUtc ?? invite.OpenedUtc ?? invite.FailedUtc) is not null ? (invite, null)
                : (invite with { DelayReason = report.Reason ?? "no reason was given" },
                    invite.DelayReason is null ? "InviteDelayed" : null),
            _ => (Failed(invite, report), invite.FailedUtc is not null ? null
                : report.Kind == "bounce" ? "InviteBounced" : "InviteDropped"),
        };
        return (model with { Invites = model.Invites.SetItem(mail.UserId.Value, after) }, note);
    }

    private static InviteForm Failed(InviteForm invite, ReportForm report)
    {
        var reason = report.Reason ?? (report.Kind == "bounce"
            ? "The receiving server refused the mail."
            : "The mail service did not send the mail.");
        var isFirst = invite.FailedUtc is null || report.Utc < invite.FailedUtc
            || (report.Utc == invite.FailedUtc && string.CompareOrdinal(reason, invite.FailureReason) < 0);
        return (isFirst ? invite with { FailedUtc = report.Utc, FailureReason = reason } : invite) with { DelayReason = null };
    }

    private static DateTime Earlier(DateTime? known, DateTime utc) => known < utc ? known.Value : utc;

    private static long NextToken() => Interlocked.Increment(ref _tokens);
}
