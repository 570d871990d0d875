using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

/// <summary>Where an item of a dataset is used (docs/api-extensions.md).</summary>
public sealed class ItemUsesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly ExperimentData _data = new(server, $"uses {Guid.CreateVersion7()}");

    [Fact]
    public async Task An_item_tells_its_experiments_and_the_lowest_and_highest_of_each_score()
    {
        var (name, dataset) = ($"uses {Guid.CreateVersion7()}", ExperimentData.NewId());
        await _data.SendAsync("POST", "/v1/private/datasets", new { id = dataset, name }, 201);
        var (item, other) = (ExperimentData.NewId(), ExperimentData.NewId());
        await _data.SendAsync("PUT", "/v1/private/datasets/items", new { dataset_id = dataset, items = new[] { Item(item), Item(other) } }, 204);
        Assert.Equal((0, 0), Counts(await UsesAsync(dataset, item)));

        var first = await RunAsync(name, item, ("tone", 0.9), ("facts", 0.5));
        var second = await RunAsync(name, item, ("tone", 0.2));
        var third = await RunAsync(name, item, ("tone", 0.9));
        await RunAsync(name, other, ("tone", 0));
        await RunAsync(name, item, "trial", ("tone", 0.1));

        await server.RestartAsync();
        var uses = await UsesAsync(dataset, item);
        Assert.Equal((3, 2), Counts(uses));
        var tone = uses.GetProperty("scores")[0];
        Assert.Equal(("tone", 3, 0.2, second), (Text(tone, "name"), tone.GetProperty("experiments").GetInt32(), tone.GetProperty("lowest").GetDouble(), Text(tone, "lowest_experiment_id")));
        // The newest of two that scored the same.
        Assert.Equal((0.9, third), (tone.GetProperty("highest").GetDouble(), Text(tone, "highest_experiment_id")));
        var facts = uses.GetProperty("scores")[1];
        Assert.Equal(("facts", 1, first, first), (Text(facts, "name"), facts.GetProperty("experiments").GetInt32(), Text(facts, "lowest_experiment_id"), Text(facts, "highest_experiment_id")));

        await _data.SendAsync("POST", "/v1/private/experiments/delete", new { ids = new[] { second } }, 204);
        Assert.Equal((2, 2), Counts(await UsesAsync(dataset, item)));
    }

    [Fact]
    public async Task What_is_no_id_is_refused_and_what_nobody_knows_is_used_nowhere()
    {
        await _data.SendAsync("GET", $"/v1/private/datasets/{ExperimentData.NewId()}/items/none/uses", null, 404);
        Assert.Equal((0, 0), Counts(await UsesAsync(ExperimentData.NewId(), ExperimentData.NewId())));
    }

    private static object Item(string id) => new { id, source = "sdk", data = new { input = id } };

    private Task<string> RunAsync(string dataset, string item, params (string Name, double Value)[] scores) => RunAsync(dataset, item, "regular", scores);

    private async Task<string> RunAsync(string dataset, string item, string type, params (string Name, double Value)[] scores)
    {
        var experiment = await _data.ExperimentAsync(dataset, new { type });
        var trace = (await _data.TracesAsync(100))[0];
        await _data.ItemsAsync(experiment, (item, trace));
        foreach (var (name, value) in scores)
            await _data.ScoreAsync(trace, name, value);
        return experiment;
    }

    private Task<JsonElement> UsesAsync(string dataset, string item) => _data.GetAsync($"/v1/private/datasets/{dataset}/items/{item}/uses");

    private static (int Experiments, int Scores) Counts(JsonElement uses) => (uses.GetProperty("experiments").GetInt32(), uses.GetProperty("scores").GetArrayLength());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
