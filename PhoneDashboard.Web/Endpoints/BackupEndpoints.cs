using System.Net.Mime;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Settings.Backups;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>
/// The files of backups: <c>GET /backups/{file}</c>, by a name that the list in Settings has. They hold everything: nothing
/// keeps a copy on the way.
/// </summary>
internal static class BackupEndpoints
{
    internal static void MapBackups(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/backups/{file}", DownloadAsync).Needs(Permission.BackUp);

    private static async Task<IResult> DownloadAsync(string file, HttpContext http, CurrentActor current, BackupArchive archive)
    {
        if (await archive.OpenAsync(current.Actor, file, http.RequestAborted) is not { } backup)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(backup.Content, MediaTypeNames.Application.Octet, backup.FileName); // with its name it is an attachment
    }
}
