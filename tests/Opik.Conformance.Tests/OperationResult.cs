namespace Opik.Conformance.Tests;

/// <summary>What was found out about one operation.</summary>
/// <param name="Operation"><c>METHOD /path</c>.</param>
/// <param name="Checks">Number of requests that were judged.</param>
/// <param name="Problems">What was wrong.</param>
internal sealed record OperationResult(string Operation, int Checks, IReadOnlyList<string> Problems);
