using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

/// <summary>A run of a test suite as its page shows it.</summary>
public sealed class SuiteResultsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly ExperimentData _data = new(server, $"suite results {Guid.CreateVersion7()}");

    [Fact]
    public async Task Items_assertions_and_runs_are_counted_and_failed_items_stand_first()
    {
        var (name, dataset, items) = await SuiteAsync("good", "bad", "flaky");
        var run = await RunAsync(name);
        await JudgeAsync(run, items[0], ("polite", true), ("short", true));
        await JudgeAsync(run, items[0], ("polite", true), ("short", true));
        await JudgeAsync(run, items[1], ("polite", false), ("short", true));
        await JudgeAsync(run, items[1], ("polite", false), ("short", false));
        await JudgeAsync(run, items[2], ("polite", true));
        await JudgeAsync(run, items[2], ("polite", false));

        var results = await _data.GetAsync($"/v1/private/datasets/{dataset}/suite-results?experiment_id={run}");

        Assert.Equal((3, 2, 6, 0, 1), (Number(results, "total"), Number(results, "passed"), Number(results, "runs"), Number(results, "newly_failed"), Number(results, "flaky")));
        Assert.False(results.TryGetProperty("previous", out _));
        Assert.Equal(
            [("polite", 3, 2, 6, 3), ("short", 2, 2, 4, 3)],
            results.GetProperty("assertions").EnumerateArray()
                .Select(one => (one.GetProperty("name").GetString()!, Number(one, "items"), Number(one, "passed_items"), Number(one, "runs"), Number(one, "passed_runs"))).Order());
        var listed = results.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([items[1], items[2], items[0]], listed.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(("bad", false, 1), (listed[0].GetProperty("preview").GetString(), listed[0].GetProperty("passed").GetBoolean(), Number(listed[0], "needed")));
        Assert.Equal([1, 2], listed[0].GetProperty("runs").EnumerateArray().Select(each => each.GetProperty("failed").GetArrayLength()));
        Assert.Equal([1, 0], listed[0].GetProperty("runs").EnumerateArray().Select(each => Number(each, "held")));
    }

    [Fact]
    public async Task Beside_the_run_before_it_says_what_failed_anew_and_how_each_assertion_did_then()
    {
        var (name, dataset, items) = await SuiteAsync("stays", "breaks");
        var before = await RunAsync(name);
        await JudgeAsync(before, items[0], ("polite", false));
        await JudgeAsync(before, items[1], ("polite", true));
        var now = await RunAsync(name);
        await JudgeAsync(now, items[0], ("polite", false));
        await JudgeAsync(now, items[1], ("polite", false));

        var results = await _data.GetAsync($"/v1/private/datasets/{dataset}/suite-results?experiment_id={now}&previous_id={before}");

        Assert.Equal((0, 1), (Number(results, "passed"), Number(results, "newly_failed")));
        Assert.Equal((2, 1), (Number(results.GetProperty("previous"), "total"), Number(results.GetProperty("previous"), "passed")));
        Assert.Equal(1, Number(results.GetProperty("assertions")[0].GetProperty("previous"), "passed_items"));
        Assert.Equal(
            [(items[0], false), (items[1], true)],
            results.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("previous_passed").GetBoolean())).Order());
    }

    [Fact]
    public async Task A_run_that_has_not_judged_anything_yet_is_empty()
    {
        var (name, dataset, _) = await SuiteAsync("one");
        var run = await RunAsync(name);

        var results = await _data.GetAsync($"/v1/private/datasets/{dataset}/suite-results?experiment_id={run}");

        Assert.Equal((0, 0), (Number(results, "total"), results.GetProperty("assertions").GetArrayLength()));
    }

    [Fact]
    public async Task What_is_no_run_of_the_suite_is_refused()
    {
        var (name, dataset, _) = await SuiteAsync("one");
        var (_, other, _) = await SuiteAsync("other");
        var run = await RunAsync(name);
        var path = $"/v1/private/datasets/{dataset}/suite-results";

        Assert.Equal(400, (await server.SendAsync("GET", path)).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"{path}?experiment_id={run}&previous_id={run}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{path}?experiment_id={Guid.CreateVersion7()}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{path}?experiment_id={run}&previous_id={Guid.CreateVersion7()}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{other}/suite-results?experiment_id={run}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/datasets/{Guid.CreateVersion7()}/suite-results?experiment_id={run}")).Code);
    }

    [Fact]
    public async Task The_share_that_a_suite_needs_is_kept_with_its_policy_and_checked()
    {
        var (_, dataset, _) = await SuiteAsync("one");
        var body = """{"execution_policy":{"runs_per_item":3,"pass_threshold":2,"needed_pass_rate":0.9}}""";

        var version = (await _data.SendAsync("POST", $"/v1/private/datasets/{dataset}/items/changes?override=true", JsonDocument.Parse(body).RootElement, 201)).Json;

        Assert.Equal(0.9, version.GetProperty("execution_policy").GetProperty("needed_pass_rate").GetDouble());
        await _data.SendAsync("POST", $"/v1/private/datasets/{dataset}/items/changes?override=true", JsonDocument.Parse(body.Replace("0.9", "1.1", StringComparison.Ordinal)).RootElement, 422);
    }

    [Fact]
    public async Task A_client_that_does_not_know_the_share_keeps_it_and_one_that_clears_the_policy_takes_it_away()
    {
        var (_, dataset, _) = await SuiteAsync("one");
        await ChangeAsync("""{"execution_policy":{"runs_per_item":3,"needed_pass_rate":0.9}}""");

        var policy = (await ChangeAsync("""{"execution_policy":{"runs_per_item":5,"pass_threshold":2}}""")).GetProperty("execution_policy");
        var whole = (await ChangeAsync("""{"execution_policy":{"runs_per_item":5,"needed_pass_rate":1}}""")).GetProperty("execution_policy");
        await ChangeAsync("""{"clear_execution_policy":true}""");
        var fresh = (await ChangeAsync("""{"execution_policy":{"runs_per_item":2}}""")).GetProperty("execution_policy");

        Assert.Equal((5, 2, 0.9), (Number(policy, "runs_per_item"), Number(policy, "pass_threshold"), policy.GetProperty("needed_pass_rate").GetDouble()));
        Assert.Equal(1, whole.GetProperty("needed_pass_rate").GetDouble());
        Assert.False(fresh.TryGetProperty("needed_pass_rate", out _));

        async Task<JsonElement> ChangeAsync(string body) =>
            (await _data.SendAsync("POST", $"/v1/private/datasets/{dataset}/items/changes?override=true", JsonDocument.Parse(body).RootElement, 201)).Json;
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private async Task<(string Name, string Dataset, string[] Items)> SuiteAsync(params string[] inputs)
    {
        var (name, id) = ($"suite {Guid.CreateVersion7()}", ExperimentData.NewId());
        await _data.SendAsync("POST", "/v1/private/datasets", new { id, name, type = "evaluation_suite", project_name = _data.Project }, 201);
        var items = inputs.Select(input => new { id = ExperimentData.NewId(), source = "sdk", data = new { input } }).ToArray();
        await _data.SendAsync("PUT", "/v1/private/datasets/items", new { dataset_id = id, items }, 204);
        return (name, id, [.. items.Select(item => item.id)]);
    }

    private Task<string> RunAsync(string suite) => _data.ExperimentAsync(suite, new { evaluation_method = "evaluation_suite" });

    private async Task JudgeAsync(string experiment, string item, params (string Name, bool Held)[] assertions)
    {
        var trace = (await _data.TracesAsync(100))[0];
        await _data.ItemsAsync(experiment, (item, trace));
        foreach (var (name, held) in assertions)
            await _data.AssertAsync(trace, name, held);
    }
}
