using PhoneDashboard.Core.ContactMethods;
using PhoneDashboard.Web.Components.AppLines;

namespace PhoneDashboard.Web.Components.ContactMethods;

/// <summary>What the form of a contact method other than a line holds.</summary>
/// <typeparam name="TEdit">The edit class of its kind.</typeparam>
public sealed class ContactMethodFormModel<TEdit> : InboundFormModel
    where TEdit : ContactMethodEdit
{
    public ContactMethodFormModel(TEdit edit) => (Edit, MethodId) = (edit, edit.Id == 0 ? null : edit.Id);

    /// <summary>What will be saved.</summary>
    public TEdit Edit { get; private set; }

    // Only a form with the section asks.
    internal override IInboundEdit Inbound => (IInboundEdit)Edit;

    /// <summary>Goes on with another edit: the form is drawn anew for it.</summary>
    internal void Take(TEdit edit) => Edit = edit;
}
