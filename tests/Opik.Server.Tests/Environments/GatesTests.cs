using System.Text.Json;

namespace Opik.Server.Tests.Environments;

/// <summary>What the suites of an environment say about a version, and what the server refuses for it.</summary>
public sealed class GatesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Blueprints = "/v1/private/agent-configs/blueprints";
    private readonly GatesData _data = new(server, $"gates {Guid.CreateVersion7()}");

    [Fact]
    public async Task Each_suite_says_passed_failed_running_or_never_run_beside_the_version_in_use()
    {
        var environment = await _data.EnvironmentAsync();
        var (passed, failed, running, never) = (await _data.SuiteAsync(), await _data.SuiteAsync(), await _data.SuiteAsync(), await _data.SuiteAsync());
        var (now, next) = (await _data.VersionAsync("answer", "one"), await _data.VersionAsync("answer", "two"));
        await _data.DeployAsync(environment, now);
        await _data.ProtectAsync(environment, new { @protected = true, suite_ids = new[] { passed.Id, failed.Id, running.Id, never.Id } });
        await _data.RunAsync(passed, GatesData.Of(now), true, false);
        var run = await _data.RunAsync(passed, GatesData.Of(next), true, true);
        await _data.RunAsync(failed, GatesData.Of(next), true, false);
        await _data.RunAsync(running, GatesData.Of(next, "running"), true);
        await _data.RunAsync(never, GatesData.Of(now), true, true);

        var gates = await _data.GatesAsync(environment, $"prompt_version_id={next}");

        Assert.Equal((true, false, false, true, "v1"), (Flag(gates, "protected"), Flag(gates, "enforce"), Flag(gates, "met"), Flag(gates, "allowed"), GatesData.Text(gates, "current_version")));
        var suites = gates.GetProperty("suites").EnumerateArray().ToList();
        Assert.Equal(["passed", "failed", "running", "never_run"], suites.Select(suite => GatesData.Text(suite, "state")));
        Assert.Equal((run, 1.0, 0.5), (GatesData.Text(suites[0].GetProperty("run"), "experiment_id"), Rate(suites[0], "run"), Rate(suites[0], "current")));
        Assert.Equal((1, 2), (suites[2].GetProperty("running").GetProperty("items").GetInt32(), suites[2].GetProperty("running").GetProperty("suite_items").GetInt32()));
        Assert.Equal(1.0, Rate(suites[3], "latest"));
    }

    [Fact]
    public async Task A_part_of_a_suite_and_a_run_that_was_cancelled_count_for_nothing()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        var version = await _data.VersionAsync("part", "one");
        await _data.ProtectAsync(environment, new { @protected = true, suite_ids = new[] { suite.Id } });
        await _data.RunAsync(suite, GatesData.Of(version), true);
        await _data.RunAsync(suite, GatesData.Of(version, "cancelled"), true, true);

        Assert.Equal("never_run", await StateAsync(environment, version));
    }

    [Fact]
    public async Task The_share_that_must_pass_is_that_of_the_environment_else_of_the_suite_else_all()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        var version = await _data.VersionAsync("share", "one");
        await _data.RunAsync(suite, GatesData.Of(version), true, false);
        await _data.ProtectAsync(environment, new { @protected = true, suite_ids = new[] { suite.Id } });
        Assert.Equal("failed", await StateAsync(environment, version));

        await _data.SendAsync("POST", $"/v1/private/datasets/{suite.Id}/items/changes?override=true", new { execution_policy = new { runs_per_item = 1, needed_pass_rate = 0.5 } }, 201);
        Assert.Equal("passed", await StateAsync(environment, version));

        await _data.ProtectAsync(environment, new { @protected = true, minimum_pass_rate = 0.6, suite_ids = new[] { suite.Id } });
        Assert.Equal("failed", await StateAsync(environment, version));
    }

    [Fact]
    public async Task Unless_it_enforces_nothing_is_refused_and_if_so_only_what_has_not_passed()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        var versions = new[] { await _data.VersionAsync("enforced", "one"), await _data.VersionAsync("enforced", "two"), await _data.VersionAsync("enforced", "three") };
        await _data.ProtectAsync(environment, new { @protected = true, suite_ids = new[] { suite.Id } });
        Assert.Equal(204, (await _data.DeployAsync(environment, versions[0])).Code);

        await _data.ProtectAsync(environment, new { @protected = true, enforce = true, suite_ids = new[] { suite.Id } });
        var refused = await _data.DeployAsync(environment, versions[1]);
        Assert.Equal(409, refused.Code);
        Assert.Contains($"suite '{suite.Name}' has not run with it", GatesData.Text(refused.Json, "message"), StringComparison.Ordinal);

        await _data.RunAsync(suite, GatesData.Of(versions[2]), true, true);
        Assert.Equal(204, (await _data.DeployAsync(environment, versions[2])).Code);
        // Back to what it used before, whatever the suites say.
        Assert.True(Flag(await _data.GatesAsync(environment, $"prompt_version_id={versions[0]}"), "allowed"));
        Assert.Equal(204, (await _data.DeployAsync(environment, versions[0])).Code);
    }

    [Fact]
    public async Task A_version_that_is_made_for_an_environment_that_enforces_is_refused()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        await _data.ProtectAsync(environment, new { @protected = true, enforce = true, suite_ids = new[] { suite.Id } });
        var body = new { name = "born", project_name = _data.Experiments.Project, version = new { template = "one", environments = new[] { await _data.NameAsync(environment) } } };

        var refused = await _data.SendAsync("POST", "/v1/private/prompts/versions", body, 409);

        Assert.Contains("is protected", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configurations_of_agents_are_judged_by_the_experiments_that_name_them()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        var project = GatesData.Text((await _data.SendAsync("POST", "/v1/private/projects/retrieve", new { name = _data.Experiments.Project }, 200)).Json, "id");
        var first = await BlueprintAsync("POST", project, "0.1");
        var (second, third) = (await BlueprintAsync("PATCH", project, "0.2"), await BlueprintAsync("PATCH", project, "0.3"));
        await _data.ProtectAsync(environment, new { @protected = true, enforce = true, suite_ids = new[] { suite.Id } });
        await _data.RunAsync(suite, new { evaluation_method = "evaluation_suite", status = "completed", metadata = new { agent_configuration = new { _blueprint_id = second, blueprint_version = "v2" } } }, true, true);

        Assert.Equal(["never_run", "passed", "never_run"], new[] { await StateOfAsync(first), await StateOfAsync(second), await StateOfAsync(third) });
        Assert.Equal(409, (await AssignAsync(third)).Code);
        Assert.Equal(204, (await AssignAsync(second)).Code);
        Assert.Equal("v2", GatesData.Text(await _data.GatesAsync(environment, $"blueprint_id={third}"), "current_version"));

        async Task<string> StateOfAsync(string blueprint) => GatesData.Text((await _data.GatesAsync(environment, $"blueprint_id={blueprint}")).GetProperty("suites")[0], "state");

        async Task<Answer> AssignAsync(string blueprint) =>
            await server.SendAsync("POST", $"{Blueprints}/environments", JsonSerializer.Serialize(new { project_id = project, envs = new[] { new { env_name = await _data.NameAsync(environment), blueprint_id = blueprint } } }));
    }

    [Fact]
    public async Task Suites_of_other_projects_ask_nothing_of_a_version()
    {
        var (environment, other) = (await _data.EnvironmentAsync(), await _data.SuiteAsync($"other {Guid.CreateVersion7()}"));
        await _data.ProtectAsync(environment, new { @protected = true, enforce = true, suite_ids = new[] { other.Id } });
        var version = await _data.VersionAsync("mine", "one");

        var gates = await _data.GatesAsync(environment, $"prompt_version_id={version}");

        Assert.Equal((0, true), (gates.GetProperty("suites").GetArrayLength(), Flag(gates, "met")));
        Assert.Equal(204, (await _data.DeployAsync(environment, version)).Code);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        var environment = await _data.EnvironmentAsync();
        var path = $"/v1/private/environments/{environment}/gates";
        await _data.SendAsync("GET", path, null, 400);
        await _data.SendAsync("GET", $"{path}?prompt_version_id={Guid.CreateVersion7()}&blueprint_id={Guid.CreateVersion7()}", null, 400);
        await _data.SendAsync("GET", $"{path}?prompt_version_id={Guid.CreateVersion7()}", null, 404);
        await _data.SendAsync("GET", $"{path}?blueprint_id={Guid.CreateVersion7()}", null, 404);
        await _data.SendAsync("GET", $"/v1/private/environments/{Guid.CreateVersion7()}/gates?prompt_version_id={Guid.CreateVersion7()}", null, 404);
    }

    private static bool Flag(JsonElement json, string name) => json.GetProperty(name).GetBoolean();

    private static double Rate(JsonElement suite, string run) => suite.GetProperty(run).GetProperty("pass_rate").GetDouble();

    private async Task<string> StateAsync(string environment, string version) =>
        GatesData.Text((await _data.GatesAsync(environment, $"prompt_version_id={version}")).GetProperty("suites")[0], "state");

    private async Task<string> BlueprintAsync(string method, string project, string temperature) =>
        GatesData.Text((await _data.SendAsync(method, Blueprints, new { project_id = project, blueprint = new { type = "blueprint", values = new[] { new { key = "temperature", value = temperature, type = "float" } } } }, 201)).Json, "id");
}
