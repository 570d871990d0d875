namespace Opik.Evaluation.Judges;

/// <summary>
/// Keeps the evaluation steps that models wrote for a task, by task, criteria, model and what else decides about the answer. When
/// full, what was not used for longest goes. Callers that come at the same time wait for one call. For several threads.
/// </summary>
public sealed class EvaluationStepsCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, LinkedListNode<(object Key, Task<string> Steps)>> _byKey = [];
    private readonly LinkedList<(object Key, Task<string> Steps)> _byUse = new();
    private readonly int _capacity;

    /// <param name="capacity">How many tasks are kept, at least 1. Default: 128.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public EvaluationStepsCache(int capacity = 128)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>Tasks kept now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _byUse.Count;
        }
    }

    /// <summary>The steps of a key; made when they are not kept. What fails is not kept.</summary>
    /// <param name="key">The key.</param>
    /// <param name="make">Makes them; no caller's cancellation ends it, for others may wait too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<string> GetAsync(object key, Func<Task<string>> make, CancellationToken cancellationToken)
    {
        Task<string> steps;
        lock (_lock)
        {
            // One that failed while nobody waited any more is made again.
            if (_byKey.TryGetValue(key, out var node) && !node.Value.Steps.IsFaulted && !node.Value.Steps.IsCanceled)
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                steps = node.Value.Steps;
            }
            else
            {
                if (node is not null)
                    Remove(node);
                // On a thread of its own: the lock is not held while a model is asked.
                steps = Task.Run(make, CancellationToken.None);
                _byKey[key] = _byUse.AddFirst((key, steps));
                while (_byUse.Count > _capacity)
                    Remove(_byUse.Last!);
            }
        }

        try
        {
            return await steps.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (steps.IsFaulted || steps.IsCanceled)
        {
            Forget(key, steps);
            throw;
        }
    }

    private void Forget(object key, Task<string> failed)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node) && node.Value.Steps == failed)
                Remove(node);
        }
    }

    private void Remove(LinkedListNode<(object Key, Task<string> Steps)> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
    }
}
