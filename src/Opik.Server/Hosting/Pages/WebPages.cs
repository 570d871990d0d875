using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Opik.Server.Hosting.Pages;

/// <summary>
/// Serves the built web pages: files by name, and <c>index.html</c> for every other GET of a browser, since the pages
/// route on the client side. Paths of the API never get a page: an unknown one is a JSON 404.
/// </summary>
internal static class WebPages
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; media-src 'self' data: blob: https:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob: data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    // Vite writes assets/index-Ck3dX9aB.js: the name changes with the content.
    private const string HashedAssets = "/assets";

    private static readonly string[] ApiPaths = ["/v1", "/is-alive", "/auth", "/.well-known", "/oauth", "/opik/auth-oauth", "/guardrails/api", "/rest", "/swagger", "/openapi", "/openapi.json"];

    public static void UseWebPages(this WebApplication app, ServerOptions options)
    {
        var folder = options.WebRoot ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(folder, "index.html")))
            return;
        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseWhen(IsPage, pages =>
        {
            pages.Use(async (http, next) =>
            {
                if (!files.GetFileInfo(http.Request.Path).Exists && !IsAsset(http))
                {
                    await ThreadsFirst.TellAsync(http, options);
                    http.Request.Path = "/index.html";
                }

                PackedFiles.Choose(http, files);
                await next(http);
            });
            pages.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = PackedFiles.Types, OnPrepareResponse = SetHeaders });
        });
    }

    /// <summary>True for a GET that a page or one of its files answers.</summary>
    internal static bool IsPage(HttpContext http)
    {
        if (http.Items.ContainsKey(Requests.PathPrefixMiddleware.UnderApi) || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            return false;
        foreach (var api in ApiPaths)
        {
            if (http.Request.Path.StartsWithSegments(api, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static bool IsAsset(HttpContext http) => http.Request.Path.StartsWithSegments(HashedAssets, StringComparison.Ordinal);

    private static void SetHeaders(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        PackedFiles.SetHeaders(file);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (IsAsset(file.Context))
        {
            headers.CacheControl = "public, max-age=31536000, immutable";
            return;
        }

        headers.CacheControl = "no-cache";
        if (PackedFiles.NameOf(file.File).EndsWith(".html", StringComparison.Ordinal))
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
    }
}
