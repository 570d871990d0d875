using System.Text.Json.Nodes;
using Opik.Rest;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Items of an experiment with their dataset items, outputs and scores, in the form of the export files.</summary>
internal static class ExperimentItems
{
    /// <summary>All items; none when the dataset is gone.</summary>
    public static async Task<List<JsonObject>> ReadAsync(ServerApi server, string experimentId, string? datasetId, CancellationToken cancellationToken)
    {
        var items = new List<JsonObject>();
        if (datasetId is null)
            return items;
        var rows = new QueryString($"v1/private/datasets/{datasetId}/items/experiments/items").Add("experiment_ids", $"[\"{experimentId}\"]").Add("truncate", false);
        await foreach (var row in server.ListAsync(rows, cancellationToken, 500).ConfigureAwait(false))
            items.AddRange(row.Objects("experiment_items").Select(item => Item(row, item)));
        return items;
    }

    private static JsonObject Item(JsonObject row, JsonObject item)
    {
        var data = row["data"].Copy() as JsonObject ?? [];
        data["id"] = item["dataset_item_id"].Copy();
        return new JsonObject
        {
            ["id"] = item["id"].Copy(),
            ["dataset_item_id"] = item["dataset_item_id"].Copy(),
            ["trace_id"] = item["trace_id"].Copy(),
            ["dataset_item_data"] = data,
            ["evaluation_task_output"] = item["output"].Copy(),
            ["feedback_scores"] = new JsonArray([.. item.Objects("feedback_scores").Select(score => new JsonObject
            {
                ["category_name"] = score["category_name"].Copy(),
                ["name"] = score["name"].Copy(),
                ["reason"] = score["reason"].Copy(),
                ["value"] = score["value"].Copy(),
            })]),
            ["assertion_results"] = item["assertion_results"].Copy() ?? new JsonArray(),
        }.With(item, "execution_policy", "status");
    }
}
