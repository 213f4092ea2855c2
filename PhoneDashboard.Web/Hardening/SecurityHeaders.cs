namespace PhoneDashboard.Web.Hardening;

/// <summary>What every answer tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    // Styles: MudBlazor sets positions and widths in style attributes (https://github.com/MudBlazor/MudBlazor/issues/4529); blocks of style
    // stay forbidden. Pictures and sound as data or blob: QR codes and the mails' own pictures. A mail is shown in a frame without address,
    // which inherits all of this.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; script-src-attr 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' "
            + "data:; media-src 'self' blob:; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(self), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
            + "midi=(), payment=(), "
        + "publickey-credentials-create=(self), publickey-credentials-get=(self), serial=(), usb=()";

    /// <summary>Puts them on every answer, of errors too. What an endpoint says itself about keeping a copy stands.</summary>
    internal static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (string.IsNullOrEmpty(headers.CacheControl))
            {
                // Pages and files of business data; what the app itself consists of says for how long it holds.
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
