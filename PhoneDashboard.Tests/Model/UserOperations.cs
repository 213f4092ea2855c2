using PhoneDashboard.Core;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Devices;
using PhoneDashboard.Core.Invites;
using PhoneDashboard.Core.Users;
using PhoneDashboard.Tests.Support;

namespace PhoneDashboard.Tests.Model;

/// <summary>What people do with users, lines, devices and invites, and what must come of it.</summary>
internal static class UserOperations
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Day = TimeSpan.FromDays(1);

    internal static Operation Create(Actor actor, NewPhoneUser input, AppLineEdit? line) => new(
        $"create {input.FirstName} {input.LastName} <{input.Email}>{(line is null ? "" : " with a line")}",
        actor,
        async test =>
        {
            var outcome = await Outcome.OfAsync(test.Get<PhoneUserService>().CreateAsync(actor, input, line));
            return outcome.Problems.Length > 0
                ? outcome
                : outcome with { LineId = (await test.Get<AppLineService>().IdOfUserAsync(actor, outcome.Id))!.Value };
        },
        (model, made) =>
        {
            var problems = Invalid(input).ToList();
            if (problems.Count == 0)
            {
                problems.AddRange(Refused(model, input, 0).Concat(line is null ? [] : model.LineProblems(0, line)));
            }

            return problems.Count > 0
                ? Outcome.Words(problems)
                : model.With(Key.User, made.Id, Normal(input))
                    .With(Key.Line, made.LineId, new LineForm(made.Id, line is not null, Normal(line ?? new AppLineEdit())));
        });

    internal static Operation Save(Actor actor, PhoneUserEdit edit, DateTime now) => new(
        $"save user {edit.Id} v{edit.Version} as {edit.FirstName} {edit.LastName} <{edit.Email}>",
        actor,
        test => Outcome.OfAsync(test.Get<PhoneUserService>().SaveAsync(actor, edit)),
        (model, _) =>
        {
            if (Invalid(edit).ToList() is { Count: > 0 } invalid)
            {
                return Outcome.Words(invalid);
            }

            if (model.Find<PhoneUserEdit>(Key.User, edit.Id) is not { } present)
            {
                return "NotFound@";
            }

            var after = Normal(edit);
            return model.Version(Key.User, edit.Id) != edit.Version ? "Changed@"
                : Refused(model, edit, edit.Id).ToList() is { Count: > 0 } refused ? Outcome.Words(refused)
                : (string.Equals(present.Email, after.Email, StringComparison.OrdinalIgnoreCase) ? model : model.Rotated(edit.Id, now))
                    .With(Key.User, edit.Id, after);
        });

    internal static Operation SaveLine(Actor actor, long lineId, AppLineEdit edit) => new(
        $"save line {lineId} v{edit.Version}: {System.Text.Json.JsonSerializer.Serialize(edit)}",
        actor,
        test => Outcome.OfAsync(test.Get<AppLineService>().SaveAsync(actor, lineId, edit)),
        (model, _) =>
            model.Find<LineForm>(Key.Line, lineId) is not { } line ? "NotFound@"
            : model.Version(Key.Line, lineId) != edit.Version ? "Changed@"
            : model.LineProblems(lineId, edit).ToList() is { Count: > 0 } problems ? Outcome.Words(problems)
            : model.With(Key.Line, lineId, new LineForm(line.UserId, true, Normal(edit))));

    internal static Operation Delete(Actor actor, long userId, DateTime now) => new(
        $"delete user {userId}",
        actor,
        test => Outcome.OfAsync(test.Get<PhoneUserDeletion>().DeleteAsync(actor, userId)),
        (model, made) =>
        {
            if (!model.Has(Key.User, userId))
            {
                return "NotFound@";
            }

            var after = model.All<DeviceForm>(Key.Device).Where(device => device.Form.UserId == userId)
                .Aggregate(
                    model.Cancelled(userId).Without(Key.User, userId).Without(Key.Line, model.LineOf(userId).Id),
                    (present, device) => present.Without(Key.Device, device.Id));
            after = after with
            {
                Mails = [.. after.Mails.Select(mail => mail.UserId == userId ? mail with { UserId = null } : mail)],
                Invites = after.Invites.Remove(userId),
                Codes = after.Codes.RemoveRange(after.Codes.Where(code => code.Value.UserId == userId).Select(code => code.Key)),
                Credentials = after.Credentials.RemoveRange(
                    after.Credentials.Where(phone => phone.Value.UserId == userId).Select(phone => phone.Key)),
                Removals = after.Removals.Add(made.Id, new RemovalForm(now, userId, null, model, null)),
            };
            return new Expectation("", after, model.Invites.GetValueOrDefault(userId) is { HasLink: true }
                ? [("InviteRevoked", new Key(Key.User, userId), "")]
                : []);
        });

    /// <summary>Past the services: a device from before there was an engine.</summary>
    internal static Operation SignIn(long userId, string name) => new(
        $"user {userId} signs in with {name}",
        Actor.System("Test"),
        async test =>
        {
            await using var db = await test.OpenAsync();
            await using var write = await db.BeginWriteAsync(Actor.System("Test"));
            var device = new AppDevice { UserId = userId, Name = name, Os = "Android 16", AppVersion = "4.2.0" };
            db.Add(device);
            return await Outcome.OfAsync(write.SaveAsync(() => device.Id));
        },
        (model, made) => model.Has(Key.User, userId) ? model.With(Key.Device, made.Id, new DeviceForm(userId, name, "Android 16", "4.2.0"))
            : "NotFound@");

    internal static Operation DeleteDevice(Actor actor, long id, DateTime now) => new(
        $"delete device {id}",
        actor,
        test => Outcome.OfAsync(test.Get<AppDeviceService>().DeleteAsync(actor, id)),
        (model, made) =>
        {
            if (model.Find<DeviceForm>(Key.Device, id) is not { UserId: var userId })
            {
                return "NotFound@";
            }

            var after = model.Rotated(userId, now, id).Without(Key.Device, id);
            return after with
            {
                Credentials = after.Credentials.RemoveRange(
                    after.Credentials.Where(phone => phone.Value.DeviceId == id).Select(phone => phone.Key)),
                Removals = after.Removals.Add(
                    made.Id, new RemovalForm(now, userId, id, model, after.Invites.GetValueOrDefault(userId))),
            };
        });

    internal static Operation SignOutDevice(Actor actor, long id, DateTime now) => new(
        $"sign out device {id}",
        actor,
        test => Outcome.OfAsync(test.Get<AppDeviceService>().SignOutAsync(actor, id)),
        (model, _) =>
        {
            if (model.Find<DeviceForm>(Key.Device, id) is not { SignedOutUtc: null } device)
            {
                return model.Has(Key.Device, id) ? "Changed@" : "NotFound@";
            }

            var after = model.Rotated(device.UserId, now, id).With(Key.Device, id, device with { SignedOutUtc = now });
            return after with
            {
                Credentials = after.Credentials.RemoveRange(
                    after.Credentials.Where(phone => phone.Value.DeviceId == id).Select(phone => phone.Key)),
            };
        });

    internal static Operation Invite(Actor actor, long userId, DateTime now) => new(
        $"invite user {userId}",
        actor,
        test => Outcome.OfAsync(test.Get<InviteService>().SendAsync(actor, userId)),
        (model, _) => Invited(model, userId, now, isReset: false));

    internal static Operation ResetInvite(Actor actor, long userId, DateTime now) => new(
        $"reset the invite of user {userId}",
        actor,
        test => Outcome.OfAsync(test.Get<InviteService>().ResetAsync(actor, userId)),
        (model, _) => Invited(model, userId, now, isReset: true));

    internal static Operation RevokeInvite(Actor actor, long userId) => new(
        $"revoke the invite of user {userId}",
        actor,
        test => Outcome.OfAsync(test.Get<InviteService>().RevokeAsync(actor, userId)),
        (model, _) => !model.Has(Key.User, userId) ? "NotFound@"
            : model.Invites.GetValueOrDefault(userId) is { HasLink: true } invite
                ? new Expectation(
                    "", model.Cancelled(userId) with { Invites = model.Invites.SetItem(userId, invite with { IsRevoked = true }) },
                    ("InviteRevoked", new Key(Key.User, userId), ""))
            : "Invalid@");

    // A resend keeps the token; a reset, and the send after a revocation, make another one.
    private static Expectation Invited(ModelState model, long userId, DateTime now, bool isReset)
    {
        if (model.Find<PhoneUserEdit>(Key.User, userId) is not { } user)
        {
            return "NotFound@";
        }

        var lately = model.Mails
            .Where(mail => mail.UserId == userId && mail.State != "Cancelled" && mail.CreatedUtc > now - Day)
            .Select(mail => mail.CreatedUtc)
            .ToList();
        if (user.Email is null || lately.Count >= InviteService.MostPerDay || lately.Exists(created => created + Minute > now))
        {
            return "Invalid@";
        }

        var present = model.Invites.GetValueOrDefault(userId);
        var after = model.Cancelled(userId) with
        {
            Invites = model.Invites.SetItem(userId, InviteRules.Queued(present, isReset, now)),
        };
        var (sent, revoked) = (("InviteSent", new Key(Key.User, userId), ""), ("InviteRevoked", new Key(Key.User, userId), ""));
        return new Expectation(
            "", after with { Mails = after.Mails.Add(new(userId, now, "Queued", user.Email)) },
            isReset && present is { HasLink: true } ? [revoked, sent] : [sent]);
    }

    private static IEnumerable<string> Invalid(NewPhoneUser input) =>
    [
        .. string.IsNullOrWhiteSpace(input.FirstName) ? ["Invalid@FirstName"] : Array.Empty<string>(),
        .. string.IsNullOrWhiteSpace(input.LastName) ? ["Invalid@LastName"] : Array.Empty<string>(),
        .. input.Email is null || string.IsNullOrWhiteSpace(input.Email) || input.Email.Contains('@')
            ? Array.Empty<string>()
            : ["Invalid@Email"],
    ];

    private static IEnumerable<string> Refused(ModelState model, NewPhoneUser input, long exceptId) =>
    [
        .. model.EmailTaken(Normal(input).Email, exceptId) ? ["Taken@Email"] : Array.Empty<string>(),
        .. input.TimeScheduleId is not null && !model.Has(Key.Schedule, input.TimeScheduleId)
            ? ["NotFound@TimeScheduleId"]
            : Array.Empty<string>(),
    ];

    private static PhoneUserEdit Normal(NewPhoneUser input) => new()
    {
        FirstName = input.FirstName?.Trim(),
        LastName = input.LastName?.Trim(),
        Department = ResourceOperations.Trimmed(input.Department),
        JobTitle = ResourceOperations.Trimmed(input.JobTitle),
        Email = ResourceOperations.Trimmed(input.Email),
        TimeScheduleId = input.TimeScheduleId,
    };

    /// <summary>Chips chosen twice are one chip; delivery methods have no order.</summary>
    private static AppLineEdit Normal(AppLineEdit edit) => new()
    {
        DidNumberIds = [.. edit.DidNumberIds.Distinct()],
        InternalNumberIds = [.. edit.InternalNumberIds.Distinct()],
        CallerIdIds = [.. edit.CallerIdIds.Distinct()],
        DeliveryMethodIds = [.. edit.DeliveryMethodIds.Distinct().Order()],
        WhenUnavailable = edit.WhenUnavailable,
        VoicemailAudioId = edit.VoicemailAudioId,
        ExternalOutboundCalls = edit.ExternalOutboundCalls,
        InternalCallerIdId = edit.InternalCallerIdId,
        InternalAnnouncementId = edit.InternalAnnouncementId,
        ExternalAnnouncementId = edit.ExternalAnnouncementId,
        RecordInboundInternal = edit.RecordInboundInternal,
        RecordInboundExternal = edit.RecordInboundExternal,
        RecordOutboundInternal = edit.RecordOutboundInternal,
        RecordOutboundExternal = edit.RecordOutboundExternal,
        RecordOnDemand = edit.RecordOnDemand,
    };
}
