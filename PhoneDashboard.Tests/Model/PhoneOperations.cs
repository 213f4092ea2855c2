using PhoneDashboard.Core;
using PhoneDashboard.Core.Activity;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Phones;

namespace PhoneDashboard.Tests.Model;

/// <summary>What phones, the SIP engine and the mail service do, and what an undo brings back.</summary>
internal static class PhoneOperations
{
    private const int MostUnseen = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Hour = TimeSpan.FromHours(1);

    /// <summary>Somebody opens the page of a link, which may be worth nothing any more.</summary>
    internal static Operation OpenPage(string tokenHash, DateTime now) => new(
        $"the link {tokenHash[..6]} is opened",
        Actor.System("Activation"),
        async world =>
        {
            var activation = await world.Get<ProvisioningService>().OpenAsync(world.TokenOf(tokenHash));
            return await Outcome.OfAsync(Task.FromResult(activation)) with
            {
                Name = activation.Succeeded ? activation.Value.SettingsUrl!.Split('/')[^1] : "",
            };
        },
        (model, made) => model.Invites.Where(invite => invite.Value.TokenHash == tokenHash).ToList() is not [var invite] ? "NotFound@"
            : invite.Value.IsRevoked || invite.Value.ExpiresUtc <= now ? "Invalid@"
            : model with { Codes = model.Codes.Add(made.Name, new CodeForm(invite.Key, now)) });

    /// <summary>A phone asks for its settings with a one-time code.</summary>
    internal static Operation Provision(string code, DateTime now) => new(
        $"a phone uses the code {code[..6]}",
        Actor.System("Activation"),
        async world =>
        {
            var outcome = await Outcome.OfAsync(world.Get<ProvisioningService>().ProvisionAsync(code, PhoneTestDb.Agent));
            return outcome.Problems.Length > 0 ? outcome : outcome with { Name = await world.UsernameOfAsync(code) };
        },
        (model, made) =>
        {
            if (model.Codes.GetValueOrDefault(code) is not { } known)
            {
                return "NotFound@"; // its user is gone
            }

            if (known.UsedUtc is not null)
            {
                return model.Credentials.GetValueOrDefault(known.Username!) is { DeviceId: null } && known.UsedUtc > now - (5 * Minute)
                    && made.Name == known.Username ? model : "NotFound@";
            }

            var isWorth = known.MadeUtc + (10 * Minute) > now
                && model.Invites.GetValueOrDefault(known.UserId) is { IsRevoked: false } invite
                && invite.ExpiresUtc > now && invite.CreatedUtc <= known.MadeUtc;
            var unseen = model.Credentials.Values.Count(phone => phone.UserId == known.UserId && phone.DeviceId is null);
            return !isWorth || unseen >= MostUnseen ? "NotFound@" : model with
            {
                Codes = model.Codes.SetItem(code, known with { UsedUtc = now, Username = made.Name }),
                Credentials = model.Credentials.Add(made.Name, new CredentialForm(known.UserId, null, now)),
            };
        });

    /// <summary>
    /// The engine has a phone among its registrations, and the dashboard looks. A phone whose device was removed stays there.
    /// </summary>
    internal static Operation Register(string username, DateTime now) => new(
        $"the phone {username} registers",
        Actor.System("SIP engine"),
        async world => new Outcome("") { Devices = await world.RegisterAsync(username) },
        (model, made) =>
        {
            model = model with { Registered = model.Registered.Add(username) };
            foreach (var (name, phone) in model.Credentials.Where(
                phone => phone.Value.DeviceId is null && model.Registered.Contains(phone.Key)))
            {
                if (!made.Devices.TryGetValue(name, out var device))
                {
                    return $"a device for {name}";
                }

                model = (model with { Credentials = model.Credentials.SetItem(name, phone with { DeviceId = device }) })
                    .With(Key.Device, device, new DeviceForm(phone.UserId, "Pixel 7", "Android", "5.2.5"))
                    .Accepted(phone.UserId, now);
            }

            return model with
            {
                Credentials = model.Credentials.RemoveRange(model.Credentials
                    .Where(phone => phone.Value.DeviceId is null && phone.Value.CreatedUtc < now - Hour).Select(phone => phone.Key)),
            };
        });

    /// <summary>The mail service reports, about the present mail or older ones, in any order and more than once.</summary>
    internal static Operation Report(IReadOnlyList<ReportForm> batch, DateTime now) => new(
        $"SendGrid reports {string.Join(", ", batch.Select(report => $"{report.Kind} of mail {report.Mail} as {report.Id}"))}",
        Actor.System("SendGrid"),
        async world => new Outcome(await world.ReportAsync(batch) == MailWebhookAnswer.Taken ? "" : "refused"),
        (model, _) =>
        {
            var (after, notes) = model.Reported(batch, now);
            return new Expectation("", after, notes);
        });

