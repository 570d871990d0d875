using System.Net;
using System.Text;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.McpOAuth;

/// <summary>A page without script that asks a person whether a client may act for them.</summary>
internal static class ConsentPage
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly string[] Passed = ["client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state"];

    public static async Task WriteAsync(HttpContext http, OAuthClient client, string redirectUri, string userName, string csrf)
    {
        var fields = new StringBuilder();
        foreach (var name in Passed)
        {
            if (http.QueryText(name) is { } value)
                Hidden(fields, name, value);
        }

        Hidden(fields, "resource", http.QueryText("resource") ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/v1/mcp");
        Hidden(fields, "csrf", csrf);
        var html = $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Allow access to Opik</title>
            <style>
            :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
            body { display: grid; place-items: center; min-height: 100vh; margin: 0; padding: 16px; box-sizing: border-box }
            main { max-width: 26rem }
            h1 { font-size: 1.25rem; margin: 0 0 .5rem }
            dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 1rem 0 }
            dt { opacity: .7 } dd { margin: 0; overflow-wrap: anywhere }
            button { font: inherit; padding: .5rem 1rem; border-radius: 6px; border: 1px solid; cursor: pointer }
            </style>
            </head>
            <body><main>
            <h1>Allow {{Encode(client.Name)}} to use Opik?</h1>
            <p>It can read and change what you can in this workspace, until you revoke it.</p>
            <dl>
            <dt>User</dt><dd>{{Encode(userName)}}</dd>
            <dt>Workspace</dt><dd>{{WorkspaceResolution.DefaultName}}</dd>
            <dt>Sent to</dt><dd>{{Encode(redirectUri)}}</dd>
            </dl>
            <form method="post" action="{{Encode(http.Request.PathBase)}}/oauth/authorize">
            {{fields}}<button type="submit">Allow</button>
            </form>
            <p>If you did not start this, close the page.</p>
            </main></body>
            </html>
            """;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(html, http.RequestAborted);
    }

    private static void Hidden(StringBuilder fields, string name, string value) => fields.Append("<input type=\"hidden\" name=\"").Append(name).Append("\" value=\"").Append(Encode(value)).Append("\">\n");

    private static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? string.Empty;
}
