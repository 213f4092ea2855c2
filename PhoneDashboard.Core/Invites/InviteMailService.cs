using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Data.Saving;
using PhoneDashboard.Core.Email;
using PhoneDashboard.Core.Fields;
using PhoneDashboard.Core.Settings;
using PhoneDashboard.Core.Users;

namespace PhoneDashboard.Core.Invites;

/// <summary>How the invite's mail looks before it goes to anybody: preview and test of what is typed, and the logo (Specification 4.6).
/// </summary>
public sealed class InviteMailService(IDbContextFactory<DashboardDb> dbFactory, MailQueue queue, TimeProvider time)
{
    // No token is as short: the page that it leads to knows none like it.
    private const string MadeUpToken = "example";

    /// <summary>What the mail says where the company wrote nothing: subject and text.</summary>
    public static (string Subject, string Text) OwnWords => (InviteEmail.OwnSubject, InviteEmail.OwnText);

    /// <summary>The logo, or null when there is none.</summary>
    public async Task<LogoView?> GetLogoAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.InviteLogos.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } logo
            ? new LogoView(logo.Words, Data(logo.MediaType, logo.Content))
            : null;
    }

    /// <summary>
    /// Takes a logo in the place of the former one. Mails that wait get it too. Nothing beyond 200 kB is read, whatever the stream holds.
    /// Problems: Invalid at <see cref="InviteLogo"/> for what is larger, no PNG or JPEG by its content, cut off, for print, or has more
    /// than 2000 pixels in a direction.
    /// </summary>
    public async Task<Result<Done>> SetLogoAsync(
        Actor actor, string fileName, Stream content, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        var file = await LogoFile.ReadAsync(fileName, content, cancellationToken); // before the write begins: it may take a while
        return file.Succeeded ? await ReplaceLogoAsync(actor, file.Value, cancellationToken) : file.Problems.ToList();
    }

    /// <summary>The company's name takes the logo's place; nothing happens when there is none.</summary>
    public Task<Result<Done>> RemoveLogoAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        return ReplaceLogoAsync(actor, null, cancellationToken);
    }

    /// <summary>The mail of what is typed, saved or not. What is no placeholder stands in it as it is.</summary>
    public async Task<InvitePreview> PreviewAsync(Actor actor, InviteMailEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var content = await WriteAsync(db, input, cancellationToken);
        if (await db.InviteLogos.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } logo)
        {
            content = MailLogo.Put(content, logo);
        }

        var html = content.Images.Aggregate(content.Html, (shown, image) => shown.Replace(
            $"\"cid:{image.ContentId}\"", $"\"{Data(image.MediaType, image.Content)}\"", StringComparison.Ordinal));
        return new InvitePreview(
            content.Subject, MailColours.Framed(html, isDark: false), MailColours.Framed(html, isDark: true), content.Text);
    }

    /// <summary>
    /// Queues the same mail to the address of whoever asks, on the road of invites. Problems: Invalid at the fields that break a rule, and
    /// without a field for who has no account.
    /// </summary>
    public async Task<Result<InviteTest>> SendTestAsync(Actor actor, InviteMailEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.ChangeSettings);
        if (Validation.Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var address = await db.TeamAccounts.Where(account => account.Id == actor.AccountId).Select(account => account.Email)
            .SingleOrDefaultAsync(cancellationToken);
        if (address is null)
        {
            return new Problem(ProblemKind.Invalid, "Your account is gone, so there is no address to send to. Sign in again.");
        }

        var content = (await WriteAsync(db, input, cancellationToken)) with { ToName = null }; // it is not the made-up person's address
        var mail = queue.Add(db, OutboxKind.Test, null, address, content);
        var result = await write.SaveAsync(() => new InviteTest(mail.Id, address));
        queue.Wake();
        return result;
    }

    private static string Data(string mediaType, byte[] content) => $"data:{mediaType};base64,{Convert.ToBase64String(content)}";

    private async Task<EmailContent> WriteAsync(DashboardDb db, InviteMailEdit input, CancellationToken cancellationToken)
    {
        var settings = await db.AccountSettings.AsNoTracking().SingleAsync(cancellationToken);
        input.ApplyTo(settings);
        return InviteEmail.Write(
            new PhoneUser { FirstName = "Ann", LastName = "Example" },
            settings,
            $"{settings.PublicUrl}/activate#{MadeUpToken}",
            time.GetUtcNow().UtcDateTime.AddDays(settings.InviteLifetimeDays));
    }

    private async Task<Result<Done>> ReplaceLogoAsync(Actor actor, InviteLogo? logo, CancellationToken cancellationToken)
    {
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var before = await db.InviteLogos.SingleOrDefaultAsync(cancellationToken);
        var (was, settings) = (before?.Words, await db.AccountSettings.SingleAsync(cancellationToken));
        switch (before, logo)
        {
            case (null, null):
                return default(Done);
            case (null, { }):
                db.Add(logo);
                break;
            case ({ }, null):
                db.Remove(before);
                break;
            case ({ }, { }):
                (before.Content, before.MediaType, before.Width, before.Height) =
                    (logo.Content, logo.MediaType, logo.Width, logo.Height);
                break;
        }

        // The trail says what it is, never its bytes.
        write.Note(AuditAction.Changed, settings, new FieldChange(
            AccountSettingsFields.InviteLogo.Name, FieldValue.Of(was), FieldValue.Of(logo?.Words)));
        return await write.SaveAsync();
    }
}
