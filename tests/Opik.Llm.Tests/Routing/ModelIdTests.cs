using Microsoft.Extensions.AI;

namespace Opik.Llm.Tests.Routing;

/// <summary>What ids say, and what is told where they say nothing.</summary>
public sealed class ModelIdTests
{
    [Theory]
    [InlineData("openai/gpt-5-nano", "OPENAI_API_KEY")]
    [InlineData("gpt-4o", "OPENAI_API_KEY")]
    [InlineData("anthropic/claude-sonnet-4-6", "ANTHROPIC_API_KEY")]
    [InlineData("gemini/gemini-2.5-flash", "GEMINI_API_KEY or GOOGLE_API_KEY")]
    [InlineData("groq/llama3", "GROQ_API_KEY")]
    [InlineData("together_ai/m", "TOGETHERAI_API_KEY")]
    [InlineData("bedrock/amazon.nova-lite-v1:0", "AWS_ACCESS_KEY_ID")]
    [InlineData("vertex_ai/gemini-2.5-flash", "GOOGLE_APPLICATION_CREDENTIALS")]
    public void A_missing_key_names_its_variable(string id, string variable)
    {
        var failure = Assert.Throws<ChatException>(() => ChatModels.Create(id, new() { Environment = _ => null }));

        Assert.Equal(401, failure.Status);
        Assert.Contains(variable, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure/d", "AZURE_API_BASE")]
    [InlineData("hosted_vllm/m", "HOSTED_VLLM_API_BASE")]
    public void A_missing_address_names_its_variable(string id, string variable)
    {
        var failure = Assert.Throws<ChatException>(() => ChatModels.Create(id, new() { Environment = _ => null }));

        Assert.Equal(400, failure.Status);
        Assert.Contains(variable, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama-of-nobody")]
    [InlineData("nobody/llama")]
    [InlineData("openai/")]
    [InlineData(" ")]
    public void An_id_of_nobody_is_a_wrong_argument(string id) =>
        Assert.ThrowsAny<ArgumentException>(() => ChatModels.Create(id, new() { Environment = _ => "k" }));

    [Theory]
    [InlineData("openai/gpt-5-nano", "openai", "https://api.openai.com/v1", "gpt-5-nano")]
    [InlineData("claude-sonnet-4-6", "anthropic", "https://api.anthropic.com/v1", "claude-sonnet-4-6")]
    [InlineData("gemini-2.5-flash", "google_ai", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash")]
    [InlineData("mistral/mistral-large-latest", "mistral", "https://api.mistral.ai/v1", "mistral-large-latest")]
    [InlineData("xai/grok-4", "xai", "https://api.x.ai/v1", "grok-4")]
    [InlineData("bedrock/us.amazon.nova-lite-v1:0", "bedrock", "https://bedrock-runtime.us-east-1.amazonaws.com/", "us.amazon.nova-lite-v1:0")]
    [InlineData("bedrock/arn:aws:bedrock:eu-north-1:1:inference-profile/x", "bedrock", "https://bedrock-runtime.eu-north-1.amazonaws.com/", "arn:aws:bedrock:eu-north-1:1:inference-profile/x")]
    [InlineData("ollama_chat/qwen3:8b", "ollama", "http://localhost:11434/v1", "qwen3:8b")]
    public void Clients_tell_provider_address_and_model(string id, string provider, string address, string model)
    {
        using var client = ChatModels.Create(id, new() { Environment = name => name.EndsWith("_KEY", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal) && !name.Contains("REGION", StringComparison.Ordinal) && !name.Contains("ENDPOINT", StringComparison.Ordinal) ? "k" : null });

        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Equal((provider, address, model), (metadata.ProviderName, metadata.ProviderUri!.AbsoluteUri, metadata.DefaultModelId));
    }

    [Theory]
    [InlineData("my-host", "http://my-host:11434/v1")]
    [InlineData("127.0.0.1:9000", "http://127.0.0.1:9000/v1")]
    [InlineData("https://ollama.example/", "https://ollama.example/v1")]
    [InlineData("http://h:1/v1", "http://h:1/v1")]
    public void The_host_of_Ollama_is_understood_in_every_spelling(string variable, string address)
    {
        using var client = ChatModels.Create("ollama/m", new() { Environment = name => name == "OLLAMA_HOST" ? variable : null });

        Assert.Equal(address, client.GetService<ChatClientMetadata>()!.ProviderUri!.AbsoluteUri);
    }

    [Fact]
    public void Options_tell_no_secrets() =>
        Assert.DoesNotContain("sk-1", new ChatModelOptions { ApiKey = "sk-1", Headers = new Dictionary<string, string> { ["x"] = "sk-1" } }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void At_an_address_of_one_s_own_any_name_is_a_model_s()
    {
        using var client = ChatModels.Create("mistralai/Mistral-7B", new() { Environment = _ => null, Endpoint = new Uri("http://127.0.0.1:1/v1") });

        Assert.Equal("mistralai/Mistral-7B", client.GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Theory]
    [InlineData(null, "openai/gpt-5-nano")]
    [InlineData("", "openai/gpt-5-nano")]
    [InlineData("anthropic/claude-haiku-4-5", "anthropic/claude-haiku-4-5")]
    public void The_default_judge_is_what_the_environment_says(string? variable, string id) => Assert.Equal(id, ChatModels.DefaultId(name => name == "OPIK_DEFAULT_LLM" ? variable : null));

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://example.org")]
    public void A_malformed_address_is_told(string address) =>
        Assert.Equal(400, Assert.Throws<ChatException>(() => ChatModels.Create("openai/gpt-4o", new() { Environment = name => name == "OPENAI_BASE_URL" ? address : "k" })).Status);
}
