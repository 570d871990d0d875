namespace Opik.Experiments;

/// <summary>What an assertion gave.</summary>
/// <param name="Value">The assertion.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record AssertionResult(string Value, bool Passed, string? Reason);
