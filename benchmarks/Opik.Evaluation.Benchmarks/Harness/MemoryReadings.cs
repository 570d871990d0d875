using Opik.Evaluation.Progress;

namespace Opik.Evaluation.Benchmarks.Harness;

/// <summary>Managed memory that is really in use, when a tenth, a half and all of the runs have ended.</summary>
internal sealed class MemoryReadings(int runs) : IProgress<EvaluationProgress>
{
    private readonly long[] marks = [runs / 10, runs / 2, runs];
    private readonly long[] readings = new long[3];

    public void Report(EvaluationProgress value)
    {
        if (Array.IndexOf(marks, value.Completed) is >= 0 and var mark)
            readings[mark] = GC.GetTotalMemory(forceFullCollection: true);
    }

    public override string ToString() => string.Join(", ", readings.Select(bytes => bytes / 1048576));
}
