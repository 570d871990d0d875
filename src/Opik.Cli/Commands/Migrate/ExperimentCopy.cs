using System.Text;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Import;
using Opik.Cli.Commands.Transfer;
using Opik.Contracts;

namespace Opik.Cli.Commands.Migrate;

/// <summary>Copies an experiment with its traces.</summary>
internal sealed class ExperimentCopy(MigrationRun run, VersionReplay replay, Dictionary<string, Guid> optimizations, (Guid Id, string Name) dataset, string project)
{
    private const int Part = 50;
    private readonly TraceStore store = new(run.Server);

    /// <summary>Place of each trace among all that are copied.</summary>
    public required IReadOnlyDictionary<string, int> TracePlaces { get; init; }

    /// <summary>Copies it unless an earlier run has finished it.</summary>
    /// <param name="experiment">The source.</param>
    /// <param name="number">Its place among the experiments; copies keep the order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(JsonObject experiment, int number, CancellationToken cancellationToken)
    {
        var source = experiment.Text("id")!;
        var id = Id(source, number);
        var items = await ExperimentItems.ReadAsync(run.Server, source, experiment.Text("dataset_id"), cancellationToken).ConfigureAwait(false);
        // Items come last, so an experiment with all of them is complete.
        var copy = await run.Server.FindAsync($"v1/private/experiments/{id}", cancellationToken).ConfigureAwait(false);
        if (copy is not null && copy["trace_count"]?.GetValue<long>() == experiment["trace_count"]?.GetValue<long>())
            return;
        var traces = await CopyTracesAsync([.. items.Select(item => item.Text("trace_id")).OfType<string>().Distinct().Order(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        if (copy is null)
            await CreateAsync(id, experiment, cancellationToken).ConfigureAwait(false);
        var rows = new List<JsonObject>();
        foreach (var item in items)
        {
            if (item.Text("trace_id") is { } trace && traces.TryGetValue(trace, out var traceId) && item.Text("dataset_item_id") is { } itemId && replay.Items[itemId] is { } copiedItem)
                rows.Add(new JsonObject { ["id"] = $"{ImportIds.Of(id, item.Text("id")!)}", ["experiment_id"] = $"{id}", ["dataset_item_id"] = copiedItem, ["trace_id"] = $"{traceId}" });
        }

        if (rows.Count < items.Count)
            run.Report.Warn($"Experiment '{experiment.Text("name")}': {items.Count - rows.Count} of {items.Count} items are left out, because their trace or dataset item was deleted.");
        await StoreAssertionsAsync(items, traces, cancellationToken).ConfigureAwait(false);
        foreach (var part in rows.Chunk(1_000))
            await run.Server.SendAsync(HttpMethod.Post, "v1/private/experiments/items", new JsonObject { ["experiment_items"] = new JsonArray([.. part]) }, cancellationToken).ConfigureAwait(false);
        run.Audit.Record("copy_experiment", "ok", new JsonObject { ["source_experiment_id"] = source, ["target_experiment_id"] = $"{id}", ["items"] = rows.Count, ["traces"] = traces.Count });
    }

    private async Task CreateAsync(Guid id, JsonObject experiment, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["id"] = $"{id}", ["dataset_name"] = dataset.Name, ["project_name"] = project }.With(experiment, "name", "type", "evaluation_method", "tags", "metadata", "status", "experiment_scores");
        // Prompts do not move along; their text is in the metadata.
        (body["metadata"] as JsonObject)?.Remove("prompt_versions");
        if (experiment.Text("dataset_version_id") is { } version && replay.Versions.TryGetValue(version, out var copiedVersion))
            body["dataset_version_id"] = copiedVersion;
        if (experiment.Text("optimization_id") is { } optimization && optimizations.TryGetValue(optimization, out var copiedOptimization))
            body["optimization_id"] = $"{copiedOptimization}";
        await run.Server.SendAsync(HttpMethod.Post, "v1/private/experiments", body, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, Guid>> CopyTracesAsync(string[] sources, CancellationToken cancellationToken)
    {
        var copies = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var part in sources.Chunk(Part))
        {
            var traces = new List<JsonObject>();
            foreach (var source in part)
            {
                if (await run.Server.FindAsync($"v1/private/traces/{source}", cancellationToken).ConfigureAwait(false) is { } trace)
                    traces.Add(trace);
                else
                    run.Report.Warn($"Trace {source} was deleted and is left out.");
            }

            var spans = await SpansAsync(traces, cancellationToken).ConfigureAwait(false);
            var batch = new List<ImportedTrace>();
            foreach (var trace in traces)
            {
                var source = trace.Text("id")!;
                copies[source] = Id(source, TracePlaces.GetValueOrDefault(source));
                batch.Add(ImportedTrace.Of(source, new JsonObject { ["trace"] = trace.DeepClone(), ["spans"] = new JsonArray([.. spans[source]]) }, copies[source], project, isMove: true));
            }

            if (batch.Count > 0)
                await store.StoreAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return copies;
    }

    // Traces of an experiment may lie in several projects.
    private async Task<Dictionary<string, List<JsonObject>>> SpansAsync(List<JsonObject> traces, CancellationToken cancellationToken)
    {
        var spans = new Dictionary<string, List<JsonObject>>(StringComparer.Ordinal);
        foreach (var ofProject in traces.GroupBy(trace => trace.Text("project_id"), StringComparer.Ordinal))
        {
            var name = (await run.Server.GetAsync($"v1/private/projects/{ofProject.Key}", cancellationToken).ConfigureAwait(false)).Text("name")!;
            foreach (var (trace, found) in await SpansOfTraces.ReadAsync(run.Server, name, [.. ofProject], cancellationToken).ConfigureAwait(false))
                spans[trace] = found;
        }

        return spans;
    }

    private async Task StoreAssertionsAsync(List<JsonObject> items, Dictionary<string, Guid> traces, CancellationToken cancellationToken)
    {
        var results = new List<JsonObject>();
        foreach (var item in items)
        {
            if (item.Text("trace_id") is not { } trace || !traces.TryGetValue(trace, out var id))
                continue;
            foreach (var result in item.Objects("assertion_results"))
            {
                var passed = result["passed"] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
                results.Add(new JsonObject { ["entity_id"] = $"{id}", ["project_name"] = project, ["name"] = result["value"].Copy() ?? result["name"].Copy(), ["status"] = passed ? "passed" : "failed", ["source"] = "sdk" }.With(result, "reason"));
            }
        }

        foreach (var part in results.Chunk(500))
            await run.Server.SendAsync(HttpMethod.Put, "v1/private/assertion-results", new JsonObject { ["entity_type"] = "TRACE", ["assertion_results"] = new JsonArray([.. part]) }, cancellationToken).ConfigureAwait(false);
    }

    // The time of the copy of the dataset, a millisecond later for each place: lists are sorted by id.
    private Guid Id(string source, int place) => UuidV7.Derive(Encoding.UTF8.GetBytes($"{dataset.Id}/{source}"), UuidV7.UnixMilliseconds(dataset.Id) + place);
}
