namespace Opik.Llm;

/// <summary>
/// Keys of <c>AdditionalProperties</c> that this layer sets on responses (and on the last update of a stream), beside members
/// of the provider such as <c>system_fingerprint</c> and <c>service_tier</c>.
/// </summary>
public static class ChatModelProperties
{
    /// <summary>Cost of the call in USD, a <see cref="decimal"/>; absent where the price of the model is unknown.</summary>
    public const string TotalCost = "total_cost";

    /// <summary>
    /// Log-probabilities of the answer's tokens, an <see cref="IReadOnlyList{T}"/> of <see cref="TokenLogProbability"/>; absent
    /// where they were not asked for (<see cref="LogProbabilities.Request"/>) or the model offers none.
    /// </summary>
    public const string LogProbabilities = "logprobs";

    /// <summary>On a tool call: what Gemini wants back with it, a <see cref="string"/>.</summary>
    public const string ThoughtSignature = "thought_signature";
}
