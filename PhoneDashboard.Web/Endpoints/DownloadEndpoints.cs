using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using PhoneDashboard.Core;
using PhoneDashboard.Core.Bulk;
using PhoneDashboard.Core.Download;
using PhoneDashboard.Core.Import;
using PhoneDashboard.Core.Lists;
using PhoneDashboard.Web.Components.Download;
using PhoneDashboard.Web.Components.SignIn;

namespace PhoneDashboard.Web.Endpoints;

/// <summary>
/// The CSV files (Specification 4.8): <c>GET /export/{table}</c> with the page's own query string, and <c>scope=all</c> for everything,
/// <c>format=excel</c>, with it <c>separator=semicolon</c>, <c>plus=yes</c> for numbers with +, <c>file=</c> its name.
/// </summary>
internal static class DownloadEndpoints
{
    private delegate Task Write(Actor actor, ListQuery query, CsvFormat format, Stream stream, CancellationToken cancellationToken);

    internal static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/export").Needs(Permission.Export);
        foreach (var (table, needs) in DownloadService.Tables)
        {
            exports.MapRead($"/{table}", (HttpContext http, CurrentActor current, DownloadService service) =>
                SendAsync(http, current.Actor, table, (actor, query, format, stream, cancellationToken) =>
                    service.WriteAsync(actor, table, query, format, stream, cancellationToken)))
                .Needs(needs);
        }

        exports.MapRead("/bulk-result/{id:guid}", SendBulkResultAsync);
        exports.MapRead("/failed-rows/{id:guid}", SendFailedRowsAsync).Needs(Permission.EditUsers);
        exports.MapRead("/import-sample", (HttpContext http, CurrentActor current, ImportService service) => SendAsync(
            http, current.Actor, "users-sample", (actor, _, format, stream, cancellationToken) =>
                service.WriteSampleAsync(actor, format, stream, cancellationToken))).Needs(Permission.EditUsers);
    }

    /// <summary>The result that an open dialog of this person shows; <c>not-done=yes</c> for the rows that were not done.</summary>
    private static async Task SendBulkResultAsync(
        HttpContext http, Guid id, CurrentActor current, DownloadService service, KeptResults<BulkDone> results)
    {
        if (results.Find(current.Actor, id) is not { } done)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SendAsync(http, current.Actor, "bulk-result", (actor, query, format, stream, cancellationToken) =>
            service.WriteBulkResultAsync(actor, done, query.Filter("not-done") == "yes", format, stream, cancellationToken));
    }

    /// <summary>The rows that the check of an open dialog refused.</summary>
    private static async Task SendFailedRowsAsync(
        HttpContext http, Guid id, CurrentActor current, ImportService service, KeptResults<ImportPlan> plans)
    {
        if (plans.Find(current.Actor, id) is not { } plan)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await SendAsync(http, current.Actor, "failed-rows", (actor, _, format, stream, cancellationToken) =>
            service.WriteFailedRowsAsync(actor, plan, format, stream, cancellationToken));
    }

    private static Task SendAsync(HttpContext http, Actor actor, string table, Write write)
    {
        var query = ListQuery.Parse(http.Request.QueryString.Value);
        if (query.Filter("scope") == "all")
        {
            query = new ListQuery { Sort = query.Sort, Descending = query.Descending };
        }

        var format = query.Filter("format") != "excel" ? CsvFormat.Plain : query.Filter("separator") == "semicolon"
            ? CsvFormat.ExcelSemicolon : CsvFormat.ExcelComma;
        format = format with { HasPlus = query.Filter("plus") == "yes" };
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = Attachment(FileName(http.Request.Query["file"], table));
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : write(actor, query, format, http.Response.Body, http.RequestAborted);
    }

    /// <summary>RFC 6266: the name in ASCII, and as <c>filename*</c> in full.</summary>
    private static string Attachment(string fileName)
    {
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(fileName);
        return disposition.ToString();
    }

    /// <summary>The name without path and without what file systems or headers do not bear; never empty, always ending in .csv.</summary>
    private static string FileName(string? wanted, string table)
    {
        var name = string.Concat((wanted ?? "").Select(character =>
            char.IsControl(character) || "\\/:*?\"<>|".Contains(character, StringComparison.Ordinal) ? '_' : character))
            .Trim(' ', '.');
        name = name.Length == 0 ? table : name[..Math.Min(name.Length, 120)];
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name : name + ".csv";
    }
}