    /// <summary>Takes the removal of a device or a user back: all of it within a minute, later without what opens doors.</summary>
    internal static Operation Undo(Actor actor, long id, DateTime now) => new(
        $"undo {id}",
        actor,
        world => Outcome.OfAsync(world.Get<UndoService>().UndoAsync(actor, id)),
        (model, _) =>
        {
            if (model.Removals.GetValueOrDefault(id) is not { } removal || removal.Utc < now - TimeSpan.FromDays(30))
            {
                return "NotFound@";
            }

            var marked = model with { Removals = model.Removals.SetItem(id, removal with { IsUndone = true }) };
            return removal.IsUndone ? "Changed@" : new Expectation("", Restored(marked, removal, now)) { IsUndo = true };
        });

    private static ModelState Restored(ModelState model, RemovalForm removal, DateTime now)
    {
        var (before, userId, isSoon) = (removal.Before, removal.UserId, now - removal.Utc <= Minute);
        model = removal.DeviceId is null ? WithUser(model, before, userId) : model;
        if (!model.Has(Key.User, userId))
        {
            return model;
        }

        foreach (var (id, device) in before.All<DeviceForm>(Key.Device)
            .Where(device => device.Form.UserId == userId && device.Id == (removal.DeviceId ?? device.Id)))
        {
            model = Back(model, before, Key.Device, id, device with { SignedOutUtc = device.SignedOutUtc ?? (isSoon ? null : now) });
        }

        return isSoon ? Reopened(model, removal) : model;
    }

    // What opens doors: phones, the link, and the mail that waited with it.
    private static ModelState Reopened(ModelState model, RemovalForm removal)
    {
        var (before, userId) = (removal.Before, removal.UserId);
        model = model with
        {
            Credentials = model.Credentials.AddRange(before.Credentials.Where(
                phone => phone.Value.UserId == userId && (removal.DeviceId is null || phone.Value.DeviceId == removal.DeviceId))),
        };
        var present = model.Invites.GetValueOrDefault(userId);
        if (before.Invites.GetValueOrDefault(userId) is { } invite && present?.Token == removal.InviteAfter?.Token)
        {
            model = model with { Invites = model.Invites.SetItem(userId, invite) };
        }

        var queued = model.Invites.GetValueOrDefault(userId)?.QueuedUtc;
        return model with
        {
            Mails = [.. model.Mails.Select((mail, index) => mail.UserId == userId && mail.State == "Cancelled"
                && mail.CreatedUtc == queued && before.Mails.ElementAtOrDefault(index)?.State == "Queued"
                    ? mail with { State = "Queued" }
                    : mail)],
        };
    }

    // Numbers and an address that others have by now stay there.
    private static ModelState WithUser(ModelState model, ModelState before, long userId)
    {
        var user = before.Open<PhoneUserEdit>(Key.User, userId);
        user.Email = model.EmailTaken(user.Email, userId) ? null : user.Email;
        user.TimeScheduleId = model.Has(Key.Schedule, user.TimeScheduleId) ? user.TimeScheduleId : null;
        var (lineId, _) = before.LineOf(userId);
        var line = before.Open<LineForm>(Key.Line, lineId);
        line.Edit.DidNumberIds.RemoveAll(id => !model.Has(Key.Did, id) || model.OwnerOfDid(id) is not null);
        line.Edit.InternalNumberIds.RemoveAll(id => !model.Has(Key.Internal, id) || model.OwnerOfInternal(id) is not null);
        line.Edit.CallerIdIds.RemoveAll(id => !model.Has(Key.Did, id));
        line.Edit.DeliveryMethodIds.RemoveAll(id => !model.Has(Key.Delivery, id));
        line.Edit.VoicemailAudioId = Present(Key.Audio, line.Edit.VoicemailAudioId);
        line.Edit.InternalAnnouncementId = Present(Key.Audio, line.Edit.InternalAnnouncementId);
        line.Edit.ExternalAnnouncementId = Present(Key.Audio, line.Edit.ExternalAnnouncementId);
        line.Edit.InternalCallerIdId = Present(Key.Internal, line.Edit.InternalCallerIdId);
        model = Back(Back(model, before, Key.User, userId, user), before, Key.Line, lineId, line);
        return model with
        {
            Mails = [.. model.Mails.Select((mail, index) => mail.UserId is null && before.Mails.ElementAtOrDefault(index)?.UserId == userId
                ? mail with { UserId = userId }
                : mail)],
        };

        long? Present(string kind, long? id) => model.Has(kind, id) ? id : null;
    }

    private static ModelState Back(ModelState model, ModelState before, string kind, long id, object form) =>
        model.With(kind, id, form) with { Versions = model.Versions.SetItem(new(kind, id), before.Version(kind, id)) };
}
