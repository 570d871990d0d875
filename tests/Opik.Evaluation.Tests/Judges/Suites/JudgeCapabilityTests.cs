using Opik.Evaluation.Judges.Suites;

namespace Opik.Evaluation.Tests.Judges.Suites;

public sealed class JudgeCapabilityTests
{
    [Theory]
    [InlineData("openai/gpt-5", true)]
    [InlineData("gpt-5-2025-08-07", true)]
    [InlineData("openai/gpt-5-mini", true)]
    [InlineData("azure/gpt-5.1", true)]
    [InlineData("gpt-5.5", true)]
    [InlineData("openai/gpt-4o", true)]
    [InlineData("gpt-4o-mini-2024-07-18", true)]
    [InlineData("anthropic/claude-opus-4-6", true)]
    [InlineData("openrouter/anthropic/claude-opus-4.7", true)]
    [InlineData("claude-sonnet-4-6-latest", true)]
    [InlineData("bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0", true)]
    [InlineData("openai/gpt-5-nano", false)]
    [InlineData("gpt-5.6", false)]
    [InlineData("gpt-5.4-nano", false)]
    [InlineData("gpt-4o-audio-preview", false)]
    [InlineData("claude-opus-4-5", false)]
    [InlineData("ollama/llama3.2", false)]
    public void Models_known_to_use_tools_well_are_trusted_with_them(string model, bool usesTools) => Assert.Equal(usesTools, JudgeCapability.Of(model).UsesTools);

    [Theory]
    [InlineData("gpt-4o", 128_000)]
    [InlineData("claude-haiku-4-5", 200_000)]
    [InlineData("claude-sonnet-4-6", 1_000_000)]
    [InlineData("gpt-5.5", 1_000_000)]
    [InlineData("someone/unknown", 16_000)]
    public void Windows_lie_between_the_smallest_and_a_million(string model, int window) => Assert.Equal(window, JudgeCapability.Of(model).Window);

    [Theory]
    [InlineData("openai/gpt-5-nano", true)]
    [InlineData("o3-mini", true)]
    [InlineData("gpt-4o", false)]
    [InlineData("claude-opus-4-6", false)]
    public void Models_of_openai_that_think_take_an_effort(string model, bool reasons) => Assert.Equal(reasons, JudgeCapability.Reasons(model));
}
