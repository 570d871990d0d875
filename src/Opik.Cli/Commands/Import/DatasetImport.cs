using System.Net;
using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Import;

/// <summary>Imports datasets with their items; what the dataset holds already is not added again.</summary>
internal static class DatasetImport
{
    private const string Path = "v1/private/datasets";
    private const int MostItems = 1_000;

    /// <summary>Imports those whose name matches.</summary>
    public static async Task RunAsync(ImportRun run, string? name, CancellationToken cancellationToken)
    {
        var counts = run.Report.Of("Datasets");
        foreach (var file in ImportRun.Files(run.Folder.Datasets, "dataset"))
        {
            try
            {
                var data = JsonFiles.Read(file);
                var about = data["dataset"] as JsonObject ?? data;
                var dataset = (data.Text("name") ?? about.Text("name"))?.Trim();
                if (string.IsNullOrEmpty(dataset))
                    throw new InvalidDataException("It names no dataset.");
                if (!NameMatch.Matches(dataset, name))
                    continue;
                if (run.IsCompleted(file))
                {
                    counts.Skipped++;
                    continue;
                }

                if (!run.IsDry)
                {
                    await StoreAsync(run, dataset, data, about, cancellationToken).ConfigureAwait(false);
                    run.Manifest!.Complete([file]);
                }

                counts.Done++;
            }
            catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException or OpikException)
            {
                run.Fail(counts, file, failure);
            }
        }
    }

    /// <summary>The dataset of a name in the project that is imported into; else the one that the workspace has under it.</summary>
    public static async Task<JsonObject?> FindAsync(ImportRun run, string name, CancellationToken cancellationToken) =>
        (await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false)).FirstOrDefault()
        ?? (await run.Server.FindByNameAsync(Path, name, null, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Items of the newest version.</summary>
    public static async Task<List<JsonObject>> ItemsAsync(ImportRun run, string id, CancellationToken cancellationToken)
    {
        var items = new List<JsonObject>();
        await foreach (var item in run.Server.ListAsync(new QueryString($"{Path}/{id}/items").Add("truncate", false), cancellationToken, MostItems).ConfigureAwait(false))
            items.Add(item);
        return items;
    }

    private static async Task StoreAsync(ImportRun run, string name, JsonObject data, JsonObject about, CancellationToken cancellationToken)
    {
        var tags = data["tags"] ?? about["tags"];
        var dataset = (await run.Server.FindByNameAsync(Path, name, run.ProjectId, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        if (dataset is null)
        {
            var body = new JsonObject { ["name"] = name, ["project_name"] = run.ProjectName }.With(about, "description", "type", "visibility");
            if (tags is JsonArray { Count: > 0 })
                body["tags"] = tags.DeepClone();
            dataset = await CreateAsync(run, name, body, cancellationToken).ConfigureAwait(false);
        }
        else if (tags is not null)
        {
            await run.Server.SendAsync(HttpMethod.Put, $"{Path}/{dataset.Text("id")}", new JsonObject { ["name"] = name, ["tags"] = tags.DeepClone() }.With(dataset, "description", "visibility"), cancellationToken).ConfigureAwait(false);
        }

        var id = dataset.Text("id")!;

        var there = (await ItemsAsync(run, id, cancellationToken).ConfigureAwait(false)).Select(item => ItemContent.Of(item["data"] as JsonObject ?? [])).ToList().CountBy(content => content).ToDictionary(StringComparer.Ordinal);
        // Lists show the newest first: the last of the file is made first.
        var missing = data.Objects("items").Where(item => !Take(there, ItemContent.Of(item))).Reverse().ToArray();
        await InsertAsync(run, id, name, missing, cancellationToken).ConfigureAwait(false);
    }

    // Where names are unique in the workspace, the dataset of that name is used, whatever project it is in.
    private static async Task<JsonObject> CreateAsync(ImportRun run, string name, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            await run.Server.SendAsync(HttpMethod.Post, Path, body, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException taken) when (taken.StatusCode == HttpStatusCode.Conflict)
        {
            run.Report.Warn($"The workspace has a dataset '{name}' in another project already; its items are added there.");
        }

        return await FindAsync(run, name, cancellationToken).ConfigureAwait(false) ?? throw new OpikException($"The dataset '{name}' was made but is not to be found. Run the command again.");
    }

    private static async Task InsertAsync(ImportRun run, string id, string name, JsonObject[] items, CancellationToken cancellationToken)
    {
        // One group of batches makes one version.
        var group = run.Ids.Next();
        var sent = 0;
        foreach (var part in items.Chunk(MostItems))
        {
            var body = new JsonObject { ["dataset_id"] = id, ["batch_group_id"] = $"{group}", ["items"] = new JsonArray([.. part.Select(item => Item(run, item))]) };
            await run.Server.SendAsync(HttpMethod.Put, $"{Path}/items", body, cancellationToken).ConfigureAwait(false);
            run.Report.Progress($"Dataset {name}", sent += part.Length, items.Length);
        }
    }

    private static JsonObject Item(ImportRun run, JsonObject data)
    {
        var content = (JsonObject)data.DeepClone();
        content.Remove("id");
        return new JsonObject { ["id"] = $"{run.Ids.Next()}", ["source"] = "sdk", ["data"] = content };
    }

    private static bool Take(Dictionary<string, int> there, string content)
    {
        if (!there.TryGetValue(content, out var count) || count == 0)
            return false;
        there[content] = count - 1;
        return true;
    }
}
