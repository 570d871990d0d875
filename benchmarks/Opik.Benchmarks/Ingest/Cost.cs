namespace Opik.Benchmarks.Ingest;

/// <summary>What something took: on the clock, and of the processors (which a busy machine does not falsify).</summary>
internal readonly record struct Cost(TimeSpan Time, TimeSpan Processor);
