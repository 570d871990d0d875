using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Creates, reads, changes, ends and deletes experiments (5-wire-contract §4).</summary>
internal sealed class ExperimentEndpoints(RequestBody body, WriteTargets targets, IExperiments experiments, ExperimentCreation creation, ExperimentProjects projects)
{
    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var draft = await body.ReadObjectAsync(http, ExperimentDraft.Read);
        draft.Id?.Version7("Experiment");
        var hasProject = draft.ProjectId is not null || !string.IsNullOrWhiteSpace(draft.ProjectName);
        var id = await creation.CreateAsync(
            scope,
            new NewExperiment
            {
                Id = draft.Id ?? Guid.Empty,
                Name = draft.Name ?? string.Empty,
                DatasetName = draft.DatasetName!,
                DatasetVersionId = draft.DatasetVersionId,
                ProjectId = hasProject ? await targets.ProjectAsync(scope, draft.ProjectId, draft.ProjectName, http.RequestAborted) : null,
                Type = draft.Type ?? ExperimentType.Regular,
                Status = draft.Status,
                Method = draft.Method,
                OptimizationId = draft.OptimizationId,
                Metadata = draft.Metadata,
                Tags = draft.Tags,
                Scores = draft.Scores,
            },
            draft.PromptVersions,
            http.RequestAborted);
        await http.CreatedAsync(id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var id = http.RouteId();
        var view = await experiments.GetAsync(scope, id, http.RequestAborted) ?? throw ApiException.NotFound($"Not found experiment with id '{id:D}'");
        var names = await projects.NamesAsync(scope, [view.Experiment.ProjectId], http.RequestAborted);
        await http.WriteJsonAsync(
            200,
            (view, Name: view.Experiment.ProjectId is { } project ? names.GetValueOrDefault(project) : null),
            static (writer, answer) => ExperimentJson.Write(writer, answer.view, answer.Name));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var id = http.RouteId();
        var patch = await body.ReadObjectAsync(http, ExperimentPatchDraft.ReadSingle);
        await experiments.PatchAsync(http.Scope(), id, patch, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UpdateManyAsync(HttpContext http)
    {
        var bulk = await body.ReadObjectAsync(http, ExperimentPatchDraft.ReadBulk);
        await experiments.PatchManyAsync(http.Scope(), bulk.Ids, bulk.Update, bulk.MergeTags, http.RequestAborted);
        await http.NoContentAsync();
    }

    public Task DeleteAsync(HttpContext http) => ForEachAsync(http, experiments.DeleteAsync);

    public Task FinishAsync(HttpContext http) => ForEachAsync(http, experiments.FinishAsync);

    public Task CancelAsync(HttpContext http) => ForEachAsync(http, experiments.CancelAsync);

    private async Task ForEachAsync(HttpContext http, Func<Scope, IReadOnlyList<Guid>, CancellationToken, Task> change)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await change(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }
}
