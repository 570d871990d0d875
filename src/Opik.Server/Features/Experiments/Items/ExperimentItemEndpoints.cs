using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Items;

/// <summary>Items of experiments: which trace ran which dataset item.</summary>
internal sealed class ExperimentItemEndpoints(RequestBody body, IProjects projects, IExperimentItems items, TimeProvider clock)
{
    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var drafts = await body.ReadObjectAsync(http, ExperimentItemDraft.ReadBatch);
        var rows = new List<ExperimentItem>(drafts.Count);
        foreach (var draft in drafts)
        {
            rows.Add(new ExperimentItem
            {
                Id = (draft.Id ?? UuidV7.Create(clock)).Version7("Experiment Item"),
                ExperimentId = draft.ExperimentId!.Value.Version7("Experiment Item experiment"),
                DatasetItemId = draft.DatasetItemId!.Value.Version7("Experiment Item datasetItem"),
                TraceId = draft.TraceId!.Value.Version7("Experiment Item trace"),
                // The trace itself says its project; until it comes, this is what is known.
                ProjectId = string.IsNullOrWhiteSpace(draft.ProjectName) ? null : await projects.ResolveAsync(scope, draft.ProjectName, http.RequestAborted),
                ExecutionPolicy = draft.ExecutionPolicy,
            });
        }

        await items.CreateAsync(scope, rows, http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task GetAsync(HttpContext http)
    {
        var id = http.RouteId();
        var run = await items.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound($"Not found experiment item with id '{id:D}'");
        await http.WriteJsonAsync(200, run, RunJson.WriteItem);
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await items.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }

    /// <summary>Items of the experiments of a name; none when the project does not exist.</summary>
    public async Task StreamAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadObjectAsync(http, ExperimentStreamBody.OfItems);
        Guid? project = null;
        if (!string.IsNullOrWhiteSpace(request.ProjectName))
            project = (await projects.FindAsync(scope, request.ProjectName.Trim(), http.RequestAborted))?.Id ?? Guid.Empty;
        await http.WriteStreamAsync(
            request.Limit,
            request.LastRetrievedId,
            (cursor, size) => items.ReadAsync(scope, request.Name, project, cursor, size, http.RequestAborted),
            static run => run.Item.Id,
            ReadShape.Whole with { Truncate = request.Truncate },
            RunJson.Write);
    }
}
