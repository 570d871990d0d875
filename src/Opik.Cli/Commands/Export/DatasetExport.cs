using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Export;

/// <summary>Datasets with the items of their newest version, to <c>datasets/dataset_{id}.json</c>.</summary>
internal static class DatasetExport
{
    private const string Path = "v1/private/datasets";

    /// <summary>All of the project.</summary>
    public static async Task RunAsync(ExportRun run, CancellationToken cancellationToken)
    {
        var datasets = new List<JsonObject>();
        await foreach (var dataset in run.Server.ListAsync(new QueryString(Path).Add("project_id", run.ProjectId), cancellationToken).ConfigureAwait(false))
            datasets.Add(dataset);
        foreach (var dataset in run.MaxResults is { } most ? datasets.Take(most) : datasets)
            await WriteAsync(run, dataset, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one of a name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task RunAsync(ExportRun run, string name, CancellationToken cancellationToken)
    {
        var found = await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            throw new CommandException($"There is no dataset '{name}' in the project '{run.ProjectName}'. Names are case-sensitive and must be complete.");
        foreach (var dataset in found)
            await WriteAsync(run, dataset, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes one; a failure is counted.</summary>
    public static async Task WriteAsync(ExportRun run, JsonObject dataset, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Datasets");
        var (id, name) = (dataset.Text("id")!, dataset.Text("name")!);
        var path = run.File(run.Folder.Datasets, "dataset", id);
        if (!run.Force && File.Exists(path))
        {
            counts.Skipped++;
            return;
        }

        try
        {
            var items = new JsonArray();
            await foreach (var item in run.Server.ListAsync(new QueryString($"{Path}/{id}/items").Add("truncate", false), cancellationToken, 1_000).ConfigureAwait(false))
            {
                items.Add(item["data"].Copy());
                run.Report.Progress($"Dataset {name}", items.Count, null);
            }

            var data = new JsonObject { ["id"] = id, ["name"] = name, ["description"] = dataset["description"].Copy(), ["tags"] = dataset["tags"].Copy() ?? new JsonArray(), ["items"] = items, ["downloaded_at"] = run.Now }
                .With(dataset, "type", "visibility");
            if (run.Format == "csv")
                CsvTable.Write(path, TransferRows.OfItems(null, "", items.OfType<JsonObject>()));
            else
                JsonFiles.Write(path, data);
            counts.Done++;
        }
        catch (Exception failure) when (failure is OpikException or IOException or UnauthorizedAccessException)
        {
            run.Report.Fail(counts, $"Dataset '{name}'", failure);
        }
    }
}
