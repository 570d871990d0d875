using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Asks for log-probabilities of tokens, and reads them.</summary>
public static class LogProbabilities
{
    /// <summary>The most alternatives that providers offer.</summary>
    public const int MostAlternatives = 20;

    /// <summary>Asks for log-probabilities. Models that offer none answer without: reasoning models, Anthropic, Amazon Bedrock.</summary>
    /// <param name="options">Changed in place.</param>
    /// <param name="alternatives">Alternatives at each place: 0 to 20. Default: 20.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alternatives"/> is not in 0 to 20.</exception>
    public static void Request(ChatOptions options, int alternatives = MostAlternatives)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(alternatives);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alternatives, MostAlternatives);
        options.AdditionalProperties ??= [];
        options.AdditionalProperties["logprobs"] = true;
        options.AdditionalProperties["top_logprobs"] = alternatives;
    }

    /// <summary>The tokens of an answer; null: the provider told none.</summary>
    public static IReadOnlyList<TokenLogProbability>? Of(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties is { } properties && properties.TryGetValue(ChatModelProperties.LogProbabilities, out var value) ? value as IReadOnlyList<TokenLogProbability> : null;
    }

    /// <summary>Reads a choice: <c>{"logprobs":{"content":[{"token":"7","logprob":-0.1,"top_logprobs":[{"token":"7","logprob":-0.1}]}]}}</c>.</summary>
    internal static IReadOnlyList<TokenLogProbability> Read(JsonObject choice) =>
        choice["logprobs"] is JsonObject logprobs && logprobs["content"] is JsonArray tokens ? [.. tokens.OfType<JsonObject>().Select(Token)] : [];

    private static TokenLogProbability Token(JsonObject token) =>
        new(Text(token), Number(token), token["top_logprobs"] is JsonArray others ? [.. others.OfType<JsonObject>().Select(other => new TokenAlternative(Text(other), Number(other)))] : []);

    private static string Text(JsonObject token) => token["token"]?.ToString() ?? string.Empty;

    // Some servers write -Infinity as null.
    private static double Number(JsonObject token) => token["logprob"] is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NegativeInfinity;
}
