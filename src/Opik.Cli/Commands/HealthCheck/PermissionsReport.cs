using System.Text.Json;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary>What the API key may do in a workspace.</summary>
internal static class PermissionsReport
{
    /// <summary>Asks the server and shows its answer.</summary>
    /// <returns>True when it answered.</returns>
    public static async Task<bool> WriteAsync(CommandContext context, string workspace, CancellationToken cancellationToken)
    {
        var terminal = context.Terminal;
        terminal.WriteHeading("user permissions");
        using var rest = context.Connect(workspace);
        terminal.WriteField("OPIK url", rest.Address.AbsoluteUri);
        try
        {
            var answer = (await rest.SendAsync(HttpMethod.Get, "v1/private/workspace-permissions", cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();
            using var json = JsonDocument.Parse(answer.Body);
            terminal.WriteField("User", Text(json.RootElement, "user_name"));
            terminal.WriteField("Workspace", Text(json.RootElement, "workspace_name"));
            var permissions = json.RootElement.TryGetProperty("permissions", out var listed) && listed.ValueKind == JsonValueKind.Array ? listed.EnumerateArray().ToArray() : [];
            if (permissions.Length == 0)
                terminal.WriteLine("No permission is listed: nothing is restricted on this server.");
            foreach (var permission in permissions)
                terminal.WriteField(Text(permission, "permission_name"), Text(permission, "permission_value"));
            return true;
        }
        catch (Exception failure) when (failure is OpikException or JsonException)
        {
            terminal.Fail($"The permissions could not be read: {failure.Message}");
            return false;
        }
    }

    private static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value.ToString() : "-";
}
