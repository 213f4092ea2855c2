using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Phones;
using PhoneDashboard.Core.TimeSchedules;

namespace PhoneDashboard.Core.Settings;

/// <summary>The account's settings and the state of its mail queue.</summary>
public sealed class SettingsService(
    IDbContextFactory<DashboardDb> dbFactory,
    MailQueue queue,
    IOptions<EmailOptions> email,
    IOptions<SendGridOptions> sendGrid)
{
    /// <summary>The settings. One row by its key: read each time, so that a save in another process counts at once.</summary>
    public async Task<AccountSettings> GetAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
    }

    /// <summary>Saves the settings. Invalid at the fields that break a rule; Changed when somebody else saved meanwhile.</summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, AccountSettingsEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        return await SaveFormAsync(
            actor, input, AccountSettingsFields.Form, (_, settings) => Task.FromResult(Apply(settings)), cancellationToken);

        Problem? Apply(AccountSettings settings)
        {
            if (!TimeZones.MayBeSaved(input.TimeZone, settings.TimeZone))
            {
                return new Problem(
                    ProblemKind.Invalid, "Choose a time zone from the list, such as Europe/Berlin.", nameof(input.TimeZone));
            }

            settings.Name = input.Name;
            settings.Country = input.Country;
            settings.TimeZone = input.TimeZone;
            settings.EmailFrom = input.EmailFrom;
            settings.PublicUrl = input.PublicUrl.TrimEnd('/');
            settings.InviteLifetimeDays = input.InviteLifetimeDays;
            settings.AuditRetentionDays = input.AuditRetentionDays;
            settings.SecondFactorRequired = input.SecondFactorRequired;
            return null;
        }
    }

    /// <summary>
    /// Saves when backups are written and how many are kept. Invalid at the fields that break a rule; Changed when somebody else saved
    /// other ones meanwhile.
    /// </summary>
    public async Task<Result<Done>> SaveBackupAsync(Actor actor, BackupSettingsEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        return await SaveFormAsync(actor, input, AccountSettingsFields.BackupForm, (_, settings) =>
        {
            (settings.DailyBackup, settings.BackupTime, settings.BackupsKept) =
                (input.DailyBackup, input.BackupTime!.Value, input.BackupsKept);
            return Task.FromResult<Problem?>(null);
        }, cancellationToken);
    }

    /// <summary>
    /// Saves what concerns phones. Invalid at the fields that break a rule, and at CompanyCallerId for what is no enabled DID Number;
    /// Changed when somebody else saved one of these fields meanwhile.
    /// </summary>
    public async Task<Result<Done>> SavePhonesAsync(Actor actor, PhoneSettingsEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        return await SaveFormAsync(actor, input, AccountSettingsFields.PhonesForm, async (db, settings) =>
        {
            var callerId = TypedText.OrNull(input.CompanyCallerId);
            if (callerId is not null && callerId != settings.CompanyCallerId
                && !await db.DidNumbers.AnyAsync(did => did.Digits == callerId && did.Enabled, cancellationToken))
            {
                return new Problem(
                    ProblemKind.Invalid, "This number is disabled or deleted by now. Choose another.", nameof(input.CompanyCallerId));
            }

            var emergency = DiallingRules.Apart(input.EmergencyNumbers);
            (settings.AppName, settings.CallRetentionDays, settings.CompanyCallerId) =
                (input.AppName!, input.CallRetentionDays, callerId);
            (settings.AppStoreUrl, settings.PlayStoreUrl) = (TypedText.OrNull(input.AppStoreUrl), TypedText.OrNull(input.PlayStoreUrl));
            settings.SupportContact = TypedText.OrNull(input.SupportContact);
            settings.EmergencyNumbers = emergency.Count == 0 ? null : string.Join(", ", emergency);
            return null;
        }, cancellationToken);
    }

    /// <summary>
    /// Saves the company's own words of invites; mails that are queued already keep theirs. Invalid at the fields that break a rule;
    /// Changed when somebody else saved one of these fields meanwhile.
    /// </summary>
    public async Task<Result<Done>> SaveInviteMailAsync(Actor actor, InviteMailEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        return await SaveFormAsync(actor, input, AccountSettingsFields.InviteForm, (_, settings) =>
        {
            input.ApplyTo(settings);
            return Task.FromResult<Problem?>(null);
        }, cancellationToken);
    }

    /// <summary>Where mails go, whether the queue is held, and how many wait.</summary>
    public async Task<MailStatus> GetMailStatusAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var waiting = await db.Outbox.CountAsync(mail => mail.State == OutboxState.Queued && !mail.IsHeld, cancellationToken);
        return sendGrid.Value.IsConfigured
            ? new MailStatus(MailMode.SendGrid, null, settings.MailHeldUtc, settings.MailHeldReason, waiting)
            : new MailStatus(MailMode.PickupFolder, email.Value.PickupFolder, settings.MailHeldUtc, settings.MailHeldReason, waiting);
    }

    /// <summary>The pause that the mail service asked for; null while mails go.</summary>
    public MailPause? GetMailPause(Actor actor)
    {
        actor.Require(Permission.Read);
        return queue.Pause;
    }

    /// <summary>
    /// Lets a held queue go on at once, after the key or the sender was put right. If the mail service refuses again, it is held again.
    /// </summary>
    public async Task<Result<Done>> ReleaseMailQueueAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var settings = await db.AccountSettings.SingleAsync(cancellationToken);
        if (settings.MailHeldUtc is not null)
        {
            write.Note(AuditAction.Changed, settings);
        }

        settings.MailHeldUtc = null;
        settings.MailHeldReason = null;
        var result = await write.SaveAsync();
        queue.Wake();
        return result;
    }

    /// <summary>Queues a test mail, on the same road as invites. Problem: Invalid at Address.</summary>
    /// <returns>Its id, for <see cref="GetTestMailAsync"/>.</returns>
    public async Task<Result<long>> SendTestMailAsync(Actor actor, TestMail input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        var mail = queue.Add(db, OutboxKind.Test, null, input.Address!, Content(settings.Name));
        var result = await write.SaveAsync(() => mail.Id);
        queue.Wake();
        return result;
    }

    /// <summary>What became of a test mail; null when there is no such mail.</summary>
    public async Task<TestMailState?> GetTestMailAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await TestMailState.ReadAsync(db, id, cancellationToken);
    }

    /// <summary>Saves a form of the one row: checked by its own rules, and in conflict with changes of its own fields only.</summary>
    private async Task<Result<Done>> SaveFormAsync<TEdit>(
        Actor actor, TEdit input, IReadOnlyList<Field> form, Func<DashboardDb, AccountSettings, Task<Problem?>> apply,
        CancellationToken cancellationToken)
        where TEdit : class, IVersionedEdit
    {
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var settings = await db.AccountSettings.SingleAsync(cancellationToken);
        if (await AnyChangedAsync(db, settings, input.Version, form, cancellationToken))
        {
            return await db.ChangedSinceAsync(settings, input.Version, cancellationToken);
        }

        return await apply(db, settings) is { } problem ? problem : await write.SaveAsync();
    }

    /// <summary>
    /// Whether a field of one of the forms was changed since a version. Each form is saved by itself, and knows nothing of the others.
    /// </summary>
    private static async Task<bool> AnyChangedAsync(
        DashboardDb db, AccountSettings settings, long version, IReadOnlyList<Field> form, CancellationToken cancellationToken)
    {
        string[] names = [.. form.Select(field => field.Name)];
        return settings.Version != version && await db.Audit.AnyAsync(
            entry => entry.ItemKind == nameof(AccountSettings) && entry.ItemId == settings.Id && entry.ItemVersion > version
                && entry.Fields.Any(field => names.Contains(field.Field)),
            cancellationToken);
    }

    private static EmailContent Content(string account)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"This is a test mail from PhoneDashboard for {account}. Mails arrive, so invites will too.");
        var html = MailLayout.Page("Test mail", MailLayout.Paragraph(text));
        return new EmailContent(null, "Test mail from PhoneDashboard", text, html, []);
    }
}
