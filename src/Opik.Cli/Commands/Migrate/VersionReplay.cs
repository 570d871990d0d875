using System.Text.Json.Nodes;
using Opik.Cli.Commands.Import;
using Opik.Cli.Commands.Transfer;
using Opik.Rest;

namespace Opik.Cli.Commands.Migrate;

/// <summary>Copies the versions of a dataset one after the other, each as the difference to the one before.</summary>
internal sealed class VersionReplay(MigrationRun run, string sourceId, string copyId)
{
    private const string Path = "v1/private/datasets";
    private const int MostItems = 1_000;
    private readonly ImportIds ids = new(TimeProvider.System);

    /// <summary>Copied items by their source.</summary>
    public ItemMap Items { get; } = new();

    /// <summary>Ids of copied versions by those of the source.</summary>
    public Dictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>Copies what an earlier run has not.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (source, copied) = (await VersionsAsync(sourceId, cancellationToken).ConfigureAwait(false), await VersionsAsync(copyId, cancellationToken).ConfigureAwait(false));
        List<JsonObject> before = [];
        foreach (var (number, version) in source.Index())
        {
            var items = await ItemsAsync(sourceId, version, cancellationToken).ConfigureAwait(false);
            if (number >= copied.Count)
            {
                await ApplyAsync(version, before, items, number == 0 ? null : copied[number - 1], cancellationToken).ConfigureAwait(false);
                copied = await VersionsAsync(copyId, cancellationToken).ConfigureAwait(false);
                if (copied.Count != number + 1)
                    throw new OpikException($"Version {version.Text("version_name")} of the dataset did not become version {number + 1} of the copy. Delete the copy and run the command again.");
                run.Audit.Record("replay_version", "ok", new JsonObject { ["source_version_id"] = version["id"].Copy(), ["target_version_id"] = copied[number]["id"].Copy() });
            }

            Items.Extend(items, await ItemsAsync(copyId, copied[number], cancellationToken).ConfigureAwait(false));
            Versions[version.Text("id")!] = copied[number].Text("id")!;
            before = items;
            run.Report.Progress("Versions", number + 1, source.Count);
        }
    }

    private async Task ApplyAsync(JsonObject version, List<JsonObject> before, List<JsonObject> items, JsonObject? basis, CancellationToken cancellationToken)
    {
        // Servers take items without a version to start from only as a plain insertion.
        if (basis is null && items.Count > 0)
        {
            await InsertAsync(items, cancellationToken).ConfigureAwait(false);
            await DescribeAsync(version, cancellationToken).ConfigureAwait(false);
            return;
        }

        var old = before.ToDictionary(item => item.Text("id")!, ItemMap.Content, StringComparer.Ordinal);
        var current = items.Select(item => item.Text("id")!).ToHashSet(StringComparer.Ordinal);
        var change = new JsonObject
        {
            ["base_version"] = basis?["id"].Copy(),
            ["added_items"] = new JsonArray([.. items.Where(item => !old.ContainsKey(item.Text("id")!)).Reverse().Select(New)]),
            ["edited_items"] = new JsonArray([.. items.Where(item => old.TryGetValue(item.Text("id")!, out var content) && content != ItemMap.Content(item)).Select(Edited)]),
            ["deleted_ids"] = new JsonArray([.. old.Keys.Where(id => !current.Contains(id)).Select(id => (JsonNode?)Items[id])]),
            ["tags"] = Tags(version),
        }.With(version, "change_description", "metadata", "evaluators", "execution_policy");
        await run.Server.SendAsync(HttpMethod.Post, $"{Path}/{copyId}/items/changes{(basis is null ? "?override=true" : "")}", change, cancellationToken).ConfigureAwait(false);
    }

    private async Task InsertAsync(List<JsonObject> items, CancellationToken cancellationToken)
    {
        var group = ids.Next();
        // Lists show the newest first.
        foreach (var part in items.AsEnumerable().Reverse().Chunk(MostItems))
        {
            var body = new JsonObject { ["dataset_id"] = copyId, ["batch_group_id"] = $"{group}", ["items"] = new JsonArray([.. part.Select(New)]) };
            await run.Server.SendAsync(HttpMethod.Put, $"{Path}/items", body, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DescribeAsync(JsonObject version, CancellationToken cancellationToken)
    {
        var body = new JsonObject().With(version, "change_description");
        if (Tags(version) is { Count: > 0 } tags)
            body["tags_to_add"] = tags;
        if (body.Count == 0)
            return;
        var hash = (await VersionsAsync(copyId, cancellationToken).ConfigureAwait(false))[0].Text("version_hash");
        await run.Server.SendAsync(HttpMethod.Patch, $"{Path}/{copyId}/versions/hash/{hash}", body, cancellationToken).ConfigureAwait(false);
    }

    private JsonObject New(JsonObject item)
    {
        var copy = ItemMap.Members(item);
        copy["id"] = $"{ids.Next()}";
        return copy;
    }

    private JsonObject Edited(JsonObject item)
    {
        var copy = ItemMap.Members(item);
        copy["id"] = Items[item.Text("id")!];
        return copy;
    }

    // The newest version is tagged by the server.
    private static JsonArray Tags(JsonObject version) => new([.. (version["tags"] as JsonArray ?? []).Select(tag => tag?.GetValue<string>()).Where(tag => tag != "latest").Select(tag => (JsonNode?)tag)]);

    private async Task<List<JsonObject>> VersionsAsync(string datasetId, CancellationToken cancellationToken)
    {
        var versions = new List<JsonObject>();
        await foreach (var version in run.Server.ListAsync(new QueryString($"{Path}/{datasetId}/versions"), cancellationToken).ConfigureAwait(false))
            versions.Add(version);
        versions.Reverse();
        return versions;
    }

    private async Task<List<JsonObject>> ItemsAsync(string datasetId, JsonObject version, CancellationToken cancellationToken)
    {
        var items = new List<JsonObject>();
        await foreach (var item in run.Server.ListAsync(new QueryString($"{Path}/{datasetId}/items").Add("version", version.Text("version_hash")).Add("truncate", false), cancellationToken, MostItems).ConfigureAwait(false))
            items.Add(item);
        return items;
    }
}
