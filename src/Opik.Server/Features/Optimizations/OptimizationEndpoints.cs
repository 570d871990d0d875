using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations: lists, one, upsert, change, delete.</summary>
internal sealed class OptimizationEndpoints(RequestBody body, WriteTargets targets, IProjects projects, IOptimizations optimizations, TimeProvider clock)
{
    public Task FindAsync(HttpContext http) => FindAsync(http, http.QueryId("project_id"));

    /// <summary>The list of one project, which must exist.</summary>
    public async Task FindOfProjectAsync(HttpContext http) =>
        await FindAsync(http, await projects.RequireAsync(http.Scope(), http.RouteId("projectId"), null, http.RequestAborted));

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var view = await optimizations.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Optimization id: {id:D} not found");
        await http.WriteDtoAsync(200, OptimizationAnswer.Of(view));
    }

    public async Task UpsertAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<OptimizationBody>(http);
        var id = (request.Id ?? UuidV7.Create(clock)).Version7("Optimization");
        request.Check();
        Guid? project = request.HasProject ? await targets.ProjectAsync(http.Scope(), request.ProjectId, request.ProjectName, http.RequestAborted) : null;
        await optimizations.UpsertAsync(http.Scope(), request.ToOptimization(id, project), http.RequestAborted);
        await http.CreatedAsync(id);
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var patch = (await body.ReadDtoAsync<OptimizationUpdateBody>(http)).ToPatch();
        await optimizations.UpdateAsync(http.Scope(), id, patch, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await optimizations.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task FindAsync(HttpContext http, Guid? project)
    {
        var (page, size) = http.QueryPage();
        var query = new OptimizationQuery
        {
            Name = http.QueryText("name"),
            DatasetId = http.QueryId("dataset_id"),
            DatasetName = http.QueryText("dataset_name"),
            DatasetDeleted = http.QueryText("dataset_deleted") is null ? null : http.QueryFlag("dataset_deleted"),
            ProjectId = project,
            Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Optimizations),
            Page = page,
            Size = size,
        };
        var found = await optimizations.FindAsync(http.Scope(), query, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<OptimizationAnswer>.Of(found, OptimizationAnswer.Of, []));
    }
}
