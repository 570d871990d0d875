using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Settings of a workspace.</summary>
internal sealed class WorkspaceConfigurationEndpoints(RequestBody body, IWorkspaceConfigurations configurations)
{
    private const string NotFound = "Workspace configuration not found";

    public async Task GetAsync(HttpContext http)
    {
        var configuration = await configurations.GetAsync(http.Scope(), http.RequestAborted) ?? throw ApiException.NotFound(NotFound);
        await http.WriteDtoAsync(200, WorkspaceConfigurationView.Of(configuration));
    }

    /// <summary>204, as the original really answers; its document says 200.</summary>
    public async Task PutAsync(HttpContext http)
    {
        var configuration = (await body.ReadDtoAsync<WorkspaceConfigurationBody>(http)).ToConfiguration();
        await configurations.SaveAsync(http.Scope(), configuration, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        if (!await configurations.DeleteAsync(http.Scope(), http.RequestAborted))
            throw ApiException.NotFound(NotFound);
        await http.NoContentAsync();
    }

    /// <summary>Which navigation a user interface of 2.1.24 shows: always the newer one.</summary>
    public Task VersionAsync(HttpContext http) => http.WriteJsonAsync(200, static writer => writer.WriteString("opik_version", "version_2"));
}
