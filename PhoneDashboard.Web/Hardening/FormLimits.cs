using Microsoft.AspNetCore.Http.Features;

namespace PhoneDashboard.Web.Hardening;

/// <summary>
/// How much a form may send: decided for every form at once, before anything is done with what it says. Long texts come over the circuit;
/// forms are those of signing in and of one's own account.
/// </summary>
internal static class FormLimits
{
    /// <summary>The largest body of a request that is no file, in bytes.</summary>
    internal const long LargestBody = 64 * 1024;

    /// <summary>The longest value of a field, in characters: more than any address, password, code or token of a link has.</summary>
    internal const int LongestValue = 1024;

    /// <summary>The longest answer of a passkey, in characters.</summary>
    internal const int LongestCredential = 32 * 1024;

    private const int MostFields = 32, LongestName = 128;

    internal static void AddFormLimits(this IServiceCollection services) => services.Configure<FormOptions>(form =>
    {
        (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (MostFields, LongestName, LongestCredential);
        (form.MultipartBodyLengthLimit, form.BufferBodyLengthLimit) = (LargestBody, LargestBody);
    });

    /// <summary>After routing has said what is asked, and before anybody reads the form.</summary>
    internal static void UseFormLimits(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.HasFormContentType && !await FitsAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(
                "This form was not understood, or what was typed is too long. Go back, reload the page and try again.");
            return;
        }

        await next(http);
    });

    private static int LongestOf(string field) => field == "Credential" ? LongestCredential : LongestValue;

    private static async Task<bool> FitsAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.Files.Count == 0
                && form.All(field => field.Value.All(value => value is null || value.Length <= LongestOf(field.Key)));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }
}
