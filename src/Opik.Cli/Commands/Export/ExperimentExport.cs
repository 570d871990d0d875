using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Export;

/// <summary>Experiments with their items, to <c>experiments/experiment_{id}.json</c>.</summary>
internal static class ExperimentExport
{
    private const string Path = "v1/private/experiments";

    /// <summary>All of the project.</summary>
    public static async Task RunAsync(ExportRun run, CancellationToken cancellationToken)
    {
        var experiments = new List<JsonObject>();
        await foreach (var experiment in run.Server.ListAsync(new QueryString(Path).Add("project_id", run.ProjectId), cancellationToken).ConfigureAwait(false))
            experiments.Add(experiment);
        foreach (var experiment in run.MaxResults is { } most ? experiments.Take(most) : experiments)
            await WriteAsync(run, experiment, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one of an id, else those of a name, with their datasets, prompts and traces.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task RunAsync(ExportRun run, string nameOrId, string? datasetName, CancellationToken cancellationToken)
    {
        var found = new List<JsonObject>();
        if (Guid.TryParse(nameOrId, out var id) && await run.Server.FindAsync($"{Path}/{id}", cancellationToken).ConfigureAwait(false) is { } byId)
            found.Add(byId);
        else
            found.AddRange(await run.Server.FindByNameAsync(Path, nameOrId, run.ProjectId, cancellationToken).ConfigureAwait(false));
        found.RemoveAll(experiment => datasetName is not null && experiment.Text("dataset_name") != datasetName);
        if (found.Count == 0)
            throw new CommandException($"There is no experiment with the id or name '{nameOrId}' in the project '{run.ProjectName}'{(datasetName is null ? "" : $" for the dataset '{datasetName}'")}.");
        var traces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var experiment in found)
        {
            if (experiment.Text("dataset_id") is { } datasetId && await run.Server.FindAsync($"v1/private/datasets/{datasetId}", cancellationToken).ConfigureAwait(false) is { } dataset)
                await DatasetExport.WriteAsync(run, dataset, cancellationToken).ConfigureAwait(false);
            foreach (var version in experiment.Objects("prompt_versions"))
            {
                if (version.Text("prompt_id") is { } promptId && await run.Server.FindAsync($"v1/private/prompts/{promptId}", cancellationToken).ConfigureAwait(false) is { } prompt)
                    await PromptExport.WriteAsync(run, prompt, cancellationToken).ConfigureAwait(false);
            }

            foreach (var item in await WriteAsync(run, experiment, cancellationToken).ConfigureAwait(false))
                traces.UnionWith(item.Text("trace_id") is { } trace ? [trace] : []);
        }

        await TraceByIdExport.RunAsync(run, traces, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes one; a failure is counted.</summary>
    /// <returns>Its items.</returns>
    private static async Task<IReadOnlyList<JsonObject>> WriteAsync(ExportRun run, JsonObject experiment, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Experiments");
        var (id, name) = (experiment.Text("id")!, experiment.Text("name") ?? "");
        var path = run.File(run.Folder.Experiments, "experiment", id);
        try
        {
            var items = await ExperimentItems.ReadAsync(run.Server, id, experiment.Text("dataset_id"), cancellationToken).ConfigureAwait(false);
            if (!run.Force && File.Exists(path))
            {
                counts.Skipped++;
                return items;
            }

            var data = new JsonObject { ["experiment"] = experiment.DeepClone(), ["items"] = new JsonArray([.. items]), ["downloaded_at"] = run.Now };
            if (run.Format == "csv")
                CsvTable.Write(path, TransferRows.OfItems(data["experiment"]!.AsObject(), "experiment", items));
            else
                JsonFiles.Write(path, data);
            counts.Done++;
            run.Report.Progress("Experiments", counts.Done, null);
            return items;
        }
        catch (Exception failure) when (failure is OpikException or IOException or UnauthorizedAccessException)
        {
            run.Report.Fail(counts, $"Experiment '{name}'", failure);
            return [];
        }
    }
}
