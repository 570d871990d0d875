namespace Opik.Llm;

/// <summary>A token that might have stood at a place.</summary>
/// <param name="Token">Its text.</param>
/// <param name="LogProbability">Natural logarithm of its probability, at most 0.</param>
public sealed record TokenAlternative(string Token, double LogProbability);
