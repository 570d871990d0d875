using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>An answer that follows its schema.</summary>
/// <typeparam name="T">What it was read as.</typeparam>
/// <param name="Value">The answer.</param>
/// <param name="Response">The response that it was read from, the last one.</param>
/// <param name="Attempts">Calls that it took.</param>
/// <param name="Usage">Tokens of all these calls; null: the provider told none.</param>
public sealed record StructuredAnswer<T>(T Value, ChatResponse Response, int Attempts, UsageDetails? Usage);
