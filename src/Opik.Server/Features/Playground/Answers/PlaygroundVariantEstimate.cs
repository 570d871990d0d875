namespace Opik.Server.Features.Playground.Answers;

/// <summary>What a variant is expected to take.</summary>
/// <param name="PromptTokens">All requests together; a token for four characters.</param>
/// <param name="CompletionTokens">All answers together.</param>
/// <param name="Cost">USD; null: nobody knows the price.</param>
internal sealed record PlaygroundVariantEstimate(long PromptTokens, long CompletionTokens, double? Cost);
