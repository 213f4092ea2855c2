using System.Globalization;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.SignIn;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>What the play buttons play: <c>GET /audio/{id}</c>, in ranges, so that a browser can start at once and jump.</summary>
internal static class AudioEndpoints
{
    internal static void MapAudio(this IEndpointRouteBuilder routes) => routes.MapGet("/audio/{id:long}", PlayAsync).Needs(Permission.Read);

    private static async Task<IResult> PlayAsync(long id, HttpContext http, CurrentActor current, AudioFileService audioFiles)
    {
        if (await audioFiles.OpenAsync(current.Actor, id, http.RequestAborted) is not { } audio)
        {
            return Results.NotFound();
        }

        // The type was found by content, and a browser must not guess another: an uploaded file never becomes a page.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = DispositionTypeNames.Inline;

        // Content never changes, but it may be deleted: kept in the browser, and asked for again each time.
        http.Response.Headers.CacheControl = "private, no-cache";
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{id}\""));
        return Results.Stream(audio.Content, audio.ContentType, entityTag: tag, enableRangeProcessing: true);
    }
}
