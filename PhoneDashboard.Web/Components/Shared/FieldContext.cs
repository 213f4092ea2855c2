namespace PhoneDashboard.Web.Components.Shared;

/// <summary>What ties an input to its label, help and error. Put on the input itself: <c>@attributes="field.Attributes"</c>.</summary>
/// <param name="Id">The input's id.</param>
/// <param name="Attributes">For a text box, a drop-down and the like: id, label, description, required, invalid.</param>
/// <param name="InputAttributes">The same for Radzen inputs with an element inside (a switch, a check box): <c>InputAttributes="field.InputAttributes"</c>.</param>
public sealed record FieldContext(string Id, Dictionary<string, object> Attributes, Dictionary<string, object> InputAttributes);
