namespace Opik.Storage;

/// <summary>Whether an assertion held in a run.</summary>
/// <param name="Assertion">The assertion.</param>
/// <param name="Passed">Whether it held; of several authors all must say so.</param>
/// <param name="Reason">Why.</param>
public sealed record AssertionOutcome(string Assertion, bool Passed, string? Reason);
