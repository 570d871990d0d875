using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>The registry of environments; ingest adds to it by itself.</summary>
internal sealed class EnvironmentEndpoints(RequestBody body, IEnvironments environments, TimeProvider clock)
{
    /// <summary>All in one page: there are at most <see cref="IEnvironments.Limit"/>.</summary>
    public async Task FindAsync(HttpContext http)
    {
        var found = await environments.FindAsync(http.Scope(), http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<EnvironmentView>(1, found.Count, found.Count, [.. found.Select(EnvironmentView.Of)], []));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<EnvironmentBody>(http);
        request.Check(nameRequired: true);
        var environment = new DeploymentEnvironment
        {
            Id = request.Id ?? UuidV7.Create(clock),
            Name = request.TrimmedName!,
            Description = request.Description,
            Color = request.Color,
            Position = request.Position,
            FollowsNewest = request.FollowsNewest == true,
        };
        await environments.CreateAsync(http.Scope(), environment, http.RequestAborted);
        await http.CreatedAsync(environment.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var environment = await environments.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Environment not found");
        await http.WriteDtoAsync(200, EnvironmentView.Of(environment));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var request = await body.ReadDtoAsync<EnvironmentBody>(http);
        (request with { Id = null }).Check(nameRequired: false);
        var patch = new DeploymentEnvironmentPatch(request.TrimmedName, request.Description, request.Color, request.Position, request.FollowsNewest);
        await environments.UpdateAsync(http.Scope(), id, patch, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await environments.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }
}
