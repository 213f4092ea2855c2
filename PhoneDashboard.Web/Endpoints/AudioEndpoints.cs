using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PhoneDashboard.Core;
using PhoneDashboard.Core.AudioFiles;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>
/// What the play buttons play: <c>GET /audio/{id}</c>, in ranges, so that a browser can start at once and jump. And what is to be played
/// one day: <c>POST /audio/uploads</c> takes a file as it is and answers the id under which the form then saves it.
/// </summary>
internal static partial class AudioEndpoints
{
    internal const string UploadPath = "/audio/uploads";

    internal static void MapAudio(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/audio/{id:long}", PlayAsync).Needs(Permission.Read);
        routes.MapPost(UploadPath, UploadAsync).Needs(Permission.EditResources)
            .WithMetadata(new RequestSizeLimitAttribute(AudioFile.MaxBytes));
    }

    // With a body, so that the page for unknown addresses does not answer in its place.
    private static IResult Refused(int status) => Results.Problem(statusCode: status);

    private static async Task<IResult> UploadAsync(
        HttpRequest request, CurrentActor current, AudioUploads uploads, ILogger<AudioUploads> logger)
    {
        if (request.ContentType != MediaTypeNames.Application.Octet)
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType); // no form of another site's page can say this type
        }

        if (request.ContentLength > AudioFile.MaxBytes)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var kept = await uploads.KeepAsync(current.Actor, request.Body, request.HttpContext.RequestAborted);
            return kept.Succeeded ? Results.Json(new { id = kept.Value }) : Refused(StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException exception)
        {
            return Refused(exception.StatusCode); // too much, or too slow
        }
        catch (OperationCanceledException)
        {
            return Refused(StatusCodes.Status499ClientClosedRequest);
        }
        catch (IOException exception) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogNotKept(logger, exception);
            return Refused(StatusCodes.Status507InsufficientStorage);
        }
    }

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

    [LoggerMessage(LogLevel.Error, "An uploaded file could not be written")]
    private static partial void LogNotKept(ILogger logger, Exception exception);
}
