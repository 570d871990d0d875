using System.Net;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Hosting.Requests;

/// <summary>Routes that speak of all workspaces: only for programs of this machine, and not through a proxy on it.</summary>
internal static class LocalCallers
{
    /// <exception cref="ApiException">403: the caller is elsewhere.</exception>
    public static void RequireLocal(this HttpContext http)
    {
        var isLocal = (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
            && !http.Request.Headers.ContainsKey("X-Forwarded-For")
            && !http.Request.Headers.ContainsKey("Forwarded");
        if (!isLocal)
            throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "Only programs on the server's own machine may ask this");
    }
}
