using Microsoft.AspNetCore.Components;
using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Core.Numbers;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>A contact method other than a line, to read, beside its table.</summary>
public sealed partial class ContactMethodPanel
{
    [Inject] public required ContactMethodService ContactMethods { get; init; }

    /// <summary>Shows it; ends when the panel is closed.</summary>
    public static Task ShowAsync(DialogOpener dialogs, ContactMethodRow row) =>
        dialogs.OpenPanelAsync<ContactMethodPanel>(row.Name, new() { [nameof(Item)] = row });

    protected override Task<ContactMethodRow?> ReadAsync(CancellationToken cancellationToken) =>
        ContactMethods.GetAsync(Current.Actor, Item.Id, cancellationToken);

    /// <summary>What identifies it, as people read it: numbers grouped.</summary>
    internal static string IdentifierText(ContactMethodRow row) =>
        row.Kind == ContactMethodKind.PstnForwarding ? E164.Format(row.Identifier) : row.Identifier;
}
