using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Health;

/// <summary>Answers of health, version and access check.</summary>
internal sealed class HealthEndpoints
{
    public Task PingAsync(HttpContext http) => http.WriteJsonAsync(
        200,
        static writer =>
        {
            writer.WriteString("message", "Healthy Server");
            writer.WriteBoolean("healthy", true);
        });

    /// <summary>Clients switch features on the version, so it tells the level of the wire; ours is beside it.</summary>
    public Task VersionAsync(HttpContext http) => http.WriteJsonAsync(
        200,
        static writer =>
        {
            writer.WriteString("version", ServerVersion.Wire);
            writer.WriteString("server_version", ServerVersion.Product);
        });

    public Task CheckAccessAsync(HttpContext http)
    {
        _ = http.Scope();
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public Task WorkspaceAsync(HttpContext http)
    {
        _ = http.Scope();
        return http.WriteJsonAsync(200, static writer => writer.WriteString("workspace_name", WorkspaceResolution.DefaultName));
    }
}
