using System.Text.Json;
using Opik.Server.Tests.Experiments;

namespace Opik.Server.Tests.Features;

/// <summary>The feed of what happened in a project.</summary>
public sealed class ProjectActivityTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task The_feed_tells_of_datasets_suites_experiments_and_optimizations_of_the_project_only()
    {
        var data = new ExperimentData(server, "busy");
        var elsewhere = new ExperimentData(server, "quiet");
        var set = await DatasetAsync("busy", "set", "dataset");
        var suite = await DatasetAsync("busy", "suite", "evaluation_suite");
        await ItemsAsync(set, "one");
        await ItemsAsync(set, "two");
        await ItemsAsync(suite, "three");
        var experiment = await data.ExperimentAsync("set", new { name = "try" });
        var optimization = Guid.CreateVersion7();
        await data.SendAsync("POST", "/v1/private/optimizations", new { id = optimization, name = "better", dataset_name = "set", objective_name = "f1", status = "running", project_name = "busy" }, 201);
        await elsewhere.ExperimentAsync("another set");
        var project = (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"busy"}""")).Json.GetProperty("id").GetString();

        var feed = (await server.SendAsync("GET", $"/v1/private/projects/{project}/activities?size=100")).Json;

        var items = feed.GetProperty("content").EnumerateArray().ToList();
        Assert.Equal(items.Count, feed.GetProperty("total").GetInt32());
        Assert.Equal(
            ["dataset_version set", "dataset_version set", "experiment try", "optimization better", "test_suite_version suite"],
            items.Select(item => $"{Text(item, "type")} {Text(item, "name")}").Order(StringComparer.Ordinal));
        Assert.Equal(set, Text(items.Single(item => Text(item, "id") == experiment), "resource_id"));
        Assert.Equal(set, Text(items.Single(item => Text(item, "id") == optimization.ToString()), "resource_id"));
        Assert.Equal(items.Select(item => item.GetProperty("created_at").GetDateTime()).OrderDescending(), items.Select(item => item.GetProperty("created_at").GetDateTime()));
    }

    private async Task<string> DatasetAsync(string project, string name, string type)
    {
        var id = Guid.CreateVersion7().ToString();
        var made = await server.SendAsync("POST", "/v1/private/datasets", $$"""{"id":"{{id}}","name":"{{name}}","type":"{{type}}","project_name":"{{project}}"}""");
        Assert.Equal(201, made.Code);
        return id;
    }

    private async Task ItemsAsync(string dataset, string question) =>
        Assert.Equal(204, (await server.SendAsync("PUT", "/v1/private/datasets/items", $$$"""{"dataset_id":"{{{dataset}}}","batch_group_id":"{{{Guid.CreateVersion7()}}}","items":[{"source":"manual","data":{"q":"{{{question}}}"}}]}""")).Code);

    private static string? Text(JsonElement item, string member) => item.GetProperty(member).GetString();
}
