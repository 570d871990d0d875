using System.Text.Json.Nodes;
using Opik.AgentConfiguration;
using Opik.Prompts;
using Opik.Prompts.Chat;
using Opik.Searching;

namespace Opik.Sdk.Tests.AgentConfiguration;

public sealed class AgentConfigPromptTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Prompts_are_stored_as_commits_and_come_back_as_prompts()
    {
        await using var client = await server.ClientAsync();
        var text = await client.Prompts.CreateAsync($"s-{Guid.NewGuid():N}", "You help with {{product}}.", cancellationToken: Cancel);
        var chat = await client.Prompts.CreateChatAsync($"c-{Guid.NewGuid():N}", [new ChatMessage("user", "{{q}}")], cancellationToken: Cancel);
        var version = await client.AgentConfigs.CreateAsync(new PromptedConfig { SystemPrompt = text, Conversation = chat }, ConfigJson.Default.PromptedConfig, cancellationToken: Cancel);
        using var trace = client.StartTrace("run");

        var config = await client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.PromptedConfig, cancellationToken: Cancel);

        Assert.Equal([new("system_prompt", text.Commit, AgentConfigValueType.Prompt, "Managed system prompt"), new("conversation", chat.Commit, AgentConfigValueType.Prompt)], version.Values);
        Assert.Equal("You help with Opik.", config.SystemPrompt.Format(new Dictionary<string, object?> { ["product"] = "Opik" }));
        Assert.Equal((text.Commit, chat.Name, chat.Commit), (config.SystemPrompt.Commit, config.Conversation!.Name, config.Conversation.Commit));
        var metadata = JsonNode.Parse(EntityBody.Of(trace).Span)!["metadata"]!;
        Assert.Equal(text.Commit, (string?)metadata["agent_configuration"]!["values"]!["system_prompt"]!["value"]);
        Assert.Equal([text.Name, chat.Name], metadata["opik_prompts"]!.AsArray().Select(prompt => (string?)prompt!["name"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_prompt_that_is_not_stored_leaves_the_fallback_in_memory_only()
    {
        await using var client = await server.ClientAsync();
        var unsaved = new PromptedConfig { SystemPrompt = new Prompt("unsaved", "hi") };
        using var trace = client.StartTrace("run");

        var config = await client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.PromptedConfig, new() { Fallback = unsaved }, Cancel);

        Assert.True(config.IsFallback);
        Assert.Null(await client.AgentConfigs.FindVersionAsync("latest", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ConfigMismatchException>(() => client.AgentConfigs.CreateAsync(unsaved, ConfigJson.Default.PromptedConfig, cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Prompts_of_another_project_or_kind_do_not_fit()
    {
        await using var client = await server.ClientAsync();
        var foreign = await client.Prompts.CreateAsync($"f-{Guid.NewGuid():N}", "hi", new PromptDetails { ProjectName = client.Options.ProjectName + "-other" }, Cancel);
        var chat = await client.Prompts.CreateChatAsync($"c-{Guid.NewGuid():N}", [new ChatMessage("user", "hi")], cancellationToken: Cancel);
        var own = await client.Prompts.CreateAsync($"o-{Guid.NewGuid():N}", "hi", cancellationToken: Cancel);
        using var trace = client.StartTrace("run");

        await Assert.ThrowsAsync<ConfigMismatchException>(() => client.AgentConfigs.CreateAsync(new PromptedConfig { SystemPrompt = foreign }, ConfigJson.Default.PromptedConfig, cancellationToken: Cancel));
        await Assert.ThrowsAsync<ConfigMismatchException>(() => client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.PromptedConfig, new() { Fallback = new PromptedConfig { SystemPrompt = foreign } }, Cancel));
        await client.AgentConfigs.CreateAsync(new PromptedConfig { SystemPrompt = own }, ConfigJson.Default.PromptedConfig, cancellationToken: Cancel);
        var mask = await client.AgentConfigs.CreateMaskAsync([new("system_prompt", chat.Commit, AgentConfigValueType.Prompt)], cancellationToken: Cancel);
        using var scope = AgentConfigsClient.UseVersion(mask);
        var unfit = await Assert.ThrowsAsync<ConfigMismatchException>(() => client.AgentConfigs.GetOrCreateAsync(ConfigJson.Default.PromptedConfig, cancellationToken: Cancel));
        Assert.Contains("chat prompt", unfit.Message, StringComparison.Ordinal);
    }
}
