namespace PhoneDashboard.Web.Endpoints;

/// <summary>What is read with GET answers HEAD too: the same without its content.</summary>
internal static class ReadEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    internal static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, GetAndHead, handler);

    /// <summary>The same for the pages, which the framework maps for GET and POST.</summary>
    internal static void WithHead(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(page =>
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
        {
            page.Metadata.Remove(methods);
            page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
        }
    });
}
