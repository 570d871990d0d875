using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Runs without an error beside a trace.</summary>
/// <param name="Input">Input of the trace itself.</param>
/// <param name="Before">Those before it, the nearest first.</param>
/// <param name="After">Those after it, the nearest first.</param>
public sealed record GoodRuns(JsonText? Input, IReadOnlyList<GoodRun> Before, IReadOnlyList<GoodRun> After);
