using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Hosting.Pages;

/// <summary>
/// Logs open at threads where a project has any, and a page has to know before it asks for rows. So the answer that brings
/// the page tells, in a header that its scripts can read (https://www.w3.org/TR/server-timing/), for example
/// <c>Server-Timing: threads;desc="01933c4e-…"</c> for <c>/default/projects/01933c4e-…/logs</c>.
/// </summary>
internal static class ThreadsFirst
{
    private const string Header = "Server-Timing";

    /// <summary>Adds the header when the path names a project that has threads.</summary>
    public static async Task TellAsync(HttpContext http, ServerOptions options)
    {
        if (ProjectOf(http.Request.Path) is not { } project)
            return;
        try
        {
            var scope = options.Scopes.Resolve(http.Request);
            var having = await http.RequestServices.GetRequiredService<IThreadReads>().HavingAsync(scope, [project], http.RequestAborted);
            if (having.Count > 0)
                http.Response.Headers.Append(Header, $"threads;desc=\"{project}\"");
        }
        catch (Exception exception) when (exception is ApiException or StoreUnavailableException)
        {
            // The page comes without it and tells what is wrong from its own requests.
        }
    }

    // /{workspace}/projects/{id}/…, also below /opik.
    private static Guid? ProjectOf(PathString path)
    {
        var parts = (path.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "projects");
        return at is 1 or 2 && at + 1 < parts.Length && Guid.TryParseExact(parts[at + 1], "D", out var id) ? id : null;
    }
}
