using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhoneDashboard.Core.AppLines;
using PhoneDashboard.Core.Data;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Core.DeliveryMethods;

/// <summary>Where recordings and voicemail go.</summary>
public sealed class DeliveryMethodService(
    IDbContextFactory<DashboardDb> dbFactory, DeliverySecrets secrets, TimeProvider time)
{
    /// <summary>Sorts: name, address (or user and host). Filters: kind, id.</summary>
    internal static readonly ListDefinition<DeliveryMethod> List = new ListDefinition<DeliveryMethod>(method => method.Id)
        .Sort("name", method => method.NameKey)
        .Sort("address", method => method.EmailAddressKey)
        .FilterBy<DeliveryMethodKind>("kind", (methods, kind) => methods.Where(method => method.Kind == kind))
        .FilterById("id", (methods, id) => methods.Where(method => method.Id == id))
        .Search(
            NumberSearch.Anything,
            word => method => method.NameKey.Contains(word) || method.EmailAddressKey.Contains(word),
            knowsAddresses: true);

    /// <summary>What the table shows of a delivery method.</summary>
    internal static readonly Expression<Func<DeliveryMethod, DeliveryMethodRow>> Row = method =>
        new DeliveryMethodRow(method.Id, method.Name, method.Kind, method.EmailAddress, method.Lines.Count)
        {
            Host = method.Host,
            Port = method.Port,
            Username = method.Username,
            Folder = method.Folder,
            IsReady = method.Kind == DeliveryMethodKind.Email || (method.HostKey != null && method.ProtectedSecret != null),
        };

    internal static readonly Problem Gone = new(ProblemKind.NotFound, "This delivery method has been deleted in the meantime.");

    /// <summary>A page of the table, with how many lines use each. Needs <see cref="Permission.Read"/>.</summary>
    public async Task<ListPage<DeliveryMethodRow>> ListAsync(Actor actor, ListQuery query, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await List.PageAsync(db, db.DeliveryMethods.AsNoTracking(), query, Row, cancellationToken);
    }

    /// <summary>All delivery methods to choose from, by name.</summary>
    public async Task<IReadOnlyList<NamedItem>> OptionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.DeliveryMethods
            .OrderBy(method => method.NameKey)
            .Select(method => new NamedItem(method.Id, method.Name))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The delivery method for its form, or null when there is none.</summary>
    public async Task<DeliveryMethodEdit?> GetAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        return await db.DeliveryMethods.AsNoTracking().SingleOrDefaultAsync(method => method.Id == id, cancellationToken) is { } method
            ? new DeliveryMethodEdit
            {
                Id = method.Id,
                Version = method.Version,
                Name = method.Name,
                Kind = method.Kind,
                EmailAddress = method.EmailAddress,
                Host = method.Host,
                Port = method.Port ?? DeliveryMethod.DefaultPort,
                Username = method.Username,
                SignIn = method.SignIn ?? SftpSignIn.Password,
                Folder = method.Folder,
                HostKey = method.HostKey,
                SecretDoor = DeliverySecrets.DoorOf(method),
            }
            : null;
    }

    /// <summary>
    /// Adds a delivery method. Problems: Invalid at its field, Password, PrivateKey and Passphrase among them; Taken at Name.
    /// </summary>
    /// <returns>The new delivery method's id.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, NewDeliveryMethod input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        var method = new DeliveryMethod { Name = "", EmailAddress = "" };
        if (Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        if (Set(method, input) is { } problem)
        {
            return problem;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        db.Add(method);
        return await write.SaveAsync(() => method.Id);
    }

    /// <summary>
    /// Saves a delivery method. A password or key that is not typed anew stays, as long as server, user and way to sign in do. Problems:
    /// those of <see cref="AddAsync"/>, NotFound, Changed.
    /// </summary>
    public async Task<Result<Done>> SaveAsync(Actor actor, DeliveryMethodEdit input, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        if (Problems(input) is { Count: > 0 } problems)
        {
            return problems;
        }

        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var found = await write.FindForEditAsync(
            db.DeliveryMethods.Where(method => method.Id == input.Id), input.Version, Gone, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Problems[0];
        }

        return Set(found.Value, input) is { } problem ? problem : await write.SaveAsync();
    }

    /// <summary>What deleting does, for the confirmation (Specification 5, rule 5); null when it is gone already.</summary>
    public async Task<DeliveryMethodDeletion?> DeletePreviewAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.Read);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        var method = await db.DeliveryMethods
            .Where(method => method.Id == id)
            .Select(method => new { method.Name, Lines = method.Lines.Count })
            .SingleOrDefaultAsync(cancellationToken);
        if (method is null)
        {
            return null;
        }

        var users = db.LineDeliveryMethods.Where(delivery => delivery.DeliveryMethodId == id).Select(delivery => delivery.AppLine.User);
        return new DeliveryMethodDeletion(method.Name, method.Lines, await Uses.PeopleAsync(db, users, cancellationToken));
    }

    /// <summary>
    /// Deletes it, and takes it off all lines that deliver here: each gets its audit entry and its status anew. Ask the person first, with
    /// <see cref="DeletePreviewAsync"/>. Problems: NotFound; InUse while a call flow sends messages here.
    /// </summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken = default)
    {
        actor.Require(Permission.EditResources);
        await using var db = await dbFactory.CreateDbContextAsync(cancellationToken);
        await using var write = await db.BeginWriteAsync(actor, cancellationToken);
        var method = await db.DeliveryMethods.SingleOrDefaultAsync(method => method.Id == id, cancellationToken);
        if (method is null)
        {
            return Gone;
        }

        var flows = db.CallFlowObjects.Where(item => item.DeliveryMethodId == id).OrderBy(item => item.Tab.CallFlow.NameKey)
            .Select(item => item.Tab.CallFlow.Name + " (" + item.Name + ")");
        if (Uses.Refusal(
            "A call flow sends messages here. Choose another delivery method there first.",
            await Uses.WordsAsync("Call flow", flows, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        // With all deliveries of the line: the audit trail writes them as one field.
        var lines = await db.AppLines.Where(line => line.DeliveryMethods.Any(delivery => delivery.DeliveryMethodId == id))
            .Include(line => line.DeliveryMethods).ThenInclude(delivery => delivery.DeliveryMethod)
            .ToListAsync(cancellationToken);
        db.RemoveRange(lines.SelectMany(line => line.DeliveryMethods).Where(delivery => delivery.DeliveryMethodId == id));
        db.Remove(method);
        return await write.SaveAsync();
    }

    /// <summary>What is wrong with the form by itself.</summary>
    internal static List<Problem> Problems(NewDeliveryMethod input) =>
        [.. Validation.Problems(input), .. Validation.Problems(input.Secret)];

    private Problem? Set(DeliveryMethod method, NewDeliveryMethod input)
    {
        (method.Name, method.Kind) = (input.Name!, input.Kind);
        if (input.Kind == DeliveryMethodKind.Email)
        {
            method.EmailAddress = input.EmailAddress!;
            (method.Host, method.Port, method.Username, method.SignIn) = (null, null, null, null);
            (method.Folder, method.HostKey, method.ProtectedSecret, method.SecretSetUtc) = (null, null, null, null);
            return null;
        }

        var typed = DeliverySecrets.Typed(input, method);
        if (!typed.Succeeded)
        {
            return typed.Problems[0];
        }

        method.EmailAddress = "";
        (method.Host, method.Port, method.Username, method.SignIn) = (input.Host, input.Port, input.Username, input.SignIn);
        (method.Folder, method.HostKey) = (input.Folder, input.HostKey);
        if (typed.Value is { } secret)
        {
            (method.ProtectedSecret, method.SecretSetUtc) = (secrets.Seal(secret), time.GetUtcNow().UtcDateTime);
        }

        return null;
    }
}
