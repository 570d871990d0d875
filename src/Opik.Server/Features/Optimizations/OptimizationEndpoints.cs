using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Studio;
using Opik.Server.Features.Studio.Running;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations: lists, one, upsert, change, delete.</summary>
internal sealed class OptimizationEndpoints(RequestBody body, WriteTargets targets, IProjects projects, IOptimizations optimizations, StudioStarts studio, StudioEnds ends, IStudioRuns runs, ITrialExplanations explanations, TimeProvider clock)
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
        if (request.IsStudioRun)
            await StartAsync(http.Scope(), id, request, http.RequestAborted);
        else
            await StoreAsync(http.Scope(), id, request, http.RequestAborted);
        await http.CreatedAsync(id);
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var patch = (await body.ReadDtoAsync<OptimizationUpdateBody>(http)).ToPatch();
        await optimizations.UpdateAsync(http.Scope(), id, patch, http.RequestAborted);
        // Whoever says how it ended says that it has.
        if (patch.Status is OptimizationStatus.Cancelled or OptimizationStatus.Completed or OptimizationStatus.Error)
            await ends.StopAsync(http.Scope(), id);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        foreach (var id in request.Ids)
            await ends.StopAsync(http.Scope(), id);
        await optimizations.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await runs.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await explanations.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    private async Task StoreAsync(Scope scope, Guid id, OptimizationBody request, CancellationToken cancellationToken)
    {
        Guid? project = request.HasProject ? await targets.ProjectAsync(scope, request.ProjectId, request.ProjectName, cancellationToken) : null;
        await optimizations.UpsertAsync(scope, request.ToOptimization(id, project), cancellationToken);
    }

    // A client that repeats its request finds the run as it is by now.
    private async Task StartAsync(Scope scope, Guid id, OptimizationBody request, CancellationToken cancellationToken)
    {
        if (await studio.IsKnownAsync(scope, id, cancellationToken))
            return;
        var config = request.StudioConfig!.Value;
        var plan = await studio.PlanAsync(scope, config, request.ObjectiveName!, request.ProjectId, request.ProjectName, cancellationToken);
        await optimizations.UpsertAsync(scope, request.ToOptimization(id, plan.ProjectId), CancellationToken.None);
        await studio.StartAsync(scope, id, plan, config);
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
