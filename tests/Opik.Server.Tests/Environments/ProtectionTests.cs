namespace Opik.Server.Tests.Environments;

/// <summary>What environments ask for before they are given another version (docs/api-extensions.md).</summary>
public sealed class ProtectionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly GatesData _data = new(server, $"protection {Guid.CreateVersion7()}");

    [Fact]
    public async Task A_protection_is_kept_over_a_restart_and_ends_with_its_environment()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        Assert.False((await _data.Experiments.GetAsync(Path(environment))).GetProperty("protected").GetBoolean());

        var set = (await _data.ProtectAsync(environment, new { @protected = true, enforce = true, minimum_pass_rate = 0.9, suite_ids = new[] { suite.Id, suite.Id } })).Json;
        Assert.Equal((true, true, 0.9), (set.GetProperty("protected").GetBoolean(), set.GetProperty("enforce").GetBoolean(), set.GetProperty("minimum_pass_rate").GetDouble()));
        Assert.Equal(suite.Name, GatesData.Text(Assert.Single(set.GetProperty("suites").EnumerateArray()), "name"));

        await server.RestartAsync();
        Assert.Equal(suite.Id, GatesData.Text((await _data.Experiments.GetAsync(Path(environment))).GetProperty("suites")[0], "id"));
        Assert.Contains(environment, await ProtectedAsync());
        Assert.False((await _data.Experiments.GetAsync($"/v1/private/environments/{environment}")).TryGetProperty("protected", out _));

        Assert.False((await _data.ProtectAsync(environment, new { @protected = false })).Json.GetProperty("protected").GetBoolean());
        Assert.DoesNotContain(environment, await ProtectedAsync());

        await _data.ProtectAsync(environment, new { @protected = true });
        await _data.SendAsync("POST", "/v1/private/environments/delete", new { ids = new[] { environment } }, 204);
        Assert.DoesNotContain(environment, await ProtectedAsync());
        await _data.SendAsync("GET", Path(environment), null, 404);
    }

    [Fact]
    public async Task A_suite_that_is_deleted_is_asked_for_no_longer()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        await _data.ProtectAsync(environment, new { @protected = true, enforce = true, suite_ids = new[] { suite.Id } });
        await _data.SendAsync("POST", "/v1/private/datasets/delete-batch", new { ids = new[] { suite.Id } }, 204);

        Assert.Empty((await _data.Experiments.GetAsync(Path(environment))).GetProperty("suites").EnumerateArray());
        Assert.Equal(204, (await _data.DeployAsync(environment, await _data.VersionAsync("after", "one"))).Code);
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_with_the_reason()
    {
        var environment = await _data.EnvironmentAsync();
        var plain = Experiments.ExperimentData.NewId();
        await _data.SendAsync("POST", "/v1/private/datasets", new { id = plain, name = $"plain {plain}" }, 201);

        Assert.Contains("protected must not be null", (await _data.ProtectAsync(environment, new { enforce = true }, 422)).Body, StringComparison.Ordinal);
        Assert.Contains("minimumPassRate must be between 0 and 1", (await _data.ProtectAsync(environment, new { @protected = true, minimum_pass_rate = 90 }, 422)).Body, StringComparison.Ordinal);
        Assert.Contains(plain, (await _data.ProtectAsync(environment, new { @protected = true, suite_ids = new[] { plain } }, 422)).Body, StringComparison.Ordinal);
        await _data.ProtectAsync(environment, new { @protected = true, suite_ids = Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7()) }, 422);
        await _data.ProtectAsync($"{Guid.CreateVersion7()}", new { @protected = true }, 404);
        Assert.DoesNotContain(environment, await ProtectedAsync());
    }

    [Fact]
    public async Task Of_two_that_change_it_at_once_one_is_kept_whole()
    {
        var (environment, suite) = (await _data.EnvironmentAsync(), await _data.SuiteAsync());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _data.ProtectAsync(environment, i % 2 == 0
            ? new { @protected = true, enforce = true, suite_ids = new[] { suite.Id } }
            : new { @protected = true, enforce = false, suite_ids = Array.Empty<string>() })));

        var kept = await _data.Experiments.GetAsync(Path(environment));
        Assert.Equal(kept.GetProperty("enforce").GetBoolean() ? 1 : 0, kept.GetProperty("suites").GetArrayLength());
    }

    private static string Path(string environment) => $"/v1/private/environments/{environment}/protection";

    private async Task<List<string>> ProtectedAsync() =>
        [.. (await _data.Experiments.GetAsync("/v1/private/environments/protection")).GetProperty("content").EnumerateArray().Select(one => GatesData.Text(one, "environment_id"))];
}
