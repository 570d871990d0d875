using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Imports experiments; their traces and datasets must have been imported before.</summary>
internal static class ExperimentImport
{
    private const string Path = "v1/private/experiments";
    private const int MostItems = 1_000;

    /// <summary>Imports those whose name matches.</summary>
    public static async Task RunAsync(ImportRun run, string? name, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Experiments");
        var files = ImportRun.Files(run.Folder.Experiments, "experiment");
        var traces = run.Manifest?.TraceIds() ?? [];
        foreach (var file in files)
        {
            try
            {
                var data = JsonFiles.Read(file);
                var experiment = data["experiment"] as JsonObject ?? throw new InvalidDataException("It holds no experiment.");
                if (!NameMatch.Matches(experiment.Text("name") ?? "", name))
                    continue;
                if (run.IsCompleted(file))
                {
                    counts.Skipped++;
                    continue;
                }

                if (!run.IsDry)
                {
                    await StoreAsync(run, experiment, [.. data.Objects("items")], traces, cancellationToken).ConfigureAwait(false);
                    run.Manifest!.Complete([file]);
                }

                counts.Done++;
                run.Report.Progress("Experiments", counts.Done, files.Length);
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException or OpikApiException)
            {
                run.Fail(counts, file, failure);
            }
        }
    }

    private static async Task StoreAsync(ImportRun run, JsonObject experiment, JsonObject[] items, Dictionary<string, Guid> traces, CancellationToken cancellationToken)
    {
        var datasetName = experiment.Text("dataset_name") ?? throw new InvalidDataException("It names no dataset.");
        var source = experiment.Text("id") ?? throw new InvalidDataException("It has no id.");
        var id = await CreateAsync(run, source, experiment, datasetName, cancellationToken).ConfigureAwait(false);
        var datasetItems = await ItemIds(run, datasetName, items, cancellationToken).ConfigureAwait(false);
        var rows = new List<JsonObject>();
        foreach (var item in items)
        {
            var trace = item.Text("trace_id") ?? (item["trace_reference"] as JsonObject)?.Text("trace_id");
            if (trace is not null && traces.TryGetValue(trace, out var traceId) && item.Text("dataset_item_id") is { } datasetItem && datasetItems.TryGetValue(datasetItem, out var datasetItemId))
                rows.Add(new JsonObject { ["id"] = $"{ImportIds.Of(id, item.Text("id") ?? trace)}", ["experiment_id"] = $"{id}", ["dataset_item_id"] = datasetItemId, ["trace_id"] = $"{traceId}" });
        }

        if (rows.Count < items.Length)
            run.Report.Warn($"Experiment '{experiment.Text("name")}': {items.Length - rows.Count} of {items.Length} items are left out, because their trace or their dataset item was not imported.");
        foreach (var part in rows.Chunk(MostItems))
            await run.Server.SendAsync(HttpMethod.Post, $"{Path}/items", new JsonObject { ["experiment_items"] = new JsonArray([.. part]) }, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Guid> CreateAsync(ImportRun run, string source, JsonObject experiment, string datasetName, CancellationToken cancellationToken)
    {
        if (!run.Manifest!.ExperimentIds().TryGetValue(source, out var id))
            run.Manifest.AddExperiment(source, id = run.Ids.Next());
        // Left by a run that was cut off between the experiment and its items.
        else if (await run.Server.FindAsync($"{Path}/{id}", cancellationToken).ConfigureAwait(false) is not null)
            return id;
        var body = new JsonObject { ["id"] = $"{id}", ["dataset_name"] = datasetName, ["project_name"] = run.ProjectName, ["metadata"] = ImportMetadata.OfExperiment(experiment) }
            .With(experiment, "name", "type", "tags", "evaluation_method", "status", "experiment_scores");
        await run.Server.SendAsync(HttpMethod.Post, Path, body, cancellationToken).ConfigureAwait(false);
        return id;
    }

    // Dataset items have new ids: they are known by what they say. Items that say the same are given out in turn.
    private static async Task<Dictionary<string, string>> ItemIds(ImportRun run, string datasetName, JsonObject[] items, CancellationToken cancellationToken)
    {
        var dataset = await DatasetImport.FindAsync(run, datasetName, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Its dataset '{datasetName}' was not imported. Import it first: 'opik import … dataset' or 'all'.");
        var there = (await DatasetImport.ItemsAsync(run, dataset.Text("id")!, cancellationToken).ConfigureAwait(false))
            .GroupBy(item => ItemContent.Of(item["data"] as JsonObject ?? []), item => item.Text("id")!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<string>(group), StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Text("dataset_item_id") is not { } source || ids.ContainsKey(source) || item["dataset_item_data"] is not JsonObject data || !there.TryGetValue(ItemContent.Of(data), out var free))
                continue;
            ids[source] = free.Dequeue();
            free.Enqueue(ids[source]);
        }

        return ids;
    }
}
