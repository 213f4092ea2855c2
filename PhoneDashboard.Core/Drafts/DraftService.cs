using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.Data;

namespace PhoneDashboard.Core.Drafts;

/// <summary>
/// Keeps what people typed and did not save, each for the account alone: nobody else can read it, an administrator neither. A draft is no
/// change: no audit entry, no news for open pages. Callers without a team account have no drafts.
/// </summary>
public sealed class DraftService(IDbContextFactory<DashboardDb> dbFactory, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The longest content, in characters of JSON.</summary>
    public const int MaxContent = 256 * 1024;

    /// <summary>So long a draft waits for its account.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private const int MostOffered = 20;

    /// <summary>
    /// Keeps a draft in place of the one before: the last to keep wins. Invalid: it is too long; NotFound: the account is gone; Changed:
    /// another process kept one at the same moment.
    /// </summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="formKey">The form: <see cref="DraftForms"/>.</param>
    /// <param name="title">The form in words.</param>
    /// <param name="address">The path and query at which the form opens.</param>
    /// <param name="content">JSON, at most <see cref="MaxContent"/> characters.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public async Task<Result<Done>> KeepAsync(
        Actor actor, string formKey, string title, string address, string content, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        if (actor.AccountId is not { } account || !DraftForms.IsOpenTo(actor, formKey))
        {
            return default(Done);
        }

        if (!IsOwnAddress(address))
        {
            throw new ArgumentException("A form opens at a path of this dashboard.", nameof(address));
        }

        if (content.Length > MaxContent)
        {
            return new Problem(ProblemKind.Invalid, "This form is too long to be kept as a draft.");
        }

        // Sealed before the turn to write: others wait for the row alone.
        var secret = Protector(account).Protect(Encoding.UTF8.GetBytes(content));
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var draft = await Own(db, account).SingleOrDefaultAsync(own => own.FormKey == formKey, cancellationToken);
        if (draft is null)
        {
            await PurgeAsync(db, cancellationToken);
            draft = new Draft { AccountId = account, FormKey = formKey, Title = "", Address = "", Content = [] };
            db.Add(draft);
        }

        draft.Title = title.Length > Draft.TextLength ? title[..Draft.TextLength] : title;
        (draft.Address, draft.Content, draft.SavedUtc) = (address, secret, time.GetUtcNow().UtcDateTime);
        return await write.SaveQuietlyAsync();
    }

    /// <summary>
    /// The account's draft of a form; null when there is none, it is too old, or the role does not allow the form any more.
    /// </summary>
    public async Task<KeptDraft?> FindAsync(Actor actor, string formKey, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        return (await ReadAsync(actor, drafts => drafts.Where(draft => draft.FormKey == formKey), cancellationToken)).FirstOrDefault();
    }

    /// <summary>The account's drafts of forms that its role allows, the latest first.</summary>
    public async Task<IReadOnlyList<KeptDraft>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        return await ReadAsync(actor, drafts => drafts.OrderByDescending(draft => draft.SavedUtc).Take(MostOffered), cancellationToken);
    }

    /// <summary>Deletes the account's draft of a form, if there is one: it was saved, or nobody wants it.</summary>
    public async Task DropAsync(Actor actor, string formKey, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        if (actor.AccountId is not { } account)
        {
            return;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        if (await Own(db, account).SingleOrDefaultAsync(draft => draft.FormKey == formKey, cancellationToken) is { } draft)
        {
            db.Remove(draft);
            _ = await write.SaveQuietlyAsync(); // refused only when somebody else was quicker to drop it
        }
    }

    private static IQueryable<Draft> Own(DashboardDb db, long account) => db.Drafts.Where(draft => draft.AccountId == account);

    private static bool IsOwnAddress(string address) => address.Length <= Draft.TextLength && address.StartsWith('/')
        && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal);

    // A row that was moved to another account cannot be opened there either.
    private IDataProtector Protector(long account) =>
        protection.CreateProtector("PhoneDashboard.Drafts", account.ToString(CultureInfo.InvariantCulture));

    private async Task<List<KeptDraft>> ReadAsync(
        Actor actor, Func<IQueryable<Draft>, IQueryable<Draft>> which, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
        {
            return [];
        }

        List<Draft> found;
        await using (var db = await dbFactory.CreateDbContextAsync(cancellationToken))
        {
            var oldest = time.GetUtcNow().UtcDateTime - KeptFor;
            found = await which(Own(db, account).AsNoTracking().Where(draft => draft.SavedUtc >= oldest)).ToListAsync(cancellationToken);
        }

        var kept = new List<KeptDraft>();
        foreach (var draft in found.Where(draft => DraftForms.IsOpenTo(actor, draft.FormKey)))
        {
            if (Open(draft) is { } content)
            {
                kept.Add(new KeptDraft(draft.FormKey, draft.Title, draft.Address, draft.SavedUtc, content));
            }
        }

        return kept;
    }

    private string? Open(Draft draft)
    {
        try
        {
            return Encoding.UTF8.GetString(Protector(draft.AccountId).Unprotect(draft.Content));
        }
        catch (CryptographicException)
        {
            return null; // sealed with keys that are gone: kept for its time, they may come back (SealedValues counts it)
        }
    }

    /// <summary>Everybody's that are too old: with each new draft, so that no work of its own is needed.</summary>
    private async Task PurgeAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow().UtcDateTime - KeptFor;
        await db.Drafts.Where(draft => draft.SavedUtc < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
