namespace Opik.Storage;

/// <summary>How the items of a test suite did in one experiment.</summary>
/// <param name="Assertions">What was asserted, each once, in the order in which it was first judged.</param>
/// <param name="Items">Items that were run, newest first.</param>
public sealed record SuiteOutcome(IReadOnlyList<string> Assertions, IReadOnlyList<SuiteItemOutcome> Items);
