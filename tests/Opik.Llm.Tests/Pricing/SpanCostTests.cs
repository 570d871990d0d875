using System.Text;
using Opik.Contracts;

namespace Opik.Llm.Tests.Pricing;

public sealed class SpanCostTests
{
    private const string Prices = """
        [
          {"id":"openai","match":{"contains":"openai"},"modelMatch":{"starts_with":"gpt-"},"models":[
            {"id":"gpt-test","match":{"or":[{"equals":"gpt-test"},{"starts_with":"gpt-test-4-"}]},"prices":[
              {"price":{"input_mtok":2,"cache_read_mtok":1,"input_audio_mtok":10,"output_mtok":8,"output_audio_mtok":20}}]},
            {"id":"gpt-dated","match":{"equals":"gpt-dated"},"prices":[{"price":{"input_mtok":1}},{"from":"2026-06-01","price":{"input_mtok":3}}]},
            {"id":"gpt-long","match":{"equals":"gpt-long"},"prices":[{"price":{"input_mtok":{"base":1,"tiers":[{"start":200000,"price":2}]},"output_mtok":4}}]}]},
          {"id":"anthropic","match":{"contains":"anthropic"},"models":[
            {"id":"claude-test","match":{"starts_with":"claude-test"},"prices":[{"price":{"input_mtok":3,"cache_read_mtok":0.3,"cache_write_mtok":3.75,"cache_write_1h_mtok":6,"output_mtok":15}}]}]},
          {"id":"aws","match":{"contains":"bedrock"},"models":[{"id":"nova","match":{"contains":"amazon.nova"},"prices":[{"price":{"input_mtok":1,"output_mtok":2}}]}]},
          {"id":"google","match":{"contains":"google"},"models":[{"id":"gemini-test","match":{"equals":"gemini-test"},"prices":[{"price":{"input_mtok":1,"cache_read_mtok":0.5,"output_mtok":10}}]}]}
        ]
        """;

