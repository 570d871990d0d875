using Opik.Optimizer;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>
/// What a run has spent, noted after every call, so that a restart loses nothing; and what rows on their way are expected to
/// spend, so that they do not go beyond the limit together.
/// </summary>
internal sealed class StudioSpending(IStudioRuns runs, Scope scope, StudioRun run)
{
    // Sums of floats.
    private const double Rounding = 1e-9;

    private readonly Lock _gate = new();
    private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _spent = run.Spent;
    private double _spentOnRows;
    private int _rows;
    private int _held;

    /// <summary>USD.</summary>
    public double Spent
    {
        get
        {
            lock (_gate)
                return _spent;
        }
    }

    /// <summary>Adds a call; null: nobody knows what it cost.</summary>
    /// <param name="cost">USD.</param>
    /// <param name="isOfRow">It tried a prompt on a row, or judged what came of it.</param>
    public Task AddAsync(decimal? cost, bool isOfRow)
    {
        var value = (double)(cost ?? 0);
        lock (_gate)
        {
            _spent += value;
            _spentOnRows += isOfRow ? value : 0;
        }

        // The call was made: it is noted even when the server is about to stop.
        return runs.SpendAsync(scope, run.Id, value, 1, CancellationToken.None);
    }

    /// <summary>
    /// Begins a row, once what it is expected to cost (the mean of the rows before) fits into the limit beside what is on its
    /// way; nobody knows what the first one costs, so it goes alone. <see cref="Release"/> ends it.
    /// </summary>
    /// <exception cref="CostLimitException">It does not fit, and nothing is on its way.</exception>
    public async Task HoldAsync(Func<double?> limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task ended;
            lock (_gate)
            {
                if (Fits(limit()))
                {
                    _held++;
                    return;
                }

                if (_held == 0)
                    throw new CostLimitException();
                ended = _ended.Task;
            }

            await ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends a row.</summary>
    public void Release()
    {
        TaskCompletionSource ended;
        lock (_gate)
        {
            _held--;
            _rows++;
            (ended, _ended) = (_ended, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        ended.SetResult();
    }

    private bool Fits(double? limit)
    {
        if (limit is not { } most)
            return true;
        if (_spent >= most)
            return false;
        return _rows == 0 ? _held == 0 : _spent + ((_held + 1) * _spentOnRows / _rows) <= most + Rounding;
    }
}
