using Opik.Contracts;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Sources;

/// <summary>Items made of traces and spans. One request makes one version.</summary>
internal sealed class ItemSourceEndpoints(RequestBody body, IDatasets datasets, IDatasetItemWrites items, ItemSources sources, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task FromTracesAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, ItemsFromBody.ReadTraces);
        await CreateAsync(http, request, "Traces not found", (id, mappings) => sources.OfTraceAsync(http.Scope(), id, request.Options, mappings, http.RequestAborted));
    }

    public async Task FromSpansAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, ItemsFromBody.ReadSpans);
        await CreateAsync(http, request, "Spans not found", (id, mappings) => sources.OfSpanAsync(http.Scope(), id, request.Options, mappings, http.RequestAborted));
    }

    private async Task CreateAsync(
        HttpContext http, ItemsFromBody request, string noneFound, Func<Guid, IReadOnlyList<(string, JsonPath)>, Task<DatasetItemWrite?>> build)
    {
        var id = http.RouteId("dataset_id");
        var dataset = await datasets.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
        // A test suite describes its items itself.
        var mappings = dataset.Type == DatasetType.EvaluationSuite ? [] : request.Mappings;
        var group = UuidV7.Create(clock);
        var start = clock.GetUtcNow();
        var made = 0;
        foreach (var piece in request.Ids.Chunk(Batch))
        {
            var writes = new List<DatasetItemWrite>();
            foreach (var source in piece)
            {
                // Ids of traces that are gone meanwhile are passed over.
                if (await build(source, mappings) is { } item)
                    writes.Add(item with { Id = UuidV7.Create(start.AddMilliseconds(made++)), Evaluators = request.Evaluators, ExecutionPolicy = request.Policy });
            }

            if (writes.Count > 0)
                await items.PutAsync(http.Scope(), DatasetTarget.Of(id), writes, group, null, http.RequestAborted);
        }

        if (made == 0)
            throw ApiException.NotFound(noneFound);
        await http.NoContentAsync();
    }
}
