namespace Opik.Storage.ContractTests;

/// <summary>A store under test: its interfaces over a fresh, empty place. Disposing removes everything.</summary>
public abstract partial class TelemetryStore : IAsyncDisposable
{
    public abstract ITraceWrites TraceWrites { get; }

    public abstract ISpanWrites SpanWrites { get; }

    public abstract IThreadWrites ThreadWrites { get; }

    public abstract ITraceReads TraceReads { get; }

    public abstract ISpanReads SpanReads { get; }

    public abstract IThreadReads ThreadReads { get; }

    public abstract IFeedbackScores FeedbackScores { get; }

    public abstract IComments Comments { get; }

    public abstract IGuardrailResults GuardrailResults { get; }

    public abstract IAssertionResults AssertionResults { get; }

    public abstract IExperiments Experiments { get; }

    public abstract IExperimentItems ExperimentItems { get; }

    public abstract IExperimentComparison ExperimentComparison { get; }

    public abstract ValueTask DisposeAsync();
}
