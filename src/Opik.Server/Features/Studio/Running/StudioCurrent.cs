using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Running;

/// <summary>What is being evaluated.</summary>
internal sealed class StudioCurrent(EvaluationRequest request)
{
    private int _done;

    public EvaluationRequest Request { get; } = request;

    /// <summary>Rows that are done.</summary>
    public int Done => Volatile.Read(ref _done);

    public void Add() => Interlocked.Increment(ref _done);
}
