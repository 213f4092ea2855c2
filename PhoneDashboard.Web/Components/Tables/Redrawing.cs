using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace PhoneDashboard.Web.Components.Tables;

/// <summary>
/// Draws its content only when the version has changed, however often the component around it is drawn. A table's rows are by far the most
/// of its page: drawn twice they take twice the time, and twice the memory for as long as the page is open.
/// </summary>
public sealed class Redrawing : ComponentBase
{
    private int _drawn = -1;

    [Parameter, EditorRequired] public required int Version { get; set; }

    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    protected override bool ShouldRender() => Version != _drawn;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        _drawn = Version;
        builder.AddContent(0, ChildContent);
    }
}
