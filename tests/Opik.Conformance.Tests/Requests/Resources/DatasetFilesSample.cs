using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Files into and out of datasets.</summary>
internal sealed class DatasetFilesSample : ResourceSample
{
    public override bool Covers(string path) =>
        path is "/v1/private/datasets/items/from-csv" or "/v1/private/datasets/items/from-json" or "/v1/private/datasets/{id}/export"
        || path.StartsWith("/v1/private/datasets/export-jobs", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Ids["dataset"] = await world.CreateAsync("datasets", new { name = $"files {world.TraceId:N}" });
        if (!operation.Path.StartsWith("/v1/private/datasets/export-jobs", StringComparison.Ordinal))
            return;
        using var started = await world.Client.PostAsync($"v1/private/datasets/{world.Ids["dataset"]}/export", null);
        world.Ids["export"] = (string)(await started.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        for (var tries = 0; tries < 500 && (string)(await ReadAsync(world))["status"]! is "PENDING" or "PROCESSING"; tries++)
            await Task.Delay(20);
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter == "jobId" ? world.Ids.GetValueOrDefault("export") : world.Ids["dataset"];

    public override HttpContent? Raw(Operation operation, World world)
    {
        if (!operation.Path.Contains("/from-", StringComparison.Ordinal))
            return null;
        var isCsv = operation.Path.EndsWith("/from-csv", StringComparison.Ordinal);
        var form = new MultipartFormDataContent
        {
            { new StringContent(isCsv ? "a\n1\n" : "[{\"a\":1}]"), "file", "rows" },
            { new StringContent(world.Ids["dataset"]), "dataset_id" },
        };
        if (!isCsv)
            form.Add(new StringContent("json"), "format");
        return form;
    }

    private static async Task<JsonObject> ReadAsync(World world) =>
        (await world.Client.GetFromJsonAsync<JsonObject>($"v1/private/datasets/export-jobs/{world.Ids["export"]}"))!;
}
