namespace Opik.Llm;

/// <summary>A token of an answer and how likely it was.</summary>
/// <param name="Token">The token's text; parts of a letter are replaced by U+FFFD.</param>
/// <param name="LogProbability">Natural logarithm of its probability, at most 0.</param>
/// <param name="Alternatives">The likeliest tokens at its place, likeliest first; the token itself is mostly among them. Empty: not asked for.</param>
public sealed record TokenLogProbability(string Token, double LogProbability, IReadOnlyList<TokenAlternative> Alternatives);
