namespace PhoneDashboard.Web.Components.Forms;

/// <summary>What ties an input to its label, help and error.</summary>
/// <param name="Id">The input's id.</param>
/// <param name="Attributes">For an element, a switch or a box of ours: id, label, description, required, invalid.</param>
/// <param name="Input">The same for MudBlazor's inputs with a frame, whose look it says too: <c>@attributes="context.Input"</c>.</param>
public sealed record FieldContext(string Id, Dictionary<string, object> Attributes, Dictionary<string, object> Input);
