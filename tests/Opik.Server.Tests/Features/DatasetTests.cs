using Microsoft.Extensions.DependencyInjection;
using Opik.Storage;

namespace Opik.Server.Tests.Features;

public sealed class DatasetTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = DatasetData.Root;

    [Fact]
    public async Task A_dataset_is_created_read_replaced_and_deleted()
    {
        var id = Guid.CreateVersion7();
        var name = DatasetData.NewName();
        var created = await server.SendAsync("POST", Root, $$"""{"id":"{{id}}","name":" {{name}} ","description":"d","tags":["a","a","b"],"type":"evaluation_suite","visibility":"public"}""");
        Assert.Equal(201, created.Code);
        Assert.EndsWith($"{Root}/{id}", created.Location, StringComparison.Ordinal);

        var read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal((name, "d", "evaluation_suite", "public", "unknown"), (read.Text("name"), read.Text("description"), read.Text("type"), read.Text("visibility"), read.Text("status")));
        Assert.Equal(["a", "b"], read.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal((0, 0), (read.GetProperty("dataset_items_count").GetInt64(), read.GetProperty("experiment_count").GetInt64()));
        Assert.False(read.TryGetProperty("latest_version", out _));
        Assert.False(read.TryGetProperty("project_id", out _));

        Assert.Equal(204, (await server.SendAsync("PUT", $"{Root}/{id}", $$"""{"name":"{{name}} 2","tags":["c"]}""")).Code);
        read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal((name + " 2", "public", "c"), (read.Text("name"), read.Text("visibility"), read.GetProperty("tags")[0].GetString()));
        Assert.False(read.TryGetProperty("description", out _));

        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{id}")).Code);
        Assert.Equal(204, (await server.SendAsync("DELETE", $"{Root}/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/{id}", """{"name":"x"}""")).Code);
    }

    [Theory]
    [InlineData("""{"description":"d"}""", 422)]
    [InlineData("""{"name":" "}""", 422)]
    [InlineData("""{"name":"x","description":" "}""", 422)]
    [InlineData("""{"name":"x","id":"9e107d9d-3721-4b0a-8a5e-0f0a0a0a0a0a"}""", 400)]
    [InlineData("""{"name":"x","type":"other"}""", 400)]
    [InlineData("""{"name":"x","project_id":"019a0000-0000-7000-8000-000000000000"}""", 404)]
    public async Task Broken_rules_are_refused(string json, int status) => Assert.Equal(status, (await server.SendAsync("POST", Root, json)).Code);

    [Fact]
    public async Task Description_is_at_most_255_characters() =>
        Assert.Equal(422, (await server.SendAsync("POST", Root, $$"""{"name":"x","description":"{{new string('d', 256)}}"}""")).Code);

    [Fact]
    public async Task Names_are_unique_in_their_project_without_case()
    {
        var name = DatasetData.NewName();
        var project = $"project {name}";
        await server.CreateDatasetAsync(name);
        await server.CreateDatasetAsync(name, $"\"project_name\":\"{project}\"");

        var taken = await server.SendAsync("POST", Root, $$"""{"name":"{{name.ToUpperInvariant()}}","project_name":"{{project}}"}""");
        Assert.Equal(409, taken.Code);
        Assert.Equal([$"Dataset already exists with name '{name.ToUpperInvariant()}'"], taken.Errors);
        var other = await server.CreateDatasetAsync();
        Assert.Equal(409, (await server.SendAsync("PUT", $"{Root}/{other}", $$"""{"name":"{{name}}"}""")).Code);
    }

    [Fact]
    public async Task Many_writers_that_name_a_new_dataset_make_one()
    {
        var name = DatasetData.NewName();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => server.SendAsync(
            "PUT", Root + "/items", $$"""{"dataset_name":"{{name}}","project_name":null,"items":[{"source":"sdk","data":{"question":"q{{i}}"} }]}""")));

        Assert.All(answers, answer => Assert.True(answer.Code == 204, answer.Body));
        var page = (await server.SendAsync("GET", $"{Root}?name={Uri.EscapeDataString(name)}")).Json;
        Assert.Equal(1, page.GetProperty("total").GetInt64());
        Assert.Equal(16, page.GetProperty("content")[0].GetProperty("dataset_items_count").GetInt64());
    }

    [Fact]
    public async Task Look_up_by_name_falls_back_to_the_workspace_and_says_so()
    {
        var name = DatasetData.NewName();
        var (here, elsewhere) = ($"here {name}", $"elsewhere {name}");
        await server.CreateDatasetAsync(more: $"\"project_name\":\"{here}\"");
        var missing = await server.SendAsync("POST", Root + "/retrieve", $$"""{"dataset_name":"{{name}}"}""");
        Assert.Equal((404, """{"errors":["Dataset not found"]}"""), (missing.Code, missing.Body));
        var foreign = await server.CreateDatasetAsync(name, $"\"project_name\":\"{elsewhere}\"");
        Assert.Equal((foreign, true), await FindAsync(here));
        var shared = await server.CreateDatasetAsync(name);
        Assert.Equal((shared, true), await FindAsync(here));
        Assert.Equal((shared, true), await FindAsync("no such project"));
        Assert.Equal((shared, false), await FindAsync(null));
        Assert.Equal((foreign, false), await FindAsync(elsewhere));

        async Task<(string, bool)> FindAsync(string? project)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/retrieve");
            request.Content = new StringContent($$"""{"dataset_name":"{{name.ToUpperInvariant()}}","project_name":{{(project is null ? "null" : $"\"{project}\"")}}}""");
            using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            return (json.Text("id"), answer.Headers.Contains("X-Opik-Deprecation"));
        }
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_show_the_latest_version()
    {
        var key = Guid.CreateVersion7().ToString("N");
        var project = $"project {key}";
        var first = await server.CreateDatasetAsync($"b {key}", $"\"project_name\":\"{project}\",\"tags\":[\"gold\"]");
        var second = await server.CreateDatasetAsync($"a {key}", $"\"project_name\":\"{project}\",\"type\":\"evaluation_suite\"");
        await server.PutItemsAsync(first, Guid.CreateVersion7(), "one", "two");
        var projectId = (await server.SendAsync("GET", $"{Root}/{first}")).Json.Text("project_id");

        Assert.Equal([second, first], await IdsAsync($"name={key}"));
        Assert.Equal([second, first], await IdsAsync($$"""project_id={{projectId}}&sorting=[{"field":"name","direction":"ASC"}]"""));
        Assert.Equal([first], await IdsAsync($$"""name={{key}}&filters=[{"field":"tags","operator":"contains","value":"gol"}]"""));
        Assert.Equal([second], await IdsAsync($$"""name={{key}}&filters=[{"field":"type","operator":"=","value":"evaluation_suite"}]"""));
        Assert.Empty(await IdsAsync($"name={key}&with_experiments_only=true"));
        Assert.Empty(await IdsAsync($"name={key}&with_optimizations_only=true"));
        Assert.Empty(await IdsAsync($"name={key}&prompt_id={Guid.CreateVersion7()}"));
        var page = (await server.SendAsync("GET", $"/v1/private/projects/{projectId}/datasets?size=1&page=2")).Json;
        Assert.Equal((2, 1, 2), (page.GetProperty("page").GetInt32(), page.GetProperty("size").GetInt32(), page.GetProperty("total").GetInt32()));
        var row = page.GetProperty("content")[0];
        Assert.Equal((first, 2, "v1"), (row.Text("id"), row.GetProperty("dataset_items_count").GetInt32(), row.GetProperty("latest_version").Text("version_name")));
        Assert.Equal("latest", row.GetProperty("latest_version").GetProperty("tags")[0].GetString());
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{Guid.CreateVersion7()}/datasets")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", Root + "?page=0")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", """/v1/private/datasets?filters=[{"field":"nothing","operator":"=","value":"x"}]""")).Code);

        async Task<List<string>> IdsAsync(string query) =>
            [.. (await server.SendAsync("GET", $"{Root}?{query}")).Json.GetProperty("content").EnumerateArray().Select(row => row.Text("id"))];
    }

    [Fact]
    public async Task Experiments_are_counted_and_outlive_their_dataset()
    {
        var name = DatasetData.NewName();
        var dataset = await server.CreateDatasetAsync(name);
        var experiment = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/experiments", $$"""{"id":"{{experiment}}","name":"run","dataset_name":"{{name}}"}""")).Code);

        var row = (await server.SendAsync("GET", $"{Root}?name={Uri.EscapeDataString(name)}&with_experiments_only=true")).Json.GetProperty("content")[0];
        Assert.Equal(1, row.GetProperty("experiment_count").GetInt64());
        Assert.Equal(row.Text("most_recent_experiment_at"), row.Text("last_created_experiment_at"));

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete-batch", $$"""{"ids":["{{dataset}}"]}""")).Code);
        var left = (await server.SendAsync("GET", $"/v1/private/experiments/{experiment}")).Json;
        Assert.Equal(dataset, left.Text("dataset_id"));
        Assert.False(left.TryGetProperty("dataset_name", out var shown) && shown.ValueKind != System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Optimizations_are_counted()
    {
        var name = DatasetData.NewName();
        await server.CreateDatasetAsync(name);
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/optimizations", $$"""{"dataset_name":"{{name}}","objective_name":"accuracy","status":"running"}""")).Code);

        var row = (await server.SendAsync("GET", $"{Root}?name={Uri.EscapeDataString(name)}&with_optimizations_only=true")).Json.GetProperty("content")[0];
        Assert.Equal(1, row.GetProperty("optimization_count").GetInt64());
        Assert.Equal(row.Text("most_recent_optimization_at"), row.Text("last_created_optimization_at"));
    }

    [Fact]
    public async Task Deleted_dataset_is_gone_at_once_its_name_is_free_and_its_items_are_removed_piece_by_piece()
    {
        var name = DatasetData.NewName();
        var dataset = await server.CreateDatasetAsync(name);
        var ids = await server.PutItemsAsync(dataset, null, [.. Enumerable.Range(0, 1000).Select(i => $"q{i}")]);
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), [.. Enumerable.Range(0, 1000).Select(i => $"r{i}")]);

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"dataset_name":"{{name}}"}""")).Code);

        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/items")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/items/{ids[0]}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{dataset}/versions")).Code);
        var again = await server.CreateDatasetAsync(name);
        Assert.Equal(0, (await server.ItemsAsync(again)).Total);
        var datasets = server.Services.GetRequiredService<IDatasets>();
        while (await datasets.PurgeAsync(TestContext.Current.CancellationToken))
        {
            // The worker of the server does the same, in any order with this.
        }

        Assert.Equal(0, CountRows("dataset_item WHERE dataset NOT IN (SELECT key FROM dataset)"));
        Assert.Equal(0, CountRows("dataset_item_data d WHERE NOT EXISTS (SELECT 1 FROM dataset_item i WHERE i.data = d.key)"));
        Assert.Equal(0, CountRows("dataset_version WHERE dataset NOT IN (SELECT key FROM dataset)"));
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", """{"dataset_name":"no such dataset"}""")).Code);
    }

    [Fact]
    public async Task Delete_by_name_spares_datasets_of_another_project_than_the_one_named()
    {
        var name = DatasetData.NewName();
        var foreign = await server.CreateDatasetAsync(name, $"\"project_name\":\"of {name}\"");

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"dataset_name":"{{name}}","project_name":"another {{name}}"}""")).Code);
        Assert.Equal(200, (await server.SendAsync("GET", $"{Root}/{foreign}")).Code);
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var dataset = await server.CreateDatasetAsync();
        var group = Guid.CreateVersion7();
        await server.PutItemsAsync(dataset, group, "before");
        await server.RestartAsync();
        await server.PutItemsAsync(dataset, group, "after");

        Assert.Equal(["after", "before"], await server.QuestionsAsync(dataset));
        Assert.Single(await server.VersionsAsync(dataset));
    }

    private long CountRows(string from)
    {
        var database = server.Services.GetRequiredService<Opik.Storage.Sqlite.SqliteTelemetry>().Database;
        return database.ReadAsync(session =>
        {
            using var row = session.PrepareOnce($"SELECT count(*) FROM {from}");
            row.Step();
            return row.Int64(0);
        }).GetAwaiter().GetResult();
    }
}
