using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Running;

/// <summary>A run that goes on in this process: what it does, and the ways to hold it.</summary>
internal sealed class StudioLive(Guid id, OptimizationLimits limits, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile OptimizationLimits _limits = limits;
    private volatile StudioCurrent? _current;
    private volatile bool _isPausing;

    public Guid Id { get; } = id;

    /// <summary>Cancelled when the run is stopped, or the server is.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Whether somebody stopped the run.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether nothing new is to be begun.</summary>
    public bool IsPausing { get => _isPausing; set => _isPausing = value; }

    public OptimizationLimits Limits { get => _limits; set => _limits = value; }

    /// <summary>What is being evaluated; null: the model thinks.</summary>
    public StudioCurrent? Current { get => _current; set => _current = value; }

    /// <summary>Completes when the run has left this process.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Ends the calls on their way, too.</summary>
    public void Stop()
    {
        IsStopped = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment.
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _ended.TrySetResult();
    }
}
