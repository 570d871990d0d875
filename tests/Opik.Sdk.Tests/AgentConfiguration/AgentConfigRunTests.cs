using System.Text.Json.Nodes;
using Opik.AgentConfiguration;
using Opik.Delivery;
using Opik.Searching;
using Opik.Testing;

namespace Opik.Sdk.Tests.AgentConfiguration;

public sealed class AgentConfigRunTests(SharedServer server)
{
    private static readonly SupportConfig Fallback = new() { Model = "gpt-4o", Temperature = 0.7 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_project_without_configuration_gets_the_fallback_as_its_first_version()
    {
        var client = await server.ClientAsync();
        using var trace = client.StartTrace("run");

        var config = await GetAsync(client, new() { Fallback = Fallback });

        Assert.Equal(Fallback with { StopWords = config.StopWords }, config);
        Assert.Equal(("v1", false), (config.Version, config.IsFallback));
        Assert.Null(Fallback.Version);
        Assert.Equal("v1", (await client.AgentConfigs.FindDeployedAsync("prod", cancellationToken: Cancel))!.Name);
    }

    [Fact(Timeout = 60_000)]
    public async Task Environment_version_and_latest_select_different_versions()
    {
        var client = await server.ClientAsync();
        foreach (var temperature in (double[])[1, 2, 3])
            await client.AgentConfigs.CreateAsync(Fallback with { Temperature = temperature }, cancellationToken: Cancel);
        await client.AgentConfigs.DeployAsync("v2", "staging", cancellationToken: Cancel);
        using var trace = client.StartTrace("run");

        Assert.Equal(1, (await GetAsync(client, new())).Temperature);
        Assert.Equal(2, (await GetAsync(client, new() { Environment = "staging" })).Temperature);
        Assert.Equal(2, (await GetAsync(client, new() { Version = "v2" })).Temperature);
        Assert.Equal(3, (await GetAsync(client, new() { Version = ConfigRequest<SupportConfig>.Latest })).Temperature);
        await Assert.ThrowsAsync<ArgumentException>(() => GetAsync(client, new() { Environment = "prod", Version = "v1" }));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_selected_version_that_is_missing_is_an_error_even_with_a_fallback()
    {
        var client = await server.ClientAsync();
        using var trace = client.StartTrace("run");

        await Assert.ThrowsAsync<ConfigNotFoundException>(() => GetAsync(client, new()));
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => GetAsync(client, new() { Version = "v7", Fallback = Fallback }));
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => GetAsync(client, new() { Environment = "staging", Fallback = Fallback }));
        await client.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);
        await client.AgentConfigs.UndeployAsync("prod", cancellationToken: Cancel);
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => GetAsync(client, new() { Fallback = Fallback }));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_version_that_lacks_a_field_or_holds_another_type_is_a_mismatch()
    {
        var client = await server.ClientAsync();
        await client.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);
        var mask = await client.AgentConfigs.CreateMaskAsync([new("temperature", "warm", AgentConfigValueType.String)], cancellationToken: Cancel);
        using var trace = client.StartTrace("run");

        var lacking = await Assert.ThrowsAsync<ConfigMismatchException>(() => client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.StrictConfig, cancellationToken: Cancel));
        using var scope = AgentConfigsClient.UseVersion(mask);
        var unfit = await Assert.ThrowsAsync<ConfigMismatchException>(() => GetAsync(client, new()));

        Assert.Contains("region", lacking.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("retries", lacking.Message, StringComparison.Ordinal);
        Assert.Contains("temperature", unfit.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nullable_fields_may_be_missing_and_others_not()
    {
        var client = await server.ClientAsync();
        await client.AgentConfigs.CreateAsync(new OlderConfig { Model = "gpt-4o", Temperature = 1, UseTools = true, Tone = "Friendly", StopWords = [] }, cancellationToken: Cancel);
        await client.AgentConfigs.CreateAsync(new OlderConfig { Model = "gpt-4o", Temperature = 1, Tone = "Odd", StopWords = [] }, cancellationToken: Cancel);
        using var trace = client.StartTrace("run");

        var config = await GetAsync(client, new() { Version = "v1" });
        var unfit = await Assert.ThrowsAsync<ConfigMismatchException>(() => GetAsync(client, new() { Version = "v2" }));

        Assert.Equal((Tone.Friendly, true, null), (config.Tone, config.UseTools, config.MaxTokens));
        Assert.Contains("v2", unfit.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_scope_lays_its_mask_over_its_version()
    {
        var client = await server.ClientAsync();
        await client.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);
        await client.AgentConfigs.CreateAsync(Fallback with { Model = "gpt-5" }, cancellationToken: Cancel);
        var mask = await client.AgentConfigs.CreateMaskAsync([new("temperature", "1.5", AgentConfigValueType.Float)], cancellationToken: Cancel);
        using var trace = client.StartTrace("run");
        SupportConfig inside;

        using (AgentConfigsClient.UseVersion(mask, "v2"))
            inside = await GetAsync(client, new());
        var outside = await GetAsync(client, new());

        Assert.Equal(("gpt-5", 1.5), (inside.Model, inside.Temperature));
        Assert.Equal(("gpt-4o", 0.7), (outside.Model, outside.Temperature));
    }

    [Fact(Timeout = 60_000)]
    public async Task Outside_of_a_trace_it_is_refused_unless_tracing_is_off()
    {
        var client = await server.ClientAsync();
        await client.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(client, new()));
        client.IsTracingActive = false;
        Assert.Equal("v1", (await GetAsync(client, new())).Version);
    }

    [Fact(Timeout = 60_000)]
    public async Task Runs_that_start_at_once_get_one_version()
    {
        var client = await server.ClientAsync();

        var configs = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            using var trace = client.StartTrace("run");
            return await GetAsync(client, new() { Fallback = Fallback });
        }));

        Assert.All(configs, config => Assert.Equal("v1", config.Version));
        Assert.Single(configs.Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_is_away_is_replaced_by_the_fallback_and_not_asked_again_at_once()
    {
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri($"http://127.0.0.1:{LoopbackPorts.Free(1)[0]}/api/"), ApiKey = null, ProjectName = "p" });
        using var trace = client.StartTrace("run");
        var request = new ConfigRequest<SupportConfig> { Fallback = Fallback, Timeout = TimeSpan.FromMilliseconds(200) };

        var first = await GetAsync(client, request);
        var again = GetAsync(client, request);

        Assert.True(first.IsFallback);
        Assert.Equal(Fallback, first);
        Assert.True(again.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<OpikConnectionException>(() => GetAsync(client, request with { Fallback = null }));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_trace_notes_version_and_values()
    {
        var client = await server.ClientAsync();
        var version = await client.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);
        using var trace = client.StartTrace("run");
        using var span = client.StartSpan("answer");

        await GetAsync(client, new());

        foreach (var entity in (OpikEntity[])[trace, span])
        {
            var note = JsonNode.Parse(EntityBody.Of(entity).Span)!["metadata"]!["agent_configuration"]!;
            Assert.Equal((version.Id.ToString(), "v1"), ((string?)note["_blueprint_id"], (string?)note["blueprint_version"]));
            Assert.Equal("""{"value":0.7,"type":"float"}""", note["values"]!["temperature"]!.ToJsonString());
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_configuration_follows_its_environment_once_the_known_one_is_old()
    {
        var clock = new ManualClock();
        var editor = await server.ClientAsync();
        await editor.AgentConfigs.CreateAsync(Fallback with { }, cancellationToken: Cancel);
        var client = new OpikClient(editor.Options, NoDelivery.Instance, clock);
        using var trace = client.StartTrace("run");
        var live = await client.AgentConfigs.GetLiveAsync(ConfigJson.Default.SupportConfig, cancellationToken: Cancel);
        await editor.AgentConfigs.CreateAsync(Fallback with { Temperature = 0 }, cancellationToken: Cancel);
        await editor.AgentConfigs.DeployAsync("v2", "prod", cancellationToken: Cancel);

        clock.Advance(client.Options.ConfigTtl - TimeSpan.FromSeconds(1));
        Assert.Equal("v1", live.Current.Version);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("v1", live.Current.Version);
        while (live.Current.Version != "v2")
            await Task.Delay(10, Cancel);
        Assert.Equal(0, (await GetAsync(client, new())).Temperature);
    }

    private static Task<SupportConfig> GetAsync(OpikClient client, ConfigRequest<SupportConfig> request) =>
        client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.SupportConfig, request, Cancel);
}
