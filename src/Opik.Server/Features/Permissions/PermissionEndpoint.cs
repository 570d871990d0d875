using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Permissions;

/// <summary>Permissions of the user of the request.</summary>
internal sealed class PermissionEndpoint
{
    public Task GetAsync(HttpContext http) => http.WriteJsonAsync(
        200,
        http.Scope().UserName,
        static (writer, user) =>
        {
            writer.WriteString("user_name", user);
            writer.WriteString("workspace_name", WorkspaceResolution.DefaultName);
            writer.WriteStartArray("permissions");
            writer.WriteEndArray();
        });
}
