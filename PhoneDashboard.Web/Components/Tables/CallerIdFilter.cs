using System.Globalization;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Core.Numbers;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>The filters by which a link narrows the lines to those that show one number.</summary>
public static class CallerIdFilter
{
    /// <summary>The key by which a link names the DID Number.</summary>
    public const string Key = "caller-id";

    /// <summary>The key by which a link names the Internal Number.</summary>
    public const string InternalKey = "internal-caller-id";

    /// <summary>Shown with the number while it is set.</summary>
    public static TableFilter Create(DidNumberService numbers, CurrentActor current) =>
        TableFilter.Hidden(Key, "Caller ID", async (value, cancellationToken) =>
            long.TryParse(value, CultureInfo.InvariantCulture, out var id)
                && await numbers.GetAsync(current.Actor, id, cancellationToken) is { } did
                ? E164.Format(did.Digits)
                : null);

    /// <summary>Shown with the number while it is set.</summary>
    public static TableFilter CreateInternal(InternalNumberService numbers, CurrentActor current) =>
        TableFilter.Hidden(InternalKey, "Internal Caller ID", async (value, cancellationToken) =>
            (await numbers.ListAsync(current.Actor, new ListQuery().WithFilter("id", value), cancellationToken)).Rows is [var number]
                ? number.Digits
                : null);
}
