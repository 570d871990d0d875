using System.Text.Json.Nodes;

namespace Opik.Llm.Tests.Routing;

/// <summary>What is left out, because the model would refuse it.</summary>
public sealed class ModelTraitsTests
{
    private const string Everything = "\"temperature\":0,\"top_p\":0.5,\"seed\":1,\"stop\":[\"a\"],\"logprobs\":true,\"top_logprobs\":20,\"presence_penalty\":1";

    [Theory]
    [InlineData("openai", "gpt-4o", "temperature,top_p,seed,stop,logprobs,top_logprobs,presence_penalty")]
    [InlineData("openai", "gpt-4.1-mini", "temperature,top_p,seed,stop,logprobs,top_logprobs,presence_penalty")]
    [InlineData("openai", "gpt-5-nano", "seed")]
    [InlineData("openai", "gpt-5.2", "seed")]
    [InlineData("openai", "gpt-6", "seed")]
    [InlineData("openai", "o3", "seed")]
    [InlineData("openai", "o4-mini-2025-04-16", "seed")]
    [InlineData("openai", "gpt-5-chat-latest", "temperature,top_p,seed,stop,logprobs,top_logprobs,presence_penalty")]
    [InlineData("openrouter", "openai/gpt-5-mini", "seed")]
    [InlineData("openrouter", "meta-llama/llama-3", "temperature,top_p,seed,stop,logprobs,top_logprobs,presence_penalty")]
    [InlineData("bedrock", "openai.gpt-5.5", "")]
    [InlineData("bedrock", "amazon.nova-lite-v1:0", "temperature,top_p,stop,presence_penalty")]
    [InlineData("groq", "llama-3.3-70b", "temperature,top_p,seed,stop,presence_penalty")]
    [InlineData("mistral", "mistral-large", "temperature,top_p,stop,presence_penalty,random_seed")]
    [InlineData("deepseek", "deepseek-reasoner", "seed,stop")]
    [InlineData("xai", "grok-4", "temperature,top_p,seed,logprobs,top_logprobs")]
    [InlineData("hosted_vllm", "o-my-model", "temperature,top_p,seed,stop,logprobs,top_logprobs,presence_penalty")]
    public void What_a_model_refuses_is_left_out(string provider, string model, string left)
    {
        var body = (JsonObject)JsonNode.Parse($$"""{"model":"{{model}}",{{Everything}}}""")!;

        ModelTraits.Adapt(body, Endpoint(provider));

        Assert.Equal(left, string.Join(',', body.Select(member => member.Key).Skip(1)));
    }

    [Theory]
    [InlineData("gpt-5-nano", "none", "minimal")]
    [InlineData("gpt-5-nano", "high", "high")]
    [InlineData("gpt-5-nano", "xhigh", "high")]
    [InlineData("gpt-5.1", "none", "none")]
    [InlineData("gpt-5.1", "minimal", "low")]
    [InlineData("gpt-5.2", "xhigh", "xhigh")]
    [InlineData("o3", "none", "low")]
    [InlineData("gpt-4o", "high", null)]
    public void An_effort_is_the_nearest_that_the_model_knows(string model, string effort, string? sent)
    {
        var body = (JsonObject)JsonNode.Parse($$"""{"model":"{{model}}","reasoning_effort":"{{effort}}"}""")!;

        ModelTraits.Adapt(body, Endpoint("openai"));

        Assert.Equal(sent, body["reasoning_effort"]?.ToString());
    }

    [Fact]
    public void A_model_that_does_not_think_this_time_takes_a_temperature()
    {
        var body = (JsonObject)JsonNode.Parse("""{"model":"gpt-5.1","reasoning_effort":"none","temperature":0.5}""")!;

        ModelTraits.Adapt(body, Endpoint("openai"));

        Assert.Equal(0.5, (double)body["temperature"]!);
    }

    [Theory]
    [InlineData("claude-3-5-sonnet-20241022", 3.5, true, false, false)]
    [InlineData("claude-3-opus-20240229", 3, true, false, false)]
    [InlineData("claude-sonnet-4-20250514", 4, true, false, false)]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", 4.5, true, false, true)]
    [InlineData("claude-sonnet-4-6", 4.6, true, true, true)]
    [InlineData("claude-opus-4-7", 4.7, false, true, true)]
    [InlineData("anthropic/claude-opus-4.7", 4.7, false, true, true)]
    [InlineData("claude-sonnet-5", 5, false, true, true)]
    [InlineData("anthropic.claude-v2:1", 2, true, false, false)]
    [InlineData("claude-something-new", 99, false, true, true)]
    public void Names_of_Claude_tell_what_it_takes(string name, double generation, bool sampling, bool effort, bool schema)
    {
        var model = ClaudeModel.Parse(name);

        Assert.Equal((true, sampling, effort, schema), (model.IsClaude, model.TakesSampling, model.ThinksByEffort, model.TakesSchema));
        Assert.Equal(generation, model.Generation, 3);
        Assert.False(ClaudeModel.Parse("gpt-4o").IsClaude);
    }

    private static ChatEndpoint Endpoint(string name) => new() { Provider = ModelProvider.Custom, Name = name, Address = new Uri("http://provider.test") };
}