    private static readonly SpanCost Cost = new(new PriceTable(PriceTableReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Prices)))), TimeProvider.System);

    [Theory]
    [InlineData("gpt-test", "openai")]
    [InlineData("openai/gpt-test", "openai")]
    [InlineData("GPT-Test", "OpenAI")]
    [InlineData("gpt-test-2026-01-31", "openai")]
    [InlineData("gpt.test", "openai")]
    [InlineData("gpt-test:0", "openai")]
    [InlineData("gpt-test", null)]
    public void Finds_a_model_by_every_documented_spelling(string model, string? provider) =>
        Assert.Equal(0.000010m, Cost.Estimate(model, provider, Usage(("prompt_tokens", 1), ("completion_tokens", 1)), null));

    [Fact]
    public void Provider_names_of_OpenTelemetry_are_known() =>
        Assert.Equal(0.000011m, Cost.Estimate("gemini-test", "gcp.gemini", Usage(("prompt_tokens", 1), ("completion_tokens", 1)), null));

    [Theory]
    [InlineData("gpt-test", "ollama")]
    [InlineData("nobody-knows", "openai")]
    [InlineData(null, "openai")]
    public void Unknown_models_and_providers_have_no_cost(string? model, string provider) =>
        Assert.Null(Cost.Estimate(model, provider, Usage(("prompt_tokens", 100)), null));

    [Fact]
    public void Without_usage_there_is_no_cost() => Assert.Null(Cost.Estimate("gpt-test", "openai", null, null));

    [Fact]
    public void Cached_tokens_of_OpenAI_are_part_of_the_input_and_original_usage_wins() =>
        Assert.Equal(
            ((600 * 2m) + (400 * 1m) + (50 * 8m)) / 1_000_000m,
            Cost.Estimate(
                "gpt-test",
                "openai",
                Usage(("prompt_tokens", 5), ("completion_tokens", 50), ("original_usage.prompt_tokens", 1000), ("original_usage.prompt_tokens_details.cached_tokens", 400)),
                null));

    [Fact]
    public void Audio_tokens_have_their_own_price() =>
        Assert.Equal(
            ((90 * 2m) + (10 * 10m) + (15 * 8m) + (5 * 20m)) / 1_000_000m,
            Cost.Estimate("gpt-test", "openai", Usage(("original_usage.prompt_tokens", 100), ("original_usage.prompt_tokens_details.audio_tokens", 10), ("original_usage.completion_tokens", 20), ("original_usage.completion_tokens_details.audio_tokens", 5)), null));

    [Fact]
    public void Cached_tokens_of_Anthropic_stand_beside_the_input() =>
        Assert.Equal(
            ((100 * 3m) + (1000 * 0.3m) + (30 * 3.75m) + (20 * 6m) + (10 * 15m)) / 1_000_000m,
            Cost.Estimate(
                "claude-test-4",
                "anthropic",
                Usage(("original_usage.input_tokens", 100), ("original_usage.cache_read_input_tokens", 1000), ("original_usage.cache_creation_input_tokens", 50), ("original_usage.cache_creation.ephemeral_1h_input_tokens", 20), ("original_usage.output_tokens", 10)),
                null));

    [Fact]
    public void Bedrock_and_Google_spellings_of_usage_are_read()
    {
        Assert.Equal(0.000030m, Cost.Estimate("us.amazon.nova-pro-v1:0", "bedrock", Usage(("original_usage.inputTokens", 10), ("original_usage.outputTokens", 10)), null));
        Assert.Equal(
            ((80 * 1m) + (20 * 0.5m) + (15 * 10m)) / 1_000_000m,
            Cost.Estimate("gemini-test", "google_vertexai", Usage(("original_usage.prompt_token_count", 100), ("original_usage.cached_content_token_count", 20), ("original_usage.candidates_token_count", 10), ("original_usage.thoughts_token_count", 5)), null));
    }

    [Fact]
    public void A_long_input_pays_the_price_of_its_tier() =>
        Assert.Equal(((300_000 * 2m) + (10 * 4m)) / 1_000_000m, Cost.Estimate("gpt-long", "openai", Usage(("prompt_tokens", 300_000), ("completion_tokens", 10)), null));

    [Fact]
    public void The_price_in_force_today_counts() =>
        Assert.Equal(0.000003m, Cost.Estimate("gpt-dated", "openai", Usage(("prompt_tokens", 1)), null));

    [Fact]
    public void Metadata_may_name_the_model_or_carry_the_cost()
    {
        Assert.Equal(0.000002m, Cost.Estimate(null, "openai", Usage(("prompt_tokens", 1)), JsonText.Parse("""{"model":"gpt-test"}""")));
        Assert.Equal(0.5m, Cost.Estimate("unheard-of", "x", null, JsonText.Parse("""{"cost":{"currency":"USD","total_cost":0.5}}""")));
        Assert.Null(Cost.Estimate("unheard-of", "x", null, JsonText.Parse("""{"cost":{"currency":"EUR","total_cost":0.5}}""")));
        Assert.Null(Cost.Estimate("unheard-of", "x", null, JsonText.Parse("[\"cost\"]")));
    }

    [Fact]
    public void Impossible_counts_never_give_a_negative_cost() =>
        Assert.InRange(Cost.Estimate("gpt-test", "openai", Usage(("prompt_tokens", 10), ("prompt_tokens_details.cached_tokens", 500), ("completion_tokens", -4)), null) ?? 0, 0m, 1m);

    [Fact]
    public void The_embedded_prices_know_the_common_models()
    {
        var cost = new SpanCost(TimeProvider.System);
        Assert.InRange(cost.ModelCount, 500, 100_000);
        foreach (var (model, provider) in (ReadOnlySpan<(string, string)>)[("gpt-4o-mini", "openai"), ("claude-sonnet-4-5-20250929", "anthropic"), ("gemini-2.5-pro", "google_ai"), ("gemini-2.5-pro", "google_vertexai"), ("amazon.nova-lite-v1:0", "bedrock")])
            Assert.True(cost.Estimate(model, provider, Usage(("prompt_tokens", 1000), ("completion_tokens", 100)), null) > 0, $"{provider} {model} has no price");
    }

    private static Dictionary<string, long> Usage(params (string Key, long Value)[] counts) => counts.ToDictionary(count => count.Key, count => count.Value, StringComparer.Ordinal);
}
