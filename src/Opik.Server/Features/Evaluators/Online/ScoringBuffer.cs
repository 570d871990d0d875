using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>
/// Makes one job of what requests add while the one before is being written: many small writes at a time would otherwise be
/// as many jobs. Everybody waits until what he added is on disk.
/// </summary>
internal sealed class ScoringBuffer(ScoringQueue queue, LeftOutNotes notes)
{
    private readonly Lock _gate = new();
    private readonly Queue<ScoringBatch> _waiting = [];
    private ScoringBatch? _last;
    private bool _isWriting;

    /// <summary>Completes when it is stored, or when it is told that it is left out.</summary>
    public Task AddAsync(Scope scope, Guid projectId, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks)
    {
        lock (_gate)
        {
            if (_last is null || _last.IsFull)
                _waiting.Enqueue(_last = new ScoringBatch());
            _last.Add(scope, projectId, entity, tasks);
            var done = _last.Done;
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAsync);
            }

            return done;
        }
    }

    private async Task WriteAsync()
    {
        while (Next() is { } batch)
        {
            try
            {
                foreach (var (scope, plan) in batch.Plans)
                {
                    if (!await queue.AddAsync(scope, plan, CancellationToken.None))
                        await notes.QueueIsFullAsync(scope, plan.Entity, plan.Tasks);
                }

                batch.Complete(null);
            }
            catch (Exception failure)
            {
                // Those who wait for it tell.
                batch.Complete(failure);
            }
        }
    }

    private ScoringBatch? Next()
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out var batch))
                _isWriting = false;
            if (_waiting.Count == 0)
                _last = null;
            return batch;
        }
    }
}
