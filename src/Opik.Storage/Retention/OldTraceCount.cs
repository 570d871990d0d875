namespace Opik.Storage;

/// <summary>What is too old.</summary>
/// <param name="Traces">Traces that go.</param>
/// <param name="InDatasets">Those among them that items of datasets were made of; the items stay.</param>
/// <param name="Used">Traces of that age that stay because an experiment uses them.</param>
public readonly record struct OldTraceCount(long Traces, long InDatasets, long Used)
{
    /// <summary>The sum of two.</summary>
    public static OldTraceCount operator +(OldTraceCount left, OldTraceCount right) => new(left.Traces + right.Traces, left.InDatasets + right.InDatasets, left.Used + right.Used);
}
