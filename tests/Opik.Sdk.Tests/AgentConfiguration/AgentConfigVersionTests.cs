using System.Net;
using Opik.AgentConfiguration;

namespace Opik.Sdk.Tests.AgentConfiguration;

public sealed class AgentConfigVersionTests(SharedServer server)
{
    private static SupportConfig Config => new() { Model = "gpt-4o", Temperature = 0.7, MaxTokens = 200, Tone = Tone.Friendly, StopWords = ["\n", "END"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Fields_are_stored_in_snake_case_with_types_and_descriptions()
    {
        var client = await server.ClientAsync();

        var version = await client.AgentConfigs.CreateAsync(Config, ConfigJson.Default.SupportConfig, description: "first", cancellationToken: Cancel);

        Assert.Equal(("v1", "first"), (version.Name, version.Description));
        Assert.Equal(
            [
                new("model", "gpt-4o", AgentConfigValueType.String, "LLM model"),
                new("temperature", "0.7", AgentConfigValueType.Float, "Sampling temperature"),
                new("max_tokens", "200", AgentConfigValueType.Integer),
                new("use_tools", "true", AgentConfigValueType.Boolean),
                new("tone", "Friendly", AgentConfigValueType.String),
                new("stop_words", """["\n","END"]""", AgentConfigValueType.String),
            ],
            version.Values);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_same_values_are_the_same_version_and_other_values_a_new_one()
    {
        var client = await server.ClientAsync();

        var first = await client.AgentConfigs.CreateAsync(Config with { }, cancellationToken: Cancel);
        var again = await client.AgentConfigs.CreateAsync(Config with { }, cancellationToken: Cancel);
        var other = await client.AgentConfigs.CreateAsync(Config with { Temperature = 0 }, cancellationToken: Cancel);
        var back = await client.AgentConfigs.CreateAsync(Config with { }, cancellationToken: Cancel);

        Assert.Equal(("v1", "v1", "v2", "v1"), (first.Name, again.Name, other.Name, back.Name));
        Assert.Equal(["v2", "v1"], await ListAsync(client));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_first_version_is_deployed_to_prod_and_others_when_told()
    {
        var client = await server.ClientAsync();
        await client.AgentConfigs.CreateAsync(Config with { }, cancellationToken: Cancel);
        var second = Config with { Temperature = 0 };
        await client.AgentConfigs.CreateAsync(second, cancellationToken: Cancel);

        await second.DeployAsync("staging", Cancel);
        await client.AgentConfigs.DeployAsync("v2", "canary", cancellationToken: Cancel);
        await client.AgentConfigs.UndeployAsync("canary", cancellationToken: Cancel);

        Assert.Equal("v1", (await client.AgentConfigs.FindDeployedAsync("prod", cancellationToken: Cancel))!.Name);
        Assert.Equal(["staging"], (await client.AgentConfigs.FindVersionAsync("latest", cancellationToken: Cancel))!.Environments);
        Assert.Null(await client.AgentConfigs.FindDeployedAsync("canary", cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_there_is_nothing_reading_says_so()
    {
        var client = await server.ClientAsync();

        Assert.Null(await client.AgentConfigs.FindVersionAsync("v1", cancellationToken: Cancel));
        Assert.Empty(await ListAsync(client));
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => client.AgentConfigs.DeployAsync("v1", "prod", cancellationToken: Cancel));
        await client.Projects.CreateAsync(client.Options.ProjectName!, cancellationToken: Cancel);
        Assert.Empty(await ListAsync(client));
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => client.AgentConfigs.DeployAsync("v1", "prod", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ConfigNotFoundException>(() => client.AgentConfigs.CreateMaskAsync([new("model", "x", AgentConfigValueType.String)], cancellationToken: Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Config.DeployAsync("prod", Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Programs_that_start_at_once_share_the_first_version()
    {
        var client = await server.ClientAsync();

        var versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.AgentConfigs.CreateAsync(Config with { }, cancellationToken: Cancel)));

        Assert.All(versions, version => Assert.Equal(versions[0].Values, version.Values));
        Assert.Contains(versions, version => version.Name == "v1");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_server_refuses_is_thrown()
    {
        var client = await server.ClientAsync();

        var refused = await Assert.ThrowsAsync<OpikApiException>(() => client.AgentConfigs.CreateAsync(Config with { }, description: new string('x', 300), cancellationToken: Cancel));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private static async Task<List<string?>> ListAsync(OpikClient client)
    {
        var names = new List<string?>();
        await foreach (var version in client.AgentConfigs.ListVersionsAsync(cancellationToken: Cancel))
            names.Add(version.Name);
        return names;
    }
}
